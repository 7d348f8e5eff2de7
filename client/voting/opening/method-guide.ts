import type { MethodName } from '#shared/voting/methods.ts'
import { METHOD_WORDS } from '#shared/voting/method-words.ts'

/** A method as a facilitator chooses it. */
export interface MethodGuide {
  readonly label: string
  /** What it is good for, in a line. */
  readonly purpose: string
  /** What people do with it, in a sentence. */
  readonly doing: string
  readonly fewestQuestions: number
  /** How long it takes most people, for so many questions. */
  seconds(questions: number): number
  /** How few ballots it takes to mean something. */
  readonly ballots: number
}

/** VOTING.md §6, as a facilitator reads it. */
export const METHOD_GUIDE: Readonly<Record<MethodName, MethodGuide>> = {
  value_gap: {
    label: METHOD_WORDS.value_gap,
    purpose: 'The usual vote: what matters most, up to 25 questions.',
    doing: 'People rate each question twice: the value of acting on it, and the gap in what we know.',
    fewestQuestions: 1,
    seconds: (questions) => 25 * questions,
    ballots: 5,
  },
  dots: {
    label: METHOD_WORDS.dots,
    purpose: 'A quick warm-up, or a first choice.',
    doing: 'People share out a few dots, several on one question if they like.',
    fewestQuestions: 2,
    seconds: (questions) => 40 + 6 * questions,
    ballots: 5,
  },
  approval: {
    label: METHOD_WORDS.approval,
    purpose: 'A quick shortlist.',
    doing: 'People tick every question they support.',
    fewestQuestions: 2,
    seconds: (questions) => 20 + 6 * questions,
    ballots: 5,
  },
  score: {
    label: METHOD_WORDS.score,
    purpose: 'One simple mark for each question.',
    doing: 'People give each question a mark of its own.',
    fewestQuestions: 1,
    seconds: (questions) => 13 * questions,
    ballots: 5,
  },
  majority_judgment: {
    label: METHOD_WORDS.majority_judgment,
    purpose: 'Words instead of numbers; hard to push up or down.',
    doing: 'People grade each question from Excellent to Reject. The grade in the middle decides.',
    fewestQuestions: 1,
    seconds: (questions) => 13 * questions,
    ballots: 5,
  },
  criteria: {
    label: METHOD_WORDS.criteria,
    purpose: 'Proposals for a board: a named decision comes after it.',
    doing: 'People mark each question by several criteria, which do not all weigh the same.',
    fewestQuestions: 1,
    seconds: (questions) => 60 * questions,
    ballots: 5,
  },
  ranked: {
    label: METHOD_WORDS.ranked,
    purpose: 'One contested choice, or several seats.',
    doing: 'People tap questions in their order, best first. They can stop where they like.',
    fewestQuestions: 2,
    seconds: (questions) => 30 + 12 * questions,
    ballots: 5,
  },
  pairwise: {
    label: METHOD_WORDS.pairwise,
    purpose: 'More than 25 questions, or a vote open for days.',
    doing: 'People see two questions at a time and say which comes first. They can stop at any time.',
    fewestQuestions: 2,
    seconds: (questions) => 10 * Math.min((questions * (questions - 1)) / 2, 2 * questions),
    ballots: 10,
  },
  points: {
    label: METHOD_WORDS.points,
    purpose: 'How much more one question matters than another.',
    doing: 'People share out 100 points.',
    fewestQuestions: 2,
    seconds: (questions) => 60 + 12 * questions,
    ballots: 5,
  },
  quadratic: {
    label: METHOD_WORDS.quadratic,
    purpose: 'How strongly people care, in a larger room.',
    doing: 'People buy votes with credits. Each further vote on one question costs more.',
    fewestQuestions: 2,
    seconds: (questions) => 90 + 12 * questions,
    ballots: 15,
  },
  equal_shares: {
    label: METHOD_WORDS.equal_shares,
    purpose: 'Time or money: what to do with one budget, fairly.',
    doing: 'People tick what they would pay for. Everybody holds the same part of the budget.',
    fewestQuestions: 2,
    seconds: (questions) => 40 + 10 * questions,
    ballots: 5,
  },
  delphi: {
    label: METHOD_WORDS.delphi,
    purpose: 'A number that nobody knows for sure.',
    doing: 'People estimate, see what the room said, talk, and estimate again.',
    fewestQuestions: 1,
    seconds: (questions) => 40 * questions,
    ballots: 5,
  },
  opinion: {
    label: METHOD_WORDS.opinion,
    purpose: 'What everyone agrees on, and where ways of seeing part.',
    doing: 'People agree, disagree or pass, one statement at a time.',
    fewestQuestions: 2,
    seconds: (questions) => 8 * questions,
    ballots: 12,
  },
}

interface Group {
  readonly title: string
  readonly methods: readonly MethodName[]
}

/** What is shown at once, and what is behind "More ways to vote". */
export const USUAL: readonly MethodName[] = ['value_gap', 'dots']
export const MORE_WAYS: readonly Group[] = [
  { title: 'A quick shortlist', methods: ['approval'] },
  { title: 'Rate each one', methods: ['score', 'majority_judgment', 'criteria'] },
  { title: 'Put them in order', methods: ['ranked', 'pairwise'] },
  { title: 'Share something out', methods: ['points', 'quadratic', 'equal_shares'] },
  { title: 'Find out together', methods: ['delphi', 'opinion'] },
]

/** "about 5 minutes, from 5 people" */
export function effortWords({ seconds, ballots }: MethodGuide, questions: number): string {
  const minutes = Math.max(1, Math.round(seconds(Math.max(1, questions)) / 60))
  return `About ${minutes === 1 ? '1 minute' : `${minutes} minutes`}. Needs ${ballots} people.`
}
