import { expect, vi } from 'vitest'
import { aRoom, type StockClient } from './stock-client.ts'
import { type Example, type Json, renamed } from './vectors-on-the-wire.ts'

// How a stranger's client votes: nothing of ours is imported.

/** The fewest ballots, and answers on a question, of which a room may be told numbers. */
export const K = 3
const PAPERS_AT_ONCE = 100
/** A command holds a hundred papers and 16 KiB at most. */
const COMMAND_BYTES = 15_000

export interface VotingRoom {
  readonly fay: StockClient
  readonly ann: StockClient
  /** In the order in which they were made. */
  readonly questions: readonly string[]
  close(): void
}

export async function aRoomFor(base: string, questions: number): Promise<VotingRoom> {
  const texts = Array.from({ length: questions }, (_, at) => ({ text: `Question ${at + 1}`, action: 'Act' }))
  const { fay, people } = await aRoom(base, 1, { questions: texts })
  const [ann] = people as [StockClient]
  const all = Object.entries<Json>(fay.view().shared.questions)
  return {
    fay,
    ann,
    questions: all.toSorted(([, a], [, b]) => a.position - b.position).map(([id]) => id),
    close: () => [fay, ann].forEach((one) => one.close()),
  }
}

export const codeOf = (answer: Json) => answer.refusal?.code
const idle = (seconds: number) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds))

/** Asks, and asks again when that was too fast: twenty commands a second are anybody's. */
export async function ask(who: StockClient, command: Json): Promise<Json> {
  for (;;) {
    const answer = await who.ask(command)
    if (codeOf(answer) !== 'tooFast') return answer
    await idle(0.2)
  }
}

export const namesIn = ({ questions }: VotingRoom, { config }: Example) =>
  new Map<string, string>(config.items.map((item: string, at: number) => [item, questions[at]]))

export function open(room: VotingRoom, example: Example) {
  const { items: _, ...config } = example.config
  const names = namesIn(room, example)
  return ask(room.fay, {
    type: 'openPoll',
    method: example.method,
    config: renamed(config, names),
    questions: [...names.values()],
    k: K,
  })
}

export async function onPaper({ fay }: VotingRoom, poll: string, ballots: readonly Json[]): Promise<void> {
  const papers = ballots.map((ballot, at) => ({ number: at + 1, ballot }))
  for (let sent = 0; sent < papers.length;) {
    let next: Json[] = papers.slice(sent, sent + PAPERS_AT_ONCE)
    while (JSON.stringify(next).length > COMMAND_BYTES) next = next.slice(0, Math.floor(next.length / 2))
    expect(await ask(fay, { type: 'enterPaperBallots', poll, ballots: next })).toMatchObject({ ok: true })
    sent += next.length
  }
}

/** Closes and reveals, and gives back what everybody sees of it. */
export async function reveal({ fay, ann }: VotingRoom, poll: string): Promise<Json> {
  expect(await ask(fay, { type: 'closePoll', poll })).toMatchObject({ ok: true })
  expect(await ask(fay, { type: 'revealResult', poll })).toMatchObject({ ok: true })
  const resultFor = (who: StockClient) => who.view().shared.polls[poll]?.result
  for (const who of [fay, ann]) await vi.waitFor(() => expect(resultFor(who)).toBeDefined(), 10_000)
  expect(resultFor(ann)).toEqual(resultFor(fay))
  return resultFor(ann)
}
