import { ok } from '#shared/kit/result.ts'
import type { OpinionBallot, OpinionConfig } from '#shared/voting/methods/opinion.ts'
import { WordScale } from '../../kit/word-scale.tsx'
import type { AnswerProps, PaperOf } from '../paper.ts'
import { questionLines, readMarks, type Typing } from '../typing.ts'
import { perQuestion } from './per-question.ts'

type Opinion = -1 | 0 | 1

const { at, put, made, ...shared } = perQuestion<'votes', Opinion>('votes')

const OPINIONS: readonly { readonly value: Opinion; readonly label: string; readonly key: string }[] = [
  { value: 1, label: 'Agree', key: '1' },
  { value: -1, label: 'Disagree', key: '2' },
  { value: 0, label: 'Pass', key: '3' },
]

const TYPING: Typing = { keys: '1 for agree, 2 for disagree, 3 for pass', begins: /^[123]?$/, longest: 1 }

/** Every statement that was seen counts: a pass says something too, so there is nothing here but three words. */
export const opinionPaper: PaperOf<OpinionConfig, OpinionBallot> = {
  ...shared,
  phones: 'one_by_one',
  words: (own, question) => `${OPINIONS.find(({ value }) => value === at(own, question))?.label ?? 'Pass'}.`,
  Answer,

  lines: (_, questions) => questionLines(questions, [{ id: 'opinion', label: 'Opinion' }]),
  typing: () => TYPING,
  read(marks, _config, lines) {
    const read = readMarks(marks, lines, TYPING, (text) => OPINIONS.find(({ key }) => key === text)?.value)
    return read.ok ? ok(made(Object.fromEntries(read.value.map(({ line, mark }) => [line.id, mark])))) : read
  },
  printed: () => OPINIONS.map(({ label }) => label),
  instruction: () => 'Do you agree? Tick one word for each: agree, disagree or pass.',
}

function Answer({ asked, own, onChange }: AnswerProps<OpinionConfig, OpinionBallot>) {
  return (
    <WordScale
      legend="Do you agree?"
      across
      options={OPINIONS}
      value={at(own, asked.id)}
      onChange={(opinion) => onChange((latest) => put(latest, asked.id, opinion))}
    />
  )
}
