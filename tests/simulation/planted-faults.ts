/** One mistake, planted in the product's own code: `is` stands in the file once, and `becomes` what it must not be. */
export interface PlantedFault {
  readonly name: string
  readonly file: string
  readonly is: string
  readonly becomes: string
}

const HOST = 'server/room/room-host.ts'
const SHOWCASE = 'server/room/showcase.ts'
const VOTING = 'shared/voting/rules.ts'
const OUTBOX = 'client/realtime/outbox.ts'
const ANSWERS = 'server/room/answers.ts'
const COUNTING = 'server/counting/count-ahead.ts'
const PATCH = 'shared/kit/patch.ts'

/** Mistakes that somebody might make. The simulator has to find every one of them. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
  {
    name: 'answers before it is durable',
    file: HOST,
    is: 'const head = await written\n',
    becomes: "const head = { seq: 0, hash: '', edition: 0 }\n",
  },
  {
    name: 'shows what was decided, not what is durable',
    file: HOST,
    is: '      durable = after\n',
    becomes: '      durable = room\n',
  },
  {
    name: 'does a command again that is still under way',
    file: HOST,
    is: '      answers.begin(person, envelope.value.id, answer)\n',
    becomes: '',
  },
  {
    name: 'forgets the answers it gave when it wakes',
    file: ANSWERS,
    is: 'const cameBefore = people().size',
    becomes: 'const cameBefore = 0',
  },
  {
    name: 'does not look again at what was answered after a failed write',
    file: HOST,
    is: '    answers.doubt()\n',
    becomes: '',
  },
  {
    name: 'wakes from its snapshot and leaves out what came after',
    file: 'server/room/recalling.ts',
    is: 'replay(logged(recollection), snapshot && roomIn(snapshot.body))',
    becomes: 'snapshot ? roomIn(snapshot.body) : replay(logged(recollection))',
  },
  {
    name: 'makes a snapshot of what was shown, not of what the log holds',
    file: 'server/room/snapshots.ts',
    is: 'const anew = () => roomOfLog({ id, store, log })',
    becomes:
      'const anew = async () => { const found = await roomOfLog({ id, store, log }); return { ...found, room: { ...found.room, timer: undefined } } }',
  },
  {
    name: 'does not keep the answer with what it answers',
    file: HOST,
    is: 'answer: givenAnswer(actor, command, kept)',
    becomes: '',
  },
  { name: 'tells when a ballot came, in its stored answer', file: HOST, is: '(isBallot ? {} : {', becomes: '({' },
  {
    name: 'begins with the revisions of the last waking',
    file: HOST,
    is: 'firstRevision: epoch * REVISIONS_PER_WAKING',
    becomes: 'firstRevision: 1',
  },
  {
    name: 'goes by a clock that may jump when it gathers changes',
    file: HOST,
    is: '    elapsed,\n    voterIn',
    becomes: '    elapsed: now,\n    voterIn',
  },
  {
    name: 'goes by a clock that may jump when it moves turnout',
    file: HOST,
    is: 'turnoutOf(elapsed)',
    becomes: 'turnoutOf(now)',
  },
  {
    name: 'does a command twice for one person because of another',
    file: ANSWERS,
    is: '`${person}/${command}`',
    becomes: 'command',
  },
  {
    name: 'moves turnout with every ballot',
    file: 'server/room/turnout.ts',
    is: 'const STEP_PEOPLE = 3',
    becomes: 'const STEP_PEOPLE = 1',
  },
  {
    name: 'shows everybody what facilitators see',
    file: SHOWCASE,
    is: 'everyone: sharedView(room, showing)',
    becomes: 'everyone: facilitatorView(room, showing)',
  },
  {
    name: 'leaves a revision out',
    file: SHOWCASE,
    is: 'const from = revision++',
    becomes: 'const from = (revision += 2) - 1',
  },
  {
    name: 'does not show people what has become of their own',
    file: SHOWCASE,
    is: "people === 'everyone' ? viewers.keys() : [...people].flatMap(viewersOf)",
    becomes: "people === 'everyone' ? viewers.keys() : []",
  },
  {
    name: 'thinks that who knows the revision knows their own',
    file: SHOWCASE,
    is: "lastRevision === revision && ownChanged.get(person) !== revision && ownChanged.get('everyone') !== revision",
    becomes: 'lastRevision === revision',
  },
  {
    name: 'writes ballots into the log',
    file: 'server/room/sealed-rows.ts',
    is: 'Object.hasOwn(ROW_OF, event.type)',
    becomes: "event.type !== 'ballotCast' && Object.hasOwn(ROW_OF, event.type)",
  },
  {
    name: 'keeps a poll’s key after it closed',
    file: 'server/voting/voters.ts',
    is: "return modes.get(poll) === 'anonymous' && store.shredPollKey(room, poll)",
    becomes: 'return false',
  },
  {
    name: 'takes a vote after close',
    file: VOTING,
    is: "if (poll.status !== 'open' || !voter) return refuse('not_open')\n    if (isElsewhere",
    becomes: "if (!voter) return refuse('not_open')\n    if (isElsewhere",
  },
  {
    name: 'lets observers vote',
    file: VOTING,
    is: "if (actor.role === 'observer') return refuse('not_eligible')",
    becomes: '',
  },
  {
    name: 'opens a vote beside another',
    file: VOTING,
    is: "if (openPollOf(state)) return refuse('pollOpen')\n    const missing",
    becomes: 'const missing',
  },
  {
    name: 'keeps a ballot that was taken back',
    file: VOTING,
    is: 'ballots: withoutEntryInOrder(known.ballots, voter)',
    becomes: 'ballots: known.ballots',
  },
  {
    name: 'lets a later ballot stand beside the earlier one',
    file: VOTING,
    is: 'ballots: withEntryInOrder(known.ballots, voter, ballot)',
    becomes: 'ballots: known.ballots.has(voter) ? known.ballots : withEntryInOrder(known.ballots, voter, ballot)',
  },
  {
    name: 'counts who was taken out of the room',
    file: 'shared/voting/closing.ts',
    is: 'if (!stays(who)) {',
    becomes: 'if (!stays(who) && !isPaper(who) && electorate.length < 0) {',
  },
  {
    name: 'counts more dots than somebody has',
    file: 'shared/voting/methods/dots.ts',
    is: 'if (spent > budget)',
    becomes: 'if (spent > budget + 1)',
  },
  {
    name: 'tells numbers below the threshold',
    file: 'shared/voting/privacy.ts',
    is: 'received < k ?',
    becomes: 'received < k - 1 ?',
  },
  {
    name: 'tells a result before the reveal',
    file: 'shared/room/views/poll-view.ts',
    is: "poll.status === 'revealed' ? settledResult(polls, poll) : undefined",
    becomes: 'settledResult(polls, poll)',
  },
  {
    name: 'shows everybody what somebody has only proposed',
    file: 'shared/room/views/question-parts.ts',
    is: "question.status === 'accepted' || question.status === 'merged' ? [[id, forAll(question)]]",
    becomes: "question.status !== 'parked' ? [[id, forAll(question)]]",
  },
  {
    name: 'closes a vote with what was counted before the last ballots came',
    file: 'shared/voting/closing.ts',
    is: 'one.ballots.length === other.ballots.length &&',
    becomes: 'one.ballots.length >= 0 ||',
  },
  {
    name: 'waits for ever for a thread that crashed',
    file: COUNTING,
    is: 'if (tries === MOST_TRIES || !(await count(poll))) break',
    becomes: 'if (!(await count(poll))) return new Promise<Answer>(() => undefined)',
  },
  {
    name: 'does not take away what is gone',
    file: PATCH,
    is: 'changes.push([key, null])',
    becomes: 'changes.push([key, before[key]])',
  },
  {
    name: 'forgets on the device what a change leaves alone',
    file: PATCH,
    is: 'merge(isMap(old) ? old : {}, change)',
    becomes: 'merge({}, change)',
  },
  {
    name: 'merges a change that starts elsewhere',
    file: 'client/realtime/room-store.ts',
    is: 'if (from !== view.revision) return askForAll(view.revision)',
    becomes: '',
  },
  {
    name: 'sends a command again under another id',
    file: 'client/realtime/run-outbox.ts',
    is: 'send(id, command).then(',
    becomes: 'send(newId(), command).then(',
  },
  {
    name: 'takes a line that is lost for a no',
    file: 'client/realtime/run-outbox.ts',
    is: 'if (mine === life) become(rules.interrupted(outbox))',
    becomes: "settle(id, { ok: false, refusal: { code: 'internal' } })",
  },
  { name: 'takes "not now" for "no"', file: OUTBOX, is: 'readOnly: 5_000', becomes: '' },
  {
    name: 'sends the latest first',
    file: OUTBOX,
    is: '=== 0 ? outbox.waiting[0]',
    becomes: '=== 0 ? outbox.waiting.at(-1)',
  },
]
