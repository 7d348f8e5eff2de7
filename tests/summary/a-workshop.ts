import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { boardOf } from '#shared/board/doc.ts'
import { HERE } from '#shared/board/doc.ts'
import type { Sticky } from '#shared/board/shape.ts'
import type { PersonId, Role, VoterId } from '#shared/core/actor.ts'
import type { Details, OrganisationType } from '#shared/people/person.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { Command } from '#shared/room/commands.ts'
import { founding } from '#shared/room/founding.ts'
import { decide, evolve, replay, type RoomState } from '#shared/room/room.ts'
import { facilitatorView } from '#shared/room/views/facilitator-view.ts'
import { sharedView } from '#shared/room/views/shared-view.ts'
import { ballotsOf } from '#shared/summary/ballots.ts'
import { readTogether } from '#shared/summary/documents.ts'
import { FILE_K, ROOM_K } from '#shared/summary/gate.ts'
import { summarise } from '#shared/summary/summarise.ts'
import type { Summary } from '#shared/summary/summary.ts'
import type { HoldingId } from '#shared/holdings/holding.ts'
import type { PollId } from '#shared/voting/poll.ts'

const AT = Date.UTC(2026, 10, 21, 14, 2)
export const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** Everybody's name, and how to reach them: what no record without names may hold. */
export const PEOPLE: readonly (Details & { readonly id: string; readonly role: Role })[] = [
  { id: 'p-fay', role: 'facilitator', name: 'Fay Okonjo', organisation: 'Hill Fund', organisationType: 'funder' },
  {
    id: 'p-ann',
    role: 'attendee',
    name: 'Ann Lindqvist',
    organisation: 'Riverside Advice',
    organisationType: 'frontline',
  },
  { id: 'p-bob', role: 'attendee', name: 'Bob Szabolcsi', organisation: 'Hill Fund', organisationType: 'funder' },
  { id: 'p-olu', role: 'observer', name: 'Olu Adeyemi' },
]
export const REACHES = ['ann.l@example.org', 'bob.s@example.org', 'steward-zeta', 'desk@zeta.example']

const KINDS: readonly OrganisationType[] = ['frontline', 'frontline', 'local_gov', 'academic']

export interface Played {
  readonly room: () => RoomState
  /** As the room would decide it; a refusal fails the test. */
  ask(who: string, command: Command): Readonly<Record<string, unknown>>
  /** The same, where a refusal is fine. */
  tries(who: string, command: Command): void
  admit(person: (typeof PEOPLE)[number]): void
}

/** A room of pure rules: commands in, events folded, no server. */
export function play(): Played {
  let ids = 0
  const newId = () => `n${++ids}`
  const foundation = { title: 'Heat and homes', purpose: 'What do we need to know before winter?', language: 'en' }
  let room = replay(founding({ ...foundation, retentionDays: 90, template: 'workshop', questions: [] }, newId))
  const attempt = (who: string, command: Command) => {
    const id = who as PersonId
    const role = room.people.get(id)?.role ?? 'observer'
    const voterIn = (poll: string, person: PersonId) => digest(`${poll}/${person}`).slice(0, 20) as VoterId
    const decision = decide(room, command, { actor: { id, role }, at: AT, newId, voterIn, digest })
    if (decision.ok) room = decision.value.events.reduce((state, event) => evolve(state, { ...event, at: AT }), room)
    return decision
  }
  return {
    room: () => room,
    tries: (who, command) => void attempt(who, command),
    ask(who, command) {
      const decision = attempt(who, command)
      if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.error.code} ${decision.error.detail}`)
      return decision.value.value ?? {}
    },
    admit: ({ id, role, ...details }) =>
      void attempt(id, { type: 'admitPerson', person: id as PersonId, role, details } as Command),
  }
}

export interface Workshop {
  readonly room: RoomState
  readonly board: Y.Doc
  readonly notes: Y.Doc
  readonly questions: Readonly<Record<'heat' | 'grants' | 'lonely' | 'merged' | 'parked', QuestionId>>
  readonly polls: Readonly<Record<'first' | 'second' | 'dots', PollId>>
}

export interface Wishes {
  /** How many vote, ann and bob among them. */
  readonly voters?: number
  /** Changes every text that somebody could have typed. */
  readonly say?: (text: string) => string
}

/** A whole workshop: asked, merged, voted twice, data described, barriers answered, steps taken. */
export function aWorkshop({ voters = 12, say = (text) => text }: Wishes = {}): Workshop {
  const played = play()
  const { ask } = played
  for (const person of PEOPLE)
    played.admit({ ...person, ...(person.organisation && { organisation: say(person.organisation) }) })
  for (let n = 3; n <= voters; n++)
    played.admit({
      id: `p-v${n}`,
      role: 'attendee',
      name: `Zq${n}name`,
      organisation: say(`Group ${n % 5}`),
      organisationType: KINDS[n % 4]!,
    })
  ask('p-fay', {
    type: 'updateRoom',
    title: say('Heat and homes'),
    purpose: say('What do we need to know before winter?'),
    notice: { organiser: 'Fay Okonjo', contact: 'desk@zeta.example' },
  })
  const questions = asked(played, say)
  const polls = voted(played, questions, voters)
  const { held, stages } = dataDescribed(played, questions, say)
  const { board, notes } = written(questions, held, say)
  goTo(played, 'commitments', stages)
  committed(played, questions, held, say)
  goTo(played, 'close', stages)
  return { room: played.room(), board, notes, questions, polls }
}

type Say = (text: string) => string
type Ids = Workshop['questions']

function asked({ ask }: Played, say: Say): Ids {
  const question = (text: string, action: string) =>
    ask('p-fay', { type: 'proposeQuestion', text: say(text), action: say(action) } as Command)['question'] as QuestionId
  const ids = {
    heat: question('How many families in our area go without heating?', 'Target grants by street.'),
    grants: question('Which families miss out on grants they could have?', 'Call those who are left out.'),
    lonely: question('Where do people feel most alone in winter?', 'Open the warm rooms there.'),
    merged: question('How many homes are cold?', 'Know where to begin.'),
    parked: question('What does the weather do next?', 'Plan ahead.'),
  }
  ask('p-fay', { type: 'mergeQuestions', into: ids.heat, from: [ids.merged] })
  ask('p-fay', { type: 'parkQuestion', question: ids.parked, reason: say('Others know this') } as Command)
  ask('p-fay', { type: 'shortlistQuestions', questions: [ids.heat] })
  return ids
}

/** Value and gap of each voter on heat, grants and lonely: no two rounds alike, and few judge the last. */
function voted(played: Played, { heat, grants, lonely }: Ids, voters: number): Workshop['polls'] {
  const { ask, room } = played
  const all = ['p-ann', 'p-bob', ...Array.from({ length: voters - 2 }, (_, at) => `p-v${at + 3}`)].slice(0, voters)
  const round = (poll: PollId, shift: number) => {
    all.forEach((who, n) => {
      const ratings = {
        [heat]: { value: 4 + ((n + shift) % 2), gap: 3 + ((n + shift) % 3) },
        [grants]: { value: 3 + (n % 2) + shift, gap: 5 },
        ...(n < 4 && { [lonely]: { value: 2, gap: n % 2 === 0 ? 2 : ('cant_judge' as const) } }),
      }
      ask(who, { type: 'castBallot', poll, ballot: { ratings } })
    })
    ask('p-fay', { type: 'closePoll', poll })
    ask('p-fay', { type: 'revealResult', poll })
  }
  goTo(played, 'voting', room().stages)
  const first = ask('p-fay', { type: 'openPoll', method: 'value_gap', questions: [heat, grants, lonely] })[
    'poll'
  ] as PollId
  round(first, 0)
  const second = ask('p-fay', { type: 'nextRound', poll: first })['poll'] as PollId
  round(second, 1)
  const dots = ask('p-fay', { type: 'openPoll', method: 'dots', questions: [heat, grants], config: { budget: 3 } })[
    'poll'
  ] as PollId
  all
    .slice(0, 7)
    .forEach((who) => ask(who, { type: 'castBallot', poll: dots, ballot: { dots: { [heat]: 2, [grants]: 1 } } }))
  ask('p-fay', { type: 'closePoll', poll: dots })
  return { first, second, dots }
}

function goTo({ ask }: Played, kind: string, stages: RoomState['stages']) {
  const stage = stages.find((one) => one.kind === kind)!
  ask('p-fay', { type: 'moveToStage', stage: stage.id })
}

function dataDescribed(played: Played, { heat, grants }: Ids, say: Say) {
  const { ask, room } = played
  const { stages } = room()
  goTo(played, 'data', stages)
  const held = ask('p-ann', {
    type: 'logHolding',
    title: say('Fuel voucher records'),
    questions: [heat],
    assetKind: 'case_records',
    shareStance: 'share_with_conditions',
    description: say('Who asked for a voucher, by month.'),
    steward: 'steward-zeta',
    contact: 'ann.l@example.org',
    link: 'mailto:desk@zeta.example',
    periodFrom: '2020-01-01',
    sensitivity: '4_very_high',
    useConditions: ['NCU', 'RTN'],
    quality: { accuracy: 'good' },
    fiveSafes: { people: { score: 3, note: say('Checked staff') } },
    effort: 2,
  } as Command)['holding'] as string
  ask('p-bob', {
    type: 'logNeed',
    title: say('Incomes by street'),
    question: heat,
    heldBy: 'government',
    note: say('Only as totals'),
  } as Command)
  ask('p-ann', { type: 'answerCoverage', question: heat, answer: 'we_hold' })
  ask('p-bob', { type: 'answerCoverage', question: heat, answer: 'nobody' })
  ask('p-bob', { type: 'answerCoverage', question: grants, answer: 'someone_else' })
  return { held, stages }
}

function committed({ ask }: Played, { heat }: Ids, held: string, say: Say) {
  ask('p-ann', {
    type: 'makeCommitment',
    what: say('Draft a sharing agreement'),
    who: 'Ann Lindqvist',
    due: '2026-12-15',
    question: heat,
    holdings: [held as HoldingId],
  } as Command)
  ask('p-bob', {
    type: 'makeCommitment',
    what: say('Bring the groups together again'),
    who: 'Bob Szabolcsi',
  } as Command)
  ask('p-ann', {
    type: 'showInterest',
    question: heat,
    interests: ['can_lead', 'want_answer'],
    contact: 'ann.l@example.org',
    contactConsent: 'room',
  })
  ask('p-bob', {
    type: 'showInterest',
    question: heat,
    interests: ['want_answer'],
    contact: 'bob.s@example.org',
    contactConsent: 'facilitator_only',
  })
}

function written({ heat, grants }: Ids, held: string, say: Say) {
  const board = new Y.Doc()
  const { put, link } = boardOf(board)
  const card = (id: string, sticky: Omit<Sticky, 'pos' | 'by'>, at: number) =>
    put(id, { ...sticky, text: say(sticky.text), pos: [0, at], by: 'p-ann' as PersonId })
  card(
    'c-risk',
    {
      kind: 'barrier',
      text: 'Families could be known in small areas',
      barrierKinds: ['risk.sensitive'],
      severity: 4,
      tractability: 2,
      basis: 'experienced',
      holdings: [held],
    },
    1,
  )
  card(
    'c-counts',
    { kind: 'opportunity', text: 'Share counts only', opportunityKind: 'aggregate', answers: ['c-risk'] },
    2,
  )
  card('c-linked', { kind: 'opportunity', text: 'Round every number to ten' }, 3)
  card(
    'c-time',
    {
      kind: 'barrier',
      text: 'Nobody has time',
      barrierKinds: ['capacity.time'],
      severity: 'cant_judge',
      questions: [grants],
    },
    4,
  )
  card('c-idea', { kind: 'idea', text: 'A shared winter dashboard', questions: [heat] }, 5)
  card('c-loose', { kind: 'note', text: 'Ask the library' }, 6)
  link('l1', { from: 'c-linked', to: 'c-risk', kind: 'answers' })
  const notes = new Y.Doc()
  const note = new Y.Text(say('We only count homes that asked.'))
  notes.transact(() => notes.getMap('questions').set(heat, note), HERE)
  return { board, notes }
}

export interface Reading {
  readonly names?: boolean
  readonly k?: number
}

/** As the server makes it: with names from the facilitator's view, without from everybody's. */
export function recordOf(
  { room, board, notes }: Pick<Workshop, 'room' | 'board' | 'notes'>,
  { names = false, k = names ? ROOM_K : FILE_K }: Reading = {},
): Summary {
  const showing = { code: 'K7MB4QTR', present: new Set<never>(), turnout: new Map() }
  const seen = names ? facilitatorView(room, showing) : sharedView(room, showing)
  return summarise(seen, readTogether(board, notes, room.questions.keys()), {
    at: AT,
    names,
    k,
    ballots: ballotsOf(room),
  })
}
