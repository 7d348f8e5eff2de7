import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { entryOf, fileStore, recordOf } from './stores.ts'

const CYCLES = 6
const WRITER = fileURLToPath(new URL('storm-writer.ts', import.meta.url))
const SECOND = 1000

/** Lets the writer tell so many appends, kills it in the middle of the next, and returns what it told. */
async function killAfter(told: number, folder: string, run: string): Promise<readonly string[]> {
  const writer: ChildProcess = spawn(process.execPath, ['--import', 'tsx', WRITER, folder, run], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [output, complaints] = ['', '']
  writer.stderr!.on('data', (text) => (complaints += text))
  writer.stdout!.on('data', (text) => {
    output += text
    if (output.split('\n').length > told) writer.kill('SIGKILL')
  })
  const [, signal] = await once(writer, 'close')
  expect(complaints).toBe('')
  expect(signal).toBe('SIGKILL')
  return output.split('\n').slice(0, -1)
}

test(
  `[ST1] [ST2] [ST18] after ${CYCLES} kills amid a storm, all that was told is there, whole, and the links hold`,
  async () => {
    const { folder, store } = fileStore()
    await store.createRoom(recordOf('room'), entryOf(), [])
    await store.close()
    const told: string[] = []
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      told.push(...(await killAfter(100 + cycle * 173, folder, `run${cycle}`)))
      const reopened = fileStore(folder).store
      const { events, rows } = await reopened.load('room')
      const remembered = events.map(({ type }) => type)
      const known = new Set(remembered)
      const voters = new Set(rows.map(({ key }) => key[1]))
      expect(told.filter((name) => !known.has(`first of ${name}`) || !voters.has(name))).toEqual([])
      expect(known.size).toBe(remembered.length)
      expect(rows).toHaveLength(remembered.length / 2)
      expect(
        remembered.filter(
          (type, index) => index % 2 === 1 && type !== remembered[index - 1]!.replace('first', 'second'),
        ),
      ).toEqual([])
      await reopened.close()
    }
    console.log(`0 of ${told.length} told appends lost in ${CYCLES} kills`)
  },
  60 * SECOND,
)
