import { createHmac } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { recalled } from '#server/room/recalling.ts'
import type { Actor, PersonId, VoterId } from '#shared/core/actor.ts'
import type { View } from '#shared/protocol/wire.ts'
import type { RoomState } from '#shared/room/room.ts'
import { ownView } from '#shared/room/views/own-view.ts'
import { sharedView } from '#shared/room/views/shared-view.ts'
import type { Poll, PollId } from '#shared/voting/poll.ts'
import type { Device } from './device.ts'
import type { FaultyDisk } from './faulty-disk.ts'
import type { House } from './house.ts'
import { ballotIn, isNameless, isOnPoll, judgeNameless } from './nameless-ballots.ts'
import type { VirtualTime } from './virtual-time.ts'

type Complain = (what: string) => void

/** What must be true of every screen at every moment. */
export function watchScreen(actor: Actor, complain: Complain) {
  let revision = -1

  return ({ shared, own, revision: next }: View) => {
    if (next < revision) complain(`${actor.id} was taken back from revision ${revision} to ${next}`)
    revision = next
    if (own.person.id !== actor.id) complain(`${actor.id} was shown what is ${own.person.id}'s own`)
    if (actor.role !== 'facilitator' && 'roster' in shared.people) complain(`${actor.id} was shown the roster`)
    if (actor.role !== 'facilitator')
      for (const { status, by } of Object.values(shared.questions))
        if (status === 'proposed' && by !== actor.id) complain(`${actor.id} was shown another's proposal`)
    if (Object.values(shared.polls).filter(({ status }) => status === 'open').length > 1) complain('two votes are open')
    for (const poll of Object.values(shared.polls)) {
      if (poll.status !== 'revealed' && ('result' in poll || 'answers' in poll))
        complain(`${actor.id} was shown a result before the reveal`)
      if (poll.counting && poll.status !== 'open') complain('a vote that has closed is being counted')
      if (poll.result && poll.result.received < poll.k && poll.result.items) complain('numbers below the threshold')
    }
  }
}

/**
 * Turnout moves when three more people have voted, or five seconds after it last moved (VO15). `voted` is who had voted
 * when it was told; a process that died has forgotten what it had told.
 */
export function watchTurnout(time: VirtualTime, complain: Complain) {
  const told = new Map<string, { readonly voted: ReadonlySet<string>; readonly at: number; readonly life: number }>()

  return (poll: string, voted: ReadonlySet<string>, life: number) => {
    const before = told.get(poll)
    // A vote that has just opened has told nothing yet: the first who votes may be told of at once.
    const at = before || voted.size > 0 ? time.now() : Number.NEGATIVE_INFINITY
    told.set(poll, { voted, at, life })
    if (before?.life !== life) return
    const moved = [...voted].filter((who) => !before.voted.has(who)).length
    const left = [...before.voted].filter((who) => !voted.has(who)).length
    const since = time.now() - before.at
    if (moved + left < 3 && since < 5_000) complain(`turnout was told of ${moved + left} people after ${since} ms`)
  }
}

interface End {
  readonly house: House
  readonly faulty: FaultyDisk
  readonly devices: readonly Device[]
  readonly actors: readonly Actor[]
  complain: Complain
}

/** What must be true when everything has come to rest. */
export async function judge({ house, faulty, devices, actors, complain }: End): Promise<void> {
  const host = house.host()
  if (!host) return complain('the server did not come back')
  const room = host.state()
  const memory = await faulty.disk.load(house.record.id)
  if (devices.length < actors.length) complain('somebody never got in')
  for (const one of devices) {
    judgeDevice(one, room, complain)
    judgeOwn(one, room, voterIn(faulty), complain)
    judgeAnswers(one, room, complain)
  }
  judgeRemoved(house, room, faulty, complain)
  judgeBallots(devices, room, faulty, complain)
  judgeNameless(devices, room, house, complain)
  judgeOnce(devices, room, complain)
  for (const poll of room.polls.values()) judgeResult(poll, complain)
  const quiet = { read: () => undefined }
  const log = { warn: (_: unknown, what: string) => complain(what) } as never
  const means = { id: house.record.id, epoch: 0, store: faulty.store(), log, snapshots: quiet }
  const { room: again } = await recalled(means)
  if (!isDeepStrictEqual(plain(again), plain(room))) complain('what is stored is not what is shown')
  for (const { type } of memory.events)
    if (type === 'ballotCast' || type === 'voted') complain('a ballot is in the log')
  const ballots = devices.flatMap(({ actor, asked }) =>
    [...asked.values()].filter(({ command }) => command.type === 'castBallot').map(({ id }) => `${actor.id}/${id}`),
  )
  for (const { person, command, value } of memory.answers)
    if (ballots.includes(`${person}/${command}`) && Object.keys(value as object).length > 0)
      complain('the answer to a ballot tells when it came')
  for (const { id, mode, status } of room.polls.values())
    if (mode === 'anonymous' && status !== 'open' && !faulty.shredded.has(id)) complain('a key outlived its poll')
  for (const reason of house.failures)
    if (!(reason instanceof Error) || !/disk is full|could not be written/.test(reason.message))
      complain(`it was written down that ${String(reason)}`)
}

function judgeDevice(one: Device, room: RoomState, complain: Complain) {
  const { id, role } = one.actor
  if (room.people.get(id)?.removed) return
  if (!one.isConnected()) return complain(`${id} is not back`)
  if (!one.isDrained()) return complain(`${id} has something that was never sent`)
  const view = one.view()
  if (!view) return complain(`${id} sees nothing`)
  if (Object.values(view.shared.polls).some(({ counting }) => counting)) complain(`${id} is still told of a count`)
  if (role === 'facilitator') return
  const showing = {
    code: view.shared.room.code,
    present: new Set<PersonId>(),
    turnout: new Map(),
    epochs: { board: 1, notes: 1 },
  }
  const { people: _, polls: seen, ...shown } = view.shared
  const { people: __, polls, ...there } = sharedView(room, showing)
  const settled = Object.fromEntries(Object.entries(polls).filter(([, { status }]) => status !== 'open'))
  const seenSettled = Object.fromEntries(Object.entries(seen).filter(([, { status }]) => status !== 'open'))
  if (!isDeepStrictEqual(withoutNulls(shown), withoutNulls(there))) complain(`${id} sees another room than there is`)
  if (!isDeepStrictEqual(withoutNulls(seenSettled), withoutNulls(settled))) complain(`${id} sees other votes`)
}

/** What is somebody's own, and nobody else's, is what they see as such. */
function judgeOwn(one: Device, room: RoomState, voterIn: VoterIn, complain: Complain) {
  const view = one.view()
  if (!view || room.people.get(one.actor.id)?.removed) return
  const own = ownView(room, one.actor.id, (poll, person) => {
    const known = room.polls.get(poll as PollId)
    return known?.mode === 'anonymous' && known.status !== 'open' ? undefined : voterIn(known, person)
  })
  if (!isDeepStrictEqual(withoutNulls(view.own), withoutNulls(own))) complain(`${one.actor.id} sees as own what is not`)
}

/** Whatever left a device was answered, unless a later ballot took its place; observers get nothing done in a vote. */
function judgeAnswers({ actor, asked }: Device, room: RoomState, complain: Complain) {
  if (room.people.get(actor.id)?.removed) return
  for (const { id, command, answer } of asked.values()) {
    if (!answer && command.type !== 'castBallot') complain(`${actor.id}'s ${id} (${command.type}) was never answered`)
    if (actor.role === 'observer' && command.type === 'castBallot' && answer?.ok) complain('an observer has voted')
  }
}

/** Who was taken out while a vote was open is not counted in it. */
function judgeRemoved({ happened }: House, room: RoomState, faulty: FaultyDisk, complain: Complain) {
  const gone = new Set<PersonId>()
  for (const event of happened) {
    if (event.type === 'personRemoved') gone.add(event.person)
    const poll = event.type === 'pollClosed' ? room.polls.get(event.poll) : undefined
    if (poll)
      for (const person of gone)
        if ((poll.ballots as ReadonlyMap<string, unknown>).has(voterOf(faulty, poll, person)))
          complain(`${person} was gone and is counted`)
  }
}

type VoterIn = (poll: Poll | undefined, person: PersonId) => VoterId | undefined
const voterIn =
  (faulty: FaultyDisk): VoterIn =>
  (poll, person) =>
    poll && (voterOf(faulty, poll, person) as VoterId) // as the server makes it

/** The name under which somebody's ballot lies, worked out as TRUST.md §4.1 says. */
function voterOf(faulty: FaultyDisk, { id, mode }: Poll, person: PersonId): string {
  const key = faulty.keyOf(id)
  return mode === 'anonymous' && key ? createHmac('sha256', key).update(person).digest('base64url') : person
}

/** Everybody's last ballot that was acknowledged is the one that is there, and no other. */
function judgeBallots(devices: readonly Device[], room: RoomState, faulty: FaultyDisk, complain: Complain) {
  for (const poll of [...room.polls.values()].filter((one) => !isNameless(one)))
    for (const { actor, asked } of devices) {
      if (room.people.get(actor.id)?.removed) continue
      const voter = voterOf(faulty, poll, actor.id)
      const own = [...asked.values()].filter(({ command }) => isOnPoll(command, poll.id))
      const acknowledged = own.findLastIndex(({ answer }) => answer?.ok)
      // A ballot whose answer was lost may have arrived before a later one took its place in the outbox.
      const unanswered = own.slice(acknowledged + 1).filter(({ answer }) => !answer)
      const there = (poll.ballots as ReadonlyMap<string, unknown>).get(voter)
      const may = [ballotIn(own[acknowledged]), ...unanswered.map(ballotIn)]
      if (!may.some((ballot) => isDeepStrictEqual(there, ballot)))
        complain(`${actor.id}'s ballot is ${JSON.stringify(there)}, acknowledged was ${JSON.stringify(may[0])}`)
    }
}

/** What was acknowledged is there once; what was refused is not there. */
function judgeOnce(devices: readonly Device[], room: RoomState, complain: Complain) {
  const texts = [...room.questions.values()].map(({ text }) => text)
  for (const { asked } of devices)
    for (const { command, answer } of asked.values()) {
      if (command.type !== 'proposeQuestion') continue
      const times = texts.filter((text) => text === command.text).length
      if (answer && times !== (answer.ok ? 1 : 0)) complain(`${command.text} is there ${times} times`)
    }
  for (const { id } of room.people.values())
    if (!devices.some(({ actor }) => actor.id === id)) complain(`${id} has a seat and is nobody`)
}

/** Counted again, by the simplest means there is. */
function judgeResult({ result, ballots, config, status, questions }: Poll, complain: Complain) {
  const { budget } = config as { readonly budget: number }
  const given = [...ballots.values()].map(({ dots }) => dots as Readonly<Record<string, number>>)
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
  if (given.some((dots) => sum(Object.values(dots)) > budget)) complain('somebody gave more than they had')
  if (status === 'open') return
  if (!result) return complain('a closed vote has no result')
  if (result.received !== given.length) complain(`${result.received} counted of ${given.length}`)
  for (const [item, told] of Object.entries(result.items ?? {})) {
    if (!questions.some((id) => id === item)) complain('a question that was not asked')
    const total = sum(given.map((dots) => dots[item] ?? 0))
    if ('total' in told && told.total !== total) complain(`${told.total} dots counted of ${total}`)
  }
}

/** Whatever a room is made of, ready to be compared: order inside maps says nothing. */
const plain = ({ acts: _, ...room }: RoomState) => ({
  ...room,
  polls: new Map(
    [...room.polls].map(([id, poll]) => [id, { ...poll, voted: new Map(poll.voted), ballots: new Map(poll.ballots) }]),
  ),
})

const withoutNulls = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, inner: unknown) => inner ?? undefined)
