import { fc } from '#tests/kit/chance.ts'
import type { Actor } from '#shared/core/actor.ts'
import type { WireCommandType } from '#shared/room/commands.ts'
import type { RoomState } from '#shared/room/room.ts'
import { ann, bob, fay, olu, person } from './people.ts'

/** A draw: who asks, for what, and three numbers from which the rest of it is taken. */
export interface Draw {
  readonly actor: Actor
  readonly type: WireCommandType
  readonly numbers: readonly [number, number, number]
}

/** For each command something that can be asked in this room; most of it is right, some of it is not. */
const MAKERS: Readonly<Record<WireCommandType, (room: RoomState, draw: Draw['numbers']) => object>> = {
  updateSelf: (_, [a]) => ({
    name: ['Ann', 'Bo', ''][a % 3],
    organisation: ['Hill Fund', 'hill  fund', 'City', ''][a % 4],
  }),
  setRole: (room, [a, b]) => ({ person: one(room.people, a), role: ['facilitator', 'attendee', 'observer'][b % 3] }),
  removePerson: (room, [a]) => ({ person: one(room.people, a) }),
  inviteFacilitator: () => ({}),
  forgetMe: (_, [a]) => (a % 2 ? { contributions: 'remove' } : {}),
  forgetPerson: (room, [a, b]) => ({ person: one(room.people, a), ...(b % 2 && { contributions: 'remove' }) }),
  answerScreening: (_, [a, b]) => ({ answers: { scale: a % 2 ? 'yes' : 'no', ...(b % 2 && { harm: 'no' }) } }),
  setAgenda: (room, [a, b]) => ({
    stages: [
      ...room.stages.slice(a % 2).map(({ id, kind }) => ({ id, kind })),
      { kind: (['data', 'voting', 'close'] as const)[b % 3], minutes: a % 60 },
    ],
  }),
  moveToStage: (room, [a]) => ({ stage: stageOf(room, a) }),
  lockStage: (room, [a]) => ({ stage: stageOf(room, a) }),
  unlockStage: (room, [a]) => ({ stage: stageOf(room, a) }),
  startTimer: (_, [a]) => ({ seconds: 1 + (a % 600) }),
  extendTimer: (_, [a]) => ({ seconds: 1 + (a % 600) }),
  stopTimer: () => ({}),
  proposeQuestion: (_, [a, b]) => ({ text: `What of ${a % 5}?`, action: b % 4 === 0 ? '' : `do ${b}` }),
  acceptQuestion: (room, [a]) => ({ question: one(room.questions, a) }),
  editQuestion: (room, [a, b, c]) => ({
    question: one(room.questions, a),
    ...(b % 2 && { text: `Why ${c}?` }),
    ...(c % 2 && { action: `stop ${b}` }),
  }),
  parkQuestion: (room, [a, b]) => ({ question: one(room.questions, a), ...(b % 2 && { reason: 'Later' }) }),
  restoreQuestion: (room, [a]) => ({ question: one(room.questions, a) }),
  withdrawQuestion: (room, [a]) => ({ question: one(room.questions, a) }),
  mergeQuestions: (room, [a, b]) => ({ into: one(room.questions, a), from: [one(room.questions, b)] }),
  unmergeQuestion: (room, [a]) => ({ question: one(room.questions, a) }),
  shortlistQuestions: (room, [a]) => ({ questions: some(room.questions, a) }),
  openPoll: (room, [a, b]) => ({
    method: b % 2 ? 'dots' : 'value_gap',
    ...(b % 2 && { config: { budget: 5 } }),
    questions: some(room.questions, a),
    mode: (['anonymous', 'confidential', 'attributed'] as const)[b % 3],
    k: 3,
  }),
  castBallot: (room, [a, b]) => ({ poll: lastOf(room.polls), ballot: ballotFor(room, a, b) }),
  withdrawBallot: (room) => ({ poll: lastOf(room.polls) }),
  closePoll: (room) => ({ poll: lastOf(room.polls) }),
  revealResult: (room, [a]) => ({ poll: one(room.polls, a) }),
  hideResult: (room, [a]) => ({ poll: one(room.polls, a) }),
  nextRound: (room, [a]) => ({ poll: lastOf(room.polls), ...(a % 3 === 0 && { questions: some(room.questions, a) }) }),
  settleTie: (room, [a]) => ({ poll: one(room.polls, a), order: some(room.questions, a), reason: 'It came first' }),
  reopenTie: (room, [a]) => ({ poll: one(room.polls, a), questions: some(room.questions, a) }),
  enterPaperBallots: (room, [a, b]) => ({
    poll: lastOf(room.polls),
    ballots: [
      {
        number: 1 + (a % 3),
        ballot: ballotFor(room, a, b),
        ...(b % 2 && { organisation: 'City' }),
        ...(a % 2 && { people: 2 + b }),
      },
    ],
  }),
  logHolding: (room, [a, b]) => ({
    ...HOLDING,
    questions: some(room.questions, a),
    ...(b % 2 && { contact: 'ann@example.org', holder: 'City' }),
  }),
  editHolding: (room, [a, b]) => ({
    holding: one(room.holdings, a),
    title: `Data ${b}`,
    holder: b % 2 ? null : 'Hill Fund',
  }),
  removeHolding: (room, [a]) => ({ holding: one(room.holdings, a) }),
  logNeed: (room, [a]) => ({ title: 'Homes without gas', question: one(room.questions, a), heldBy: 'company' }),
  editNeed: (room, [a, b]) => ({ need: one(room.needs, a), matchedHolding: one(room.holdings, b) }),
  removeNeed: (room, [a]) => ({ need: one(room.needs, a) }),
  answerCoverage: (room, [a, b]) => ({
    question: one(room.questions, a),
    ...(b % 4 && { answer: ['', 'we_hold', 'someone_else', 'nobody'][b % 4] }),
  }),
  makeCommitment: (room, [a, b]) => ({
    what: `Do ${a}`,
    who: 'Ann',
    ...(b % 2 && { due: '2026-12-04', question: one(room.questions, a) }),
  }),
  editCommitment: (room, [a, b]) => ({ commitment: one(room.commitments, a), done: b % 2 === 0, due: null }),
  removeCommitment: (room, [a]) => ({ commitment: one(room.commitments, a) }),
  showInterest: (room, [a, b]) => ({
    question: one(room.questions, a),
    interests: ['can_lead', 'can_fund', 'want_answer'].slice(b % 4),
    ...(b % 2 && { contact: 'ann@example.org', contactConsent: 'room' }),
  }),
  giveFeedback: (_, [a, b]) => ({ worthwhile: 1 + (a % 5), ...(b % 2 && { again: 'yes' }) }),
  updateRoom: (_, [a]) => ({ title: `Heat ${a}`, notice: { organiser: 'City' } }),
  closeRoom: () => ({}),
  deleteRoom: () => ({ title: 'Heat and homes' }),
}

export const HOLDING = { title: 'Vouchers', assetKind: 'dataset', shareStance: 'discuss' } as const
export const WIRE_COMMANDS = Object.keys(MAKERS) as readonly WireCommandType[]

/** As it would come over the wire, to be read like anything else. */
export const commandIn = (room: RoomState, { type, numbers }: Pick<Draw, 'type' | 'numbers'>): object => ({
  type,
  ...MAKERS[type](room, numbers),
})

/** Drawn more often, for a vote takes several of them in a row. */
const VOTES = ['openPoll', 'castBallot', 'castBallot', 'enterPaperBallots', 'closePoll', 'revealResult'] as const

/** Ends of the room are rare, so that most stories go on. */
const type = fc.constantFrom(
  ...VOTES,
  ...VOTES,
  ...VOTES,
  ...WIRE_COMMANDS.filter((each) => !['closeRoom', 'deleteRoom', 'forgetMe', 'forgetPerson'].includes(each)),
)
export const someDraws = (length: number): fc.Arbitrary<readonly Draw[]> =>
  fc.array(
    fc.record({
      actor: fc.constantFrom(fay, fay, ann, bob, olu),
      type,
      numbers: fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)),
    }),
    { maxLength: length, size: 'max' },
  )

const NOBODY = person('nobody')
const one = <K extends string>(map: ReadonlyMap<K, unknown>, at: number): string =>
  [...map.keys()][at % Math.max(map.size, 1)] ?? NOBODY
const some = (map: ReadonlyMap<string, unknown>, mask: number): readonly string[] =>
  [...map.keys()].filter((_, at) => ((mask + 1) >> (at % 6)) & 1).slice(0, 5)
const lastOf = (map: ReadonlyMap<string, unknown>): string => [...map.keys()].at(-1) ?? NOBODY
const stageOf = ({ stages }: RoomState, at: number): string => stages[at % Math.max(stages.length, 1)]?.id ?? NOBODY

function ballotFor({ polls }: RoomState, a: number, b: number): object {
  const poll = [...polls.values()].at(-1)
  const [question = 'none'] = poll?.questions ?? []
  return poll?.method === 'dots'
    ? { dots: { [question]: a % 4 } }
    : { ratings: { [question]: { value: 1 + (a % 5), gap: 1 + (b % 5) } } }
}
