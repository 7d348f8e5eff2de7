import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRoomOf, fileOf, voteBy } from '#tests/summary/a-vote.ts'

const COMMAND = fileURLToPath(new URL('../../server/questions-first.mjs', import.meta.url))
/** If the build is not of these sources, the command builds first. */
const LONG = 120_000

const folder = mkdtempSync(join(tmpdir(), 'questions-first-'))
afterAll(() => rmSync(folder, { recursive: true }))

const vote = aRoomOf(12)
voteBy(vote, 'approval')
const record = fileOf(vote.played.room())

function kept(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** What the command says in a process of its own, and the code it ends with. */
const verify = (...words: readonly string[]) =>
  new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [COMMAND, ...words], (failure, out, err) =>
      resolve({ code: failure?.code ?? 0, out, err }),
    )
  })

beforeAll(() => verify('verify', folder), LONG)

test('[SU40] the command ends with 0 where all is the same, with 1 where something is different', async () => {
  const same = await verify('verify', kept('same.json', `\uFEFF${record}`))
  expect([same.code, same.err]).toEqual([0, ''])
  expect(same.out).toContain('Vote 1, round 1 (Approval): same. 12 ballots counted again.')
  const changed = kept('changed.json', record.replace('"received":12', '"received":13'))
  const different = await verify('verify', changed)
  expect(different.code).toBe(1)
  expect(different.out).toContain('DIFFERENT')
})

test(
  '[SU41] the command ends with 2 and a sentence where there is no record',
  async () => {
    const huge = kept('huge.json', '')
    truncateSync(huge, 1024 ** 3)
    for (const [words, said] of [
      [['verify', kept('prose.json', 'Dear all,')], 'This is not a JSON file.'],
      [['verify', huge], 'is larger than the record of any workshop'],
      [['verify', folder], 'is not a file'],
      [['verify', join(folder, 'nowhere.json')], 'cannot be read: ENOENT'],
      [['verify'], 'Say which record'],
      [['sing', huge], 'Say which record'],
    ] as const) {
      const { code, out, err } = await verify(...words)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(said)
      expect(err).not.toContain('    at ')
    }
  },
  LONG,
)
