import { fail, ok } from '#shared/kit/result.ts'
import type { RankedBallot, RankedConfig } from '#shared/voting/methods/ranked.ts'
import type { PaperOf } from '../paper.ts'
import { questionLines, readMarks, type Typing, WHOLE_NUMBER } from '../typing.ts'
import { RankedSheet } from './ranked-sheet.tsx'
import { fromPlaces, isRanked, placeOf, sharesPlace, unranked } from './ranking.ts'

const TYPING: Typing = { keys: '1 for the first, 2 for the second, and so on', begins: WHOLE_NUMBER, longest: 3 }

export const mayShare = ({ rule }: RankedConfig) => rule !== 'stv'

export const rankedPaper: PaperOf<RankedConfig, RankedBallot> = {
  blank: { ranking: [] },
  phones: 'list',
  nothing: 'Not ranked.',
  isBlank: ({ ranking }) => ranking.length === 0,
  isAnswered: ({ ranking }, question) => isRanked(ranking, question),
  isTouched: ({ ranking }, question) => isRanked(ranking, question),
  without: ({ ranking }, question) => ({ ranking: unranked(ranking, question) }),
  isComplete: ({ ranking }, _config, questions) => questions.every((question) => isRanked(ranking, question)),
  lacks: () => undefined,
  progress: ({ ranking }, _config, questions) =>
    `${questions.filter((question) => isRanked(ranking, question)).length} of ${questions.length} ranked.`,
  finished: () => 'Your order is sent.',
  words({ ranking }, question) {
    return `Place ${placeOf(ranking, question)}${sharesPlace(ranking, question) ? ', shared' : ''}.`
  },
  Sheet: RankedSheet,
  status: () => undefined,

  lines: (_, questions) => questionLines(questions, [{ id: 'place', label: 'Place' }]),
  typing: () => TYPING,
  read(marks, config, lines) {
    const read = readMarks(marks, lines, TYPING, (text) => (Number(text) >= 1 ? Number(text) : undefined))
    if (!read.ok) return read
    const ranking = fromPlaces(read.value.map(({ line, mark }) => [line.id, mark]))
    return !mayShare(config) && ranking.some(({ length }) => length > 1)
      ? fail('Two questions have the same place. In this vote each needs its own.')
      : ok({ ranking })
  },
  printed: () => [],
  instruction: (config) =>
    'Write 1 beside the question that should come first, 2 beside the second, and so on. ' +
    (mayShare(config) ? 'The same number twice is a shared place. ' : 'Use each number once. ') +
    'You can stop where you like.',
}
