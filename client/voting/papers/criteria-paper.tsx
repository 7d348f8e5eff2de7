import { ok } from '#shared/kit/result.ts'
import type { CriteriaBallot, CriteriaConfig, WeightedCriterion } from '#shared/voting/methods/criteria.ts'
import { RadioScale, type ScaleValue } from '../../kit/radio-scale.tsx'
import type { AnswerProps, PaperOf } from '../paper.ts'
import { printedScale, questionLines, readMarks, readOnScale, typingOnScale } from '../typing.ts'
import styles from './papers.module.css'
import { perQuestion } from './per-question.ts'

type Sheet = Readonly<Record<string, ScaleValue>>

const { at, put, ...shared } = perQuestion<'marks', Sheet>('marks')
const [LOW, HIGH] = ['no evidence', 'clear, evidenced']

export const criteriaPaper: PaperOf<CriteriaConfig, CriteriaBallot> = {
  ...shared,
  phones: 'one_by_one',
  isAnswered: (own, question, { criteria }) => leftOf(own, question, criteria) === 0,
  isComplete: (own, { criteria }, questions) => questions.every((question) => leftOf(own, question, criteria) === 0),
  progress(own, { criteria }, questions) {
    const done = questions.filter((question) => leftOf(own, question, criteria) === 0).length
    return `${done} of ${questions.length} marked by every criterion.`
  },
  words: (own, question, { criteria }) =>
    criteria.map(({ id, label }) => `${label}${markWords(at(own, question)?.[id])}`).join(' '),
  Answer,

  lines: (config, questions) => questionLines(questions, config.criteria),
  typing: ({ scale }) => typingOnScale(scale),
  read(marks, { scale }, lines) {
    const read = readMarks(marks, lines, typingOnScale(scale), (text) => readOnScale(text, scale))
    if (!read.ok) return read
    return ok(
      read.value.reduce<CriteriaBallot>(
        (own, { line, slot, mark }) => marked(own, line.id, slot.id, mark),
        shared.blank,
      ),
    )
  },
  printed: ({ scale }) => printedScale(scale),
  instruction: ({ scale }) => `Tick one number for each criterion: 1 ${LOW}, ${scale} ${HIGH}.`,
}

/** The ends of the scale are said once, above; each criterion is then one line of marks. */
function Answer({ asked, config, own, onChange }: AnswerProps<CriteriaConfig, CriteriaBallot>) {
  return (
    <div className={styles.criteria}>
      <p className={styles.soft}>
        1 {LOW}, {config.scale} {HIGH}
      </p>
      {config.criteria.map((criterion) => (
        <RadioScale
          key={criterion.id}
          legend={
            <>
              {criterion.label} <span className={styles.weight}>counts {share(criterion)}</span>
            </>
          }
          compact
          max={config.scale}
          value={at(own, asked.id)?.[criterion.id]}
          onChange={(mark) => onChange((latest) => marked(latest, asked.id, criterion.id, mark))}
        />
      ))}
    </div>
  )
}

const share = ({ weight }: WeightedCriterion) => `${Math.round(100 * weight)} of 100`
const marked = (own: CriteriaBallot, question: string, criterion: string, mark: ScaleValue) =>
  put(own, question, { ...at(own, question), [criterion]: mark })
const leftOf = (own: CriteriaBallot, question: string, criteria: readonly WeightedCriterion[]) =>
  criteria.filter(({ id }) => at(own, question)?.[id] === undefined).length
const markWords = (mark: ScaleValue | undefined) =>
  mark === undefined ? ': no answer.' : mark === 'cant_judge' ? ": can't judge." : ` ${mark}.`
