import { expect, test } from 'vitest'
import { UnknownRoom } from '#server/store/failures.ts'
import { houseLog } from '#server/log.ts'

function aLog(secret = 1) {
  const lines: string[] = []
  const log = houseLog({
    level: 'info',
    secret: Buffer.alloc(32, secret),
    to: { write: (line) => void lines.push(line) },
  })
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, Record<string, unknown>> }
}

test('ids are digests that tell one from another, and after the next start not even that', () => {
  const { log, last } = aLog()
  const digestOf = (room: string) => {
    log.warn({ room }, 'something')
    return last()['room']
  }
  expect(digestOf('K7MB4QTR')).toBe(digestOf('K7MB4QTR'))
  expect(digestOf('K7MB4QTR')).not.toBe(digestOf('BBBBBBBB'))
  expect(digestOf('K7MB4QTR')).toMatch(/^[\w-]{10}$/)
  const { log: other, last: lastOther } = aLog(2)
  other.warn({ room: 'K7MB4QTR' }, 'something')
  expect(lastOther()['room']).not.toBe(digestOf('K7MB4QTR'))
})

test('what breaks is told with its place and its kind, without codes, tokens or quotes', () => {
  const { log, lines, last } = aLog()
  log.error({ err: new UnknownRoom('K7MB4QTR') }, 'broken')
  expect(last()['err']).toMatchObject({ type: 'UnknownRoom', message: 'no room …' })
  expect(last()['err']!['at']).toEqual(expect.arrayContaining([expect.stringContaining('log.test.ts')]))
  log.error({ err: new SyntaxError('Unexpected token "my secret words" at Zm9vYmFyMTIzNDU2') }, 'broken')
  expect(last()['err']).toMatchObject({ message: 'Unexpected token … at …' })
  log.error({ err: 'words that somebody threw' }, 'broken')
  log.error({ error: Object.assign(new Error('x'), { body: 'the whole body', code: 'E_X' }) }, 'broken')
  for (const secret of ['K7MB4QTR', 'my secret', 'Zm9v', 'somebody threw', 'whole body'])
    expect(lines.join()).not.toContain(secret)
  expect(last()['error']).toMatchObject({ code: 'E_X' })
})
