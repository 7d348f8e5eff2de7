import { setTimeout as pause } from 'node:timers/promises'
import type { Kept, OutboxStorage } from '#client/realtime/outbox-storage.ts'
import { openRoom, type RoomClient } from '#client/realtime/room-client.ts'
import { mulberry32 } from '#shared/kit/random.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { PollId } from '#shared/voting/poll.ts'

// People with the product's own line and outbox: what they are told is saved is written down here, to be compared later.

const MOST_PROPOSALS = 400
const LONGEST_WAIT = 60_000

interface Membership {
  readonly token: string
  readonly person: string
}

interface Voter {
  readonly person: string
  readonly room: RoomClient
  /** The mark that was acknowledged last. */
  last?: number
  /** Marks sent and not answered yet. */
  underWay: Set<number>
  acknowledged: number
  refused: string[]
}

async function post<T>(base: string, path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

function memoryStorage(): OutboxStorage {
  const rows = new Map<string, Kept>()
  return {
    read: async () => [...rows.values()],
    async write(kept, gone) {
      for (const entry of kept) rows.set(entry.id, entry)
      for (const id of gone) rows.delete(id)
    },
    wipe: async () => rows.clear(),
  }
}

export type Crowd = Awaited<ReturnType<typeof aCrowd>>

/** A room in which so many people vote, over and over, for as long as they are told to. `through` may be a proxy. */
export async function aCrowd(base: string, count: number, { seed = 1, through = base } = {}) {
  const random = mulberry32(seed)
  const wording = [{ text: 'What is missing?', action: 'Act' }]
  const made = await post<{ room: string; facilitatorKey: string }>(base, '/api/rooms', {
    title: 'Faults',
    questions: wording,
  })
  const join = async (body: object): Promise<Membership> => {
    const { token, person } = await post<{ token: string; person: { id: string } }>(
      base,
      `/api/rooms/${made.room}/people`,
      body,
    )
    return { token, person: person.id }
  }
  const enter = ({ token, person }: Membership) =>
    openRoom({ code: made.room, token, person, origin: through, storage: memoryStorage() })
  const fay = enter(await join({ facilitatorKey: made.facilitatorKey, name: 'Fay' }))
  const voters: Voter[] = []
  while (voters.length < count) {
    const group = Array.from({ length: Math.min(20, count - voters.length) }, (_, at) =>
      join({ name: `Person ${voters.length + at}` }),
    )
    for (const membership of await Promise.all(group))
      voters.push({
        person: membership.person,
        room: enter(membership),
        underWay: new Set(),
        acknowledged: 0,
        refused: [],
      })
  }
  await until(() => [fay, ...voters.map(({ room }) => room)].every(isThere))
  const [question] = Object.keys(viewOf(fay).shared.questions) as [QuestionId]
  const opened = await fay.ask({ type: 'openPoll', method: 'value_gap', questions: [question], mode: 'attributed' })
  if (!opened.ok) throw new Error(`the poll was refused: ${opened.refusal.code}`)
  const poll = opened.value?.['poll'] as PollId
  /** Texts of questions whose proposal was acknowledged. */
  const proposed: string[] = []
  let asked = 0
  let isOver = false
  const working: Promise<void>[] = []

  async function vote(voter: Voter) {
    const mark = 1 + Math.floor(random() * 5)
    voter.underWay.add(mark)
    const ballot = { ratings: { [question]: { value: mark, gap: 3 } } }
    const answer = await voter.room.ask({ type: 'castBallot', poll, ballot })
    voter.underWay.delete(mark)
    if (!answer.ok) return void voter.refused.push(answer.refusal.code)
    voter.acknowledged += 1
    voter.last = mark
  }

  async function propose() {
    if (asked >= MOST_PROPOSALS) return
    const text = `Question number ${++asked}?`
    const answer = await fay.ask({ type: 'proposeQuestion', text, action: 'Act' })
    if (answer.ok) proposed.push(text)
  }

  async function keepVoting(voter: Voter) {
    while (!isOver) {
      await vote(voter)
      await pause(60 + random() * 120)
    }
  }
  async function keepProposing(every: number) {
    while (!isOver) {
      await propose()
      await pause(every)
    }
  }

  return {
    code: made.room,
    poll,
    question,
    fay,
    voters,
    proposed,
    join,
    enter,
    begin(every = 300) {
      working.push(...voters.map(keepVoting), keepProposing(every))
    },
    acknowledged: () => proposed.length + voters.reduce((sum, one) => sum + one.acknowledged, 0),
    /** Everything that is under way is answered, then nothing more is asked. */
    async finish() {
      isOver = true
      await within(Promise.all(working), 'the last answers')
    },
    close: () => [fay, ...voters.map(({ room }) => room)].forEach((room) => room.close()),
  }
}

export const isThere = (room: RoomClient) =>
  room.line.getState().state === 'connected' && room.store.getState().view !== undefined

export function viewOf(room: RoomClient) {
  const { view } = room.store.getState()
  if (!view) throw new Error('nothing has been seen yet')
  return view
}

export async function until(holds: () => boolean | Promise<boolean>, most = LONGEST_WAIT): Promise<number> {
  const began = performance.now()
  while (!(await holds())) {
    if (performance.now() - began > most) throw new Error(`still waiting after ${most} ms for: ${holds}`)
    await pause(10)
  }
  return performance.now() - began
}

function within<T>(promise: Promise<T>, what: string): Promise<T> {
  const late = new AbortController()
  const tooLate = pause(LONGEST_WAIT, undefined, { signal: late.signal }).then(() => {
    throw new Error(`${what} did not come within ${LONGEST_WAIT} ms`)
  })
  tooLate.catch(() => undefined) // in time: nobody waits for this any more
  return Promise.race([promise, tooLate]).finally(() => late.abort())
}

/** What is lost, doubled or miscounted once everything has been answered; closes the poll to count. */
export async function faultsOf(crowd: Crowd): Promise<readonly string[]> {
  const { fay, voters, proposed, poll, question } = crowd
  await until(() => voters.every(({ room }) => isThere(room)) && isThere(fay))
  const closed = await fay.ask({ type: 'closePoll', poll })
  const revealed = await fay.ask({ type: 'revealResult', poll })
  if (!closed.ok || !revealed.ok) return ['the poll could not be closed and revealed']
  await until(() => Object.hasOwn(viewOf(fay).shared.polls[poll] ?? {}, 'result'))
  const { shared } = viewOf(fay)
  const texts = Object.values(shared.questions).map(({ text }) => text)
  const times = new Map<string, number>()
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1)
  const voted = voters.filter(({ last }) => last !== undefined)
  const result = shared.polls[poll]?.result as unknown as Counted | undefined // VOTING.md
  if (!result) return ['the poll has no result']
  const { received, items } = result
  const expected = [1, 2, 3, 4, 5].map((mark) => voted.filter(({ last }) => last === mark).length)
  const counted = items[question]?.value.counts
  const broken: string[] = []
  const lost = proposed.filter((text) => !times.has(text))
  const doubled = [...times].filter(([, count]) => count > 1)
  if (lost.length > 0) broken.push(`${lost.length} acknowledged questions are lost: ${lost.slice(0, 3).join(' ')}`)
  if (doubled.length > 0) broken.push(`${doubled.length} questions are there twice`)
  if (received !== voted.length) broken.push(`${received} ballots were counted, ${voted.length} people have voted`)
  if (String(counted) !== String(expected)) broken.push(`counted ${counted}, acknowledged ${expected}`)
  const refused = voters.flatMap((voter) => voter.refused)
  if (refused.length > 0) broken.push(`${refused.length} ballots were refused: ${[...new Set(refused)].join(', ')}`)
  return broken
}

interface Counted {
  readonly received: number
  readonly items: Readonly<Record<string, { readonly value: { readonly counts: readonly number[] } } | undefined>>
}
