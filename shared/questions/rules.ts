import type { Actor, PersonId } from '../core/actor.ts'
import { accept, acceptWith, type Deciders, type Evolvers, refuse } from '../core/decision.ts'
import { changed, withEntry } from '../kit/maps.ts'
import { fold } from '../kit/text.ts'
import type { QuestionCommand } from './commands.ts'
import type { QuestionEvent } from './events.ts'
import { MOST_QUESTIONS, type Question, type QuestionId, type Wording } from './question.ts'

export interface QuestionState {
  readonly questions: ReadonlyMap<QuestionId, Question>
}

/** An action of fewer letters says nothing. */
const SHORTEST_ACTION = 3

export const decideQuestions: Deciders<QuestionState, QuestionCommand, QuestionEvent> = {
  proposeQuestion({ questions }, { text, action }, { actor, newId }) {
    if (questions.size >= MOST_QUESTIONS) return refuse('roomFull')
    if (actor.role !== 'facilitator' && lacksAction(action)) return refuse('actionMissing')
    const question = newId() as QuestionId
    const alike = alikeTo(questions, text)
    const value = alike.length > 0 ? { question, alike } : { question }
    return acceptWith(value, ...added(question, { text, action }, actor))
  },

  importQuestions({ questions }, { rows }, { actor, newId }) {
    const room = MOST_QUESTIONS - questions.size
    const fitting = rows.slice(0, Math.max(room, 0))
    const refused = rows.slice(fitting.length).map(({ row }) => ({ row, reason: 'roomFull' }))
    const events = fitting.flatMap((row) => added(newId() as QuestionId, { text: row.text, action: row.action }, actor))
    return acceptWith({ added: fitting.length, refused }, ...events)
  },

  acceptQuestion({ questions }, { question }, { actor }) {
    const known = questions.get(question)
    if (!known) return refuse('notFound')
    return known.status === 'proposed' ? accept(accepted(question, known, actor.id)) : accept()
  },

  editQuestion({ questions }, { question, text, action }, { actor }) {
    const known = questions.get(question)
    if (!known) return refuse('notFound')
    if (!mayEdit(known, actor)) return refuse('notAllowed')
    const wording = { text: text ?? known.text, action: action ?? known.action }
    if (wording.text === known.text && wording.action === known.action) return accept()
    if (actor.role !== 'facilitator' && lacksAction(wording.action)) return refuse('actionMissing')
    return accept({ type: 'questionEdited', question, by: actor.id, ...wording })
  },

  parkQuestion({ questions }, { question, reason }) {
    const known = questions.get(question)
    if (!known) return refuse('notFound')
    if (known.status === 'merged') return refuse('alreadyMerged')
    if (known.status !== 'proposed' && known.status !== 'accepted') return accept()
    return accept({ type: 'questionParked', question, ...(reason && { reason }) })
  },

  restoreQuestion({ questions }, { question }) {
    const known = questions.get(question)
    if (!known) return refuse('notFound')
    return known.status === 'parked' || known.status === 'withdrawn'
      ? accept({ type: 'questionRestored', question })
      : accept()
  },

  withdrawQuestion({ questions }, { question }, { actor }) {
    const known = questions.get(question)
    if (!known) return refuse('notFound')
    if (!mayEdit(known, actor)) return refuse('notAllowed')
    return known.status === 'withdrawn' ? accept() : accept({ type: 'questionWithdrawn', question })
  },

  mergeQuestions({ questions }, { into, from }) {
    const target = questions.get(into)
    const sources = from.map((question) => questions.get(question))
    if (!target || sources.includes(undefined)) return refuse('notFound')
    if (from.includes(into)) return refuse('malformed', 'a question cannot be merged into itself')
    if (!isLive(target) || sources.some((source) => source && !isLive(source))) return refuse('alreadyMerged')
    return accept({ type: 'questionsMerged', into, from })
  },

  unmergeQuestion({ questions }, { question }) {
    const known = questions.get(question)
    if (!known) return refuse('notFound')
    return known.status === 'merged' ? accept({ type: 'questionUnmerged', question }) : refuse('notMerged')
  },

  shortlistQuestions({ questions }, { questions: chosen }) {
    if (chosen.some((question) => !questions.has(question))) return refuse('notFound')
    if (chosen.some((question) => questions.get(question)?.status !== 'accepted')) return refuse('notAllowed')
    return accept({ type: 'questionsShortlisted', questions: chosen })
  },
}

export const evolveQuestions: Evolvers<QuestionState, QuestionEvent> = {
  questionProposed: ({ questions }, { question: id, by, text, action }) => ({
    questions: withEntry(questions, id, {
      id,
      text,
      action,
      by,
      status: 'proposed',
      position: questions.size + 1,
      shortlisted: false,
      history: [],
    }),
  }),
  questionAccepted: (state, { question }) => change(state, question, (known) => ({ ...known, status: 'accepted' })),
  questionEdited: (state, { question, text, action }) =>
    change(state, question, (known) => ({
      ...known,
      text,
      action,
      history: [...known.history, { text: known.text, action: known.action }],
    })),
  questionParked: (state, { question, reason }) =>
    change(state, question, (known) => ({ ...setAside(known, 'parked'), ...(reason && { reason }) })),
  questionWithdrawn: (state, { question }) => change(state, question, (known) => setAside(known, 'withdrawn')),
  questionRestored: (state, { question }) => change(state, question, takenBack),
  questionsMerged: (state, { into, from }) =>
    from.reduce(
      (now, question) => change(now, question, (known) => ({ ...setAside(known, 'merged'), mergedInto: into })),
      state,
    ),
  questionUnmerged: (state, { question }) => change(state, question, takenBack),
  questionsShortlisted({ questions }, { questions: chosen }) {
    const shortlist = new Set(chosen)
    const marked = [...questions].map(([id, known]): [QuestionId, Question] =>
      known.shortlisted === shortlist.has(id) ? [id, known] : [id, { ...known, shortlisted: shortlist.has(id) }],
    )
    return { questions: new Map(marked) }
  },
}

/** The question that stands for this one now: itself, or what it was merged into, however often. */
export function standsFor(questions: QuestionState['questions'], question: QuestionId): QuestionId {
  const into = questions.get(question)?.mergedInto
  return into === undefined ? question : standsFor(questions, into)
}

/** Questions that say the same but for case, width and spaces: kept, and told. */
const alikeTo = (questions: QuestionState['questions'], text: string): QuestionId[] =>
  [...questions.values()].filter((known) => isLive(known) && fold(known.text) === fold(text)).map(({ id }) => id)

const lacksAction = (action: string) => action.length < SHORTEST_ACTION
const isLive = ({ status }: Question) => status === 'accepted' || status === 'proposed'

/** Authors may reword or take back what nobody has accepted yet. */
const mayEdit = ({ by, status }: Question, actor: Actor) =>
  actor.role === 'facilitator' || (by === actor.id && (status === 'proposed' || status === 'withdrawn'))

const accepted = (question: QuestionId, { action }: Wording, by: PersonId): QuestionEvent => ({
  type: 'questionAccepted',
  question,
  by,
  ...(lacksAction(action) && { withoutAction: true }),
})

/** What a facilitator adds needs nobody's acceptance. */
function added(question: QuestionId, wording: Wording, { id: by, role }: Actor): readonly QuestionEvent[] {
  const proposed = { type: 'questionProposed', question, by, ...wording } as const
  return role === 'facilitator' ? [proposed, accepted(question, wording, by)] : [proposed]
}

const setAside = (known: Question, status: 'parked' | 'withdrawn' | 'merged'): Question => ({
  ...known,
  status,
  before: known.before ?? (known.status === 'proposed' ? 'proposed' : 'accepted'),
})

function takenBack({ mergedInto: _into, before, reason: _reason, ...known }: Question): Question {
  return { ...known, status: before ?? 'accepted' }
}

const change = (state: QuestionState, id: QuestionId, to: (known: Question) => Question): QuestionState => ({
  questions: changed(state.questions, id, to),
})
