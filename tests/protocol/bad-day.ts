import { randomBytes } from 'node:crypto'
import { expect, vi } from 'vitest'
import { openApi } from '#server/descriptions/openapi.ts'
import { houseLog } from '#server/log.ts'
import { aHouse } from '#tests/kit/house.ts'
import { aRoom, enter, type StockClient } from './stock-client.ts'
import { filledWith, wordsIn } from './written.ts'

const QUESTIONS = [
  { text: 'How many families?', action: 'Target grants' },
  { text: 'Who misses out?', action: 'Call them' },
]
/** Words that may stand in an answer: those of the contract, and those with which refusals are explained. */
const OURS = `${JSON.stringify(openApi())} Invalid Expected application/json text/csv questions-first`

/** A room in the middle of its work, somebody in it who must notice nothing, and everything that is written down. */
export async function aBadDay() {
  let clock = Date.now()
  const lines: string[] = []
  const log = houseLog({ level: 'trace', secret: randomBytes(32), to: { write: (line) => void lines.push(line) } })
  const house = await aHouse({ now: () => clock, log })
  const [here, elsewhere] = [
    await aRoom(house.base, 3, { questions: QUESTIONS }),
    await aRoom(house.base, 1, { title: 'Elsewhere' }),
  ]
  const { fay, people, join, room, passes, facilitatorPass } = here
  const [ann, bob, gone] = people as [StockClient, StockClient, StockClient]
  const watching = await join({ role: 'observer' })
  const olu = await enter(house.base, room, watching.token)
  await fay.ask({ type: 'removePerson', person: passes[2].person.id })
  const [question, other] = Object.keys(fay.view().shared.questions) as [string, string]
  const dots = { type: 'openPoll', method: 'dots', config: { budget: 3, perItem: 3 }, questions: [question, other] }
  const closed = (await fay.ask(dots)).value.poll as string
  await fay.ask({ type: 'closePoll', poll: closed })
  const poll = (await fay.ask(dots)).value.poll as string
  await vi.waitUntil(() => bob.view().shared.polls[poll] && fay.view().shared.people.present === 3)
  const tokens: Record<string, string> = {
    fay: facilitatorPass.token,
    ann: passes[0].token,
    bob: passes[1].token,
    olu: watching.token,
    gone: passes[2].token,
    stranger: elsewhere.passes[0].token,
  }
  const names = {
    room,
    question,
    other,
    poll,
    closed,
    stage: Object.keys(fay.view().shared.agenda.stages)[0] as string,
    fay: facilitatorPass.person.id as string,
    ann: passes[0].person.id as string,
    annToken: passes[0].token as string,
    strangerKey: elsewhere.made.facilitatorKey as string,
    host: `127.0.0.1:${house.port}`,
  }
  /** All that could be changed by what is sent. */
  const contents = () => {
    const { questions, polls, agenda, holdings, needs, commitments, people: counted } = fay.view().shared
    return structuredClone({ questions, polls, agenda, holdings, needs, commitments, joined: counted.joined })
  }
  const before = contents()

  /** Does something bad, and gives what came of it, once it is certain that nobody else was told anything. */
  async function unnoticed<T>(sent: string, run: () => Promise<T>): Promise<T> {
    clock += 1_000 // buckets fill: this is about answers, not about pace
    const [from, logged] = [bob.frames.length, lines.length]
    const result = await run()
    await bob.socket.timeout(5_000).emitWithAck('sync', { lastRevision: bob.view().revision })
    const told = bob.frames.slice(from).map((frame) => JSON.parse(frame) as [string, { shared?: object; own?: object }])
    expect(told.filter(([, { shared, own }]) => shared ?? own)).toEqual([])
    const secret = wordsIn(sent, OURS)
    expect(secret.filter((word) => lines.slice(logged).join('').includes(word))).toEqual([])
    return result
  }

  return {
    house,
    room,
    clients: { fay, ann, bob, olu },
    tokens,
    filled: filledWith(names),
    unnoticed,
    contents,
    before,
    pass: (milliseconds: number) => void (clock += milliseconds),
    /** What the house wrote down as having gone wrong. */
    errors: () => lines.filter((line) => (JSON.parse(line) as { level: number }).level >= 50),
    isRepeated: (sent: string, answer: string) => wordsIn(sent, OURS).filter((word) => answer.includes(word)),
    async close() {
      for (const client of [fay, ann, bob, gone, olu, elsewhere.fay, ...elsewhere.people]) client.close()
      await house.close()
    },
  }
}
export type BadDay = Awaited<ReturnType<typeof aBadDay>>
