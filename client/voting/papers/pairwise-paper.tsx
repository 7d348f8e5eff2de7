import { ok } from '#shared/kit/result.ts'
import type { PairwiseBallot, PairwiseConfig } from '#shared/voting/methods/pairwise.ts'
import { plural } from '../../kit/plural.ts'
import type { PaperOf } from '../paper.ts'
import { readMarks, type Typing } from '../typing.ts'
import { enoughPairs, pairCount, pairLines } from './pairs.ts'
import { PairwiseSheet } from './pairwise-sheet.tsx'

const TYPING: Typing = { keys: "1 for the first, 2 for the second, 0 for can't decide", begins: /^[012]?$/, longest: 1 }
const OUTCOMES: Readonly<Record<string, 0 | 0.5 | 1>> = { 1: 1, 2: 0, 0: 0.5 }

export const pairwisePaper: PaperOf<PairwiseConfig, PairwiseBallot> = {
  blank: { pairs: [] },
  phones: 'list',
  nothing: 'In none of your pairs yet.',
  isBlank: ({ pairs }) => pairs.length === 0,
  isAnswered: (own, question) => pairsWith(own, question).length > 0,
  isTouched: (own, question) => pairsWith(own, question).length > 0,
  without: ({ pairs }, question) => ({ pairs: pairs.filter(([a, b]) => a !== question && b !== question) }),
  isComplete: ({ pairs }, _config, questions) => pairs.length === pairCount(questions.length),
  lacks: () => undefined,
  progress({ pairs }, _config, questions) {
    const enough = enoughPairs(questions.length)
    return pairs.length < enough
      ? `${pairs.length} of about ${enough} pairs.`
      : plural(pairs.length, { one: '# pair.', other: '# pairs.' })
  },
  finished: ({ pairs }) =>
    plural(pairs.length, { one: 'Your answer to # pair is sent.', other: 'Your answers to # pairs are sent.' }),
  words(own, question) {
    const all = pairsWith(own, question)
    const won = all.filter(([a, , outcome]) => (a === question ? outcome === 1 : outcome === 0)).length
    const even = all.filter(([, , outcome]) => outcome === 0.5).length
    return `First in ${won} of ${plural(all.length, { one: '# pair', other: '# pairs' })}${even > 0 ? `, ${even} not decided` : ''}.`
  },
  Sheet: PairwiseSheet,
  status: () => undefined,

  lines: (_, questions, number) => pairLines(questions, number),
  typing: () => TYPING,
  read(marks, _config, lines) {
    const read = readMarks(marks, lines, TYPING, (text) => OUTCOMES[text])
    if (!read.ok) return read
    return ok({
      pairs: read.value.flatMap(({ line: { asked }, mark }) => {
        const [a, b] = asked
        return a && b ? [[a.id, b.id, mark] as const] : []
      }),
    })
  },
  printed: () => ['First', 'Second', "Can't decide"],
  instruction: () =>
    'Each line has two questions. Tick which of the two should be answered first. You can leave lines out.',
}

const pairsWith = ({ pairs }: PairwiseBallot, question: string) =>
  pairs.filter(([a, b]) => a === question || b === question)
