import { sqliteStore } from '#server/store/sqlite/sqlite-store.ts'

// A process to be killed: appends without end, and tells each append on stdout only after it has resolved.
const [folder, run] = process.argv.slice(2) as [string, string]
const quiet = { committed() {}, failed() {}, recovered() {} }
const store = sqliteStore(folder, quiet)
const epoch = await store.wake('room')

async function write(name: string) {
  await store.append('room', epoch, {
    events: [{ type: `first of ${name}` }, { type: `second of ${name}` }],
    rows: [{ table: 'ballots', key: ['p1', name], value: name }],
  })
  process.stdout.write(`${name}\n`)
}

async function writeForEver(lane: number) {
  for (let count = 0; ; count++) {
    await write(`${run}-${lane}-${count}`)
    if (lane === 0 && count % 50 === 49) await store.scrub()
  }
}

await Promise.all(Array.from({ length: 20 }, (_, lane) => writeForEver(lane)))
