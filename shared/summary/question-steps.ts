import { tablesIn } from '../voting/tables.ts'
import { isHidden } from './gate.ts'
import { figure, toldBy } from './numbers.ts'
import { latestResult } from './poll-records.ts'
import type { PlaceRecord, PollRecord, QuestionRecord, Summary } from './summary.ts'
import type { Knot, Step } from './thread.ts'
import { counted, STATUS_WORDS } from './words.ts'

export const questionStep = ({ id, text, status, shortlisted, reason, merged }: QuestionRecord): Step => {
  const state = STATUS_WORDS[status]
  const facts = [state && (reason ? `${state}: ${reason}` : state), shortlisted ? 'On the shortlist' : undefined]
  return {
    kind: 'question',
    label: 'Question',
    empty: '',
    knots: [
      {
        id,
        kind: 'question',
        text,
        isVoice: true,
        facts: facts.filter((fact) => fact !== undefined),
        parents: [],
        under: [],
      },
      ...merged.map((other): Knot => ({
        id: other.id,
        kind: 'merged',
        text: other.text,
        isVoice: true,
        parents: [id],
        under: [],
        facts: ['Also asked', ...(other.action ? [`An answer would let us: ${other.action}`] : [])],
      })),
    ],
  }
}

export const actionStep = ({ id, action }: QuestionRecord): Step => ({
  kind: 'action',
  label: 'What an answer would let us do',
  empty: 'Nobody has said yet what an answer would let us do.',
  knots: action ? [{ id, kind: 'action', text: action, isVoice: true, facts: [], parents: [id], under: [] }] : [],
})

export const priorityStep = (question: QuestionRecord, { polls }: Summary): Step => ({
  kind: 'priority',
  label: 'How much it matters',
  empty: pendingIn(question, polls) ?? 'It was not in a vote.',
  knots: question.results.flatMap((result) => {
    const poll = polls.find(({ id }) => id === result.poll)
    return poll ? [placeKnot(question, result, poll)] : []
  }),
})

function placeKnot({ id }: QuestionRecord, { poll: pollId, place, numbers }: PlaceRecord, poll: PollRecord): Knot {
  const of = poll.questions.length
  const { names, agreement } = toldBy(poll.method)
  const item = poll.result?.items?.[id]
  const flags = poll.result?.flags?.[id] ?? []
  const word = item && !isHidden(item) ? agreement?.(item, flags.includes('polarised')) : undefined
  const told = numbers
    ? names.map((name) => `${name.words} ${figure(numbers[name.id], name)}`).join(', ')
    : 'Only its place is told, so that nobody can be recognised'
  // Opinions are set side by side and never in an order, so a missing place says nothing there.
  const unplaced = poll.method === 'opinion' ? 'What people said' : 'Nobody judged it'
  const wherePlaced = place === '–' ? unplaced : `Place ${place} of ${of}`
  return {
    id: pollId,
    kind: 'priority',
    isVoice: false,
    place,
    parents: [id],
    under: [],
    text: `${wherePlaced} in ${roundWords(poll)}`,
    facts: [told, ...(word ? [word === 'split' ? 'The room is split' : `Agreement: ${word}`] : [])],
  }
}

const roundWords = ({ vote, round }: Pick<PollRecord, 'vote' | 'round'>): string =>
  round > 1 ? `vote ${vote}, round ${round}` : `vote ${vote}`

/** Why a question that stood in a vote has no place. */
function pendingIn({ id, merged }: QuestionRecord, polls: readonly PollRecord[]): string | undefined {
  const ids = new Set<string>([id, ...merged.map((other) => other.id)])
  const poll = polls.findLast(({ questions }) => questions.some((question) => ids.has(question)))
  if (!poll) return latestResult(polls) ? 'It was not in the vote.' : undefined
  return turnoutWords(poll)
}

/** How many took part, and why there may be nothing more to tell. */
export function turnoutWords({ status, turnout, result }: PollRecord): string {
  if (status === 'open' || !turnout) return 'Voting is open. Nothing is told before it is revealed.'
  const { received, eligible } = turnout
  if (!result) return `${received} received, not revealed.`
  if (result.status === 'below_k')
    return `${received} received. Results are told when ${result.k} or more people have answered.`
  return `${tablesIn(result, `${received} of ${counted(eligible, 'person', 'people')} voted`)}.`
}
