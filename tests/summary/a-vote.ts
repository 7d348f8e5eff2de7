import fc from 'fast-check'
import type { QuestionId } from '#shared/questions/question.ts'
import type { Command } from '#shared/room/commands.ts'
import { NOTHING_WRITTEN } from '#shared/summary/documents.ts'
import { ballotsOf } from '#shared/summary/ballots.ts'
import { FILE_K, ROOM_K } from '#shared/summary/gate.ts'
import { summarise } from '#shared/summary/summarise.ts'
import type { RoomState } from '#shared/room/room.ts'
import { facilitatorView } from '#shared/room/views/facilitator-view.ts'
import { sharedView } from '#shared/room/views/shared-view.ts'
import type { MethodName } from '#shared/voting/methods.ts'
import { METHODS, type MethodBallot } from '#shared/voting/methods.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { ITEMS, someBallots } from '#tests/voting/ballots.ts'
import { PEOPLE, play, type Played } from './a-workshop.ts'

const KINDS = ['frontline', 'funder', 'academic'] as const

export interface Vote {
  readonly played: Played
  readonly questions: readonly QuestionId[]
  readonly voters: readonly string[]
}

/** A room with four questions and these many people of seven organisations. */
export function aRoomOf(voters: number): Vote {
  const played = play()
  played.admit(PEOPLE[0]!)
  const names = Array.from({ length: voters }, (_, at) => `v${at}`)
  for (const [at, id] of names.entries())
    played.admit({
      id,
      role: 'attendee',
      name: id,
      organisation: `Group ${at % 7}`,
      organisationType: KINDS[at % KINDS.length]!,
    })
  const questions = ITEMS.map(
    (item) =>
      played.ask('p-fay', { type: 'proposeQuestion', text: `What of ${item}?`, action: 'Act on it.' } as Command)[
        'question'
      ] as QuestionId,
  )
  return { played, questions, voters: names }
}

/** One vote by this method, closed and revealed; its ballots are the same ones every time. */
export function voteBy(
  { played, questions, voters }: Vote,
  method: MethodName,
  config: object = someBallots(method).config as object,
): PollId {
  const named = <T>(value: T): T =>
    JSON.parse(
      ITEMS.reduce((text, item, at) => text.replaceAll(`"${item}"`, `"${questions[at]}"`), JSON.stringify(value)),
    ) as T
  const poll = played.ask('p-fay', { type: 'openPoll', method, questions, config: named(config) } as Command)[
    'poll'
  ] as PollId
  const ballots = fc
    .sample(someBallots(method).ballots, { seed: 7, numRuns: 40 })
    .flat()
    .filter((ballot: MethodBallot) => !METHODS[method].isBlank(ballot))
  for (const [at, who] of voters.entries())
    played.ask(who, { type: 'castBallot', poll, ballot: named(ballots[at]) } as unknown as Command)
  played.ask('p-fay', { type: 'closePoll', poll })
  played.ask('p-fay', { type: 'revealResult', poll })
  return poll
}

/** The room's record as the JSON file that people download. */
export function fileOf(room: RoomState, { names = false } = {}): string {
  const showing = { code: 'K7MB4QTR', present: new Set<never>(), turnout: new Map(), epochs: { board: 1, notes: 1 } }
  const seen = names ? facilitatorView(room, showing) : sharedView(room, showing)
  const k = names ? ROOM_K : FILE_K
  return JSON.stringify(summarise(seen, NOTHING_WRITTEN, { at: 0, names, k, ballots: ballotsOf(room) }))
}
