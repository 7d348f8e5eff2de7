import { ok } from '#shared/kit/result.ts'
import type { ScoreBallot, ScoreConfig } from '#shared/voting/methods/score.ts'
import { RadioScale, type ScaleValue } from '../../kit/radio-scale.tsx'
import type { AnswerProps, PaperOf } from '../paper.ts'
import { printedScale, questionLines, readMarks, readOnScale, typingOnScale } from '../typing.ts'
import { perQuestion } from './per-question.ts'

const { at, put, made, ...shared } = perQuestion<'scores', ScaleValue>('scores')
const [LOW, HIGH] = ['not at all', 'very much']

export const scorePaper: PaperOf<ScoreConfig, ScoreBallot> = {
  ...shared,
  phones: 'one_by_one',
  words(own, question, { scale }) {
    const mark = at(own, question)
    return mark === 'cant_judge' ? "Can't judge." : `${mark} of ${scale}.`
  },
  Answer,

  lines: (_, questions) => questionLines(questions, [{ id: 'score', label: 'Score' }]),
  typing: ({ scale }) => typingOnScale(scale),
  read(marks, { scale }, lines) {
    const read = readMarks(marks, lines, typingOnScale(scale), (text) => readOnScale(text, scale))
    return read.ok ? ok(made(Object.fromEntries(read.value.map(({ line, mark }) => [line.id, mark])))) : read
  },
  printed: ({ scale }) => printedScale(scale),
  instruction: ({ scale }) => `How much does each question matter? Tick one number: 1 ${LOW}, ${scale} ${HIGH}.`,
}

function Answer({ asked, config, own, onChange }: AnswerProps<ScoreConfig, ScoreBallot>) {
  return (
    <RadioScale
      legend="How much does this question matter?"
      low={LOW}
      high={HIGH}
      max={config.scale}
      value={at(own, asked.id)}
      onChange={(mark) => onChange((latest) => put(latest, asked.id, mark))}
    />
  )
}
