// Boards with people at them: the product's, and a relaying server's.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathOf, startCrowd, startServer } from './processes.mjs'
import { joinPeople, openRoom, startProduct } from './product.mjs'

const QUESTIONS = 12

/** A room of the built product in the stage that opens its board, and a crowd that has entered it. */
export async function productBoard({ people, profile }) {
  const folder = mkdtempSync(join(tmpdir(), 'questions-first-bench-'))
  const start = () => startProduct({ profile, folder })
  let server = await start()
  const { room, fay } = await openRoom(server.base, { questions: QUESTIONS })
  const [barriers] = Object.entries(fay.view.shared.agenda.stages).find(([, { kind }]) => kind === 'barriers')
  await fay.ask({ type: 'moveToStage', stage: barriers })
  fay.close()
  const tokens = await joinPeople(server.base, room, people)
  let crowd = await entered()

  async function entered(count = people) {
    const some = startCrowd('board-crowd.mjs')
    await some.tell('enter', { base: server.base, room, tokens: tokens.slice(0, count) })
    return some
  }

  return {
    pid: () => server.pid,
    crowd: () => crowd,
    folder,
    /** Starts the server again, after a stop in good order or a kill, with `count` people in the room and nobody at the board. */
    async restart({ isKill, count }) {
      await crowd.end()
      if (isKill) process.kill(server.pid, 'SIGKILL')
      await server.end()
      server = await start()
      crowd = await entered(count)
    },
    async close() {
      await crowd.end()
      await server.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The same people at a server that relays every update to everybody, and remembers nothing. */
export async function relayedBoard({ people }) {
  const server = await startServer([pathOf('relaying-server.mjs')])
  const crowd = startCrowd('board-crowd.mjs')
  await crowd.tell('gather', { base: server.base, count: people })
  return {
    pid: () => server.pid,
    crowd: () => crowd,
    async close() {
      await crowd.end()
      await server.end()
    },
  }
}
