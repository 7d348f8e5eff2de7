import { ok } from '#shared/kit/result.ts'
import { RadioScale } from '../kit/radio-scale.tsx'
import { plural } from '../kit/plural.ts'
import type { Mark } from '#shared/voting/methods/reading.ts'
import type { Rating, ValueGapBallot, ValueGapConfig } from '#shared/voting/methods/value-gap.ts'
import type { AnswerProps, PaperOf } from './paper.ts'
import { printedScale, questionLines, readMarks, readOnScale, typingOnScale } from './typing.ts'
import styles from './ballot.module.css'

type Criterion = keyof Rating

interface ScaleWords {
  readonly criterion: Criterion
  readonly legend: string
  readonly short: string
  readonly low: string
  readonly high: string
}

export const SCALES: readonly ScaleWords[] = [
  {
    criterion: 'value',
    legend: 'Value of acting on the answer',
    short: 'Value',
    low: 'no use to us',
    high: 'would change a lot, soon',
  },
  { criterion: 'gap', legend: 'Gap in what we know', short: 'Gap', low: 'well understood', high: 'nobody knows' },
]

export const valueGapPaper: PaperOf<ValueGapConfig, ValueGapBallot> = {
  blank: { ratings: {} },
  phones: 'one_by_one',
  nothing: 'No answer yet.',

  isBlank: ({ ratings }) => Object.values(ratings).every(isEmpty),
  isAnswered: (own, question) => isAnswered(own, question),
  isTouched: (own, question) => !isEmpty(ratingOf(own, question)),
  without: (own, question) => withRating(own, question, {}),
  isComplete: (own, _config, questions) => answeredOf(own, questions) === questions.length,
  lacks: () => undefined,
  progress: (own, _config, questions) =>
    [...lackingWords(own, questions), `${answeredOf(own, questions)} of ${questions.length} answered.`].join(' '),
  finished: (own, questions) =>
    plural(answeredOf(own, questions), { one: 'Your answer is sent.', other: 'Your # answers are sent.' }),
  words: (own, question) =>
    SCALES.map(({ criterion, short }) => `${short}${MARK_WORDS(ratingOf(own, question)[criterion])}`).join(' '),
  Answer,
  sees: ({ ratings }, question) => ratings[question],
  status: () => undefined,

  lines: (_, questions) =>
    questionLines(
      questions,
      SCALES.map(({ criterion, short }) => ({ id: criterion, label: short })),
    ),
  typing: ({ scale }) => typingOnScale(scale),
  read(marks, { scale }, lines) {
    const read = readMarks(marks, lines, typingOnScale(scale), (text) => readOnScale(text, scale))
    if (!read.ok) return read
    return ok(
      read.value.reduce<ValueGapBallot>(
        (own, { line, slot, mark }) => withMark(own, line.id, slot.id as Criterion, mark), // slots are the criteria, as given above
        valueGapPaper.blank,
      ),
    )
  },
  printed: ({ scale }) => printedScale(scale),
  instruction: ({ scale }) =>
    `Tick one number for value and one for gap. Value: 1 no use to us, ${scale} would change a lot, soon. ` +
    `Gap: 1 well understood, ${scale} nobody knows.`,
}

function Answer({ asked, config, own, onChange }: AnswerProps<ValueGapConfig, ValueGapBallot>) {
  return (
    <div className={styles.scales}>
      {SCALES.map(({ criterion, legend, low, high }) => (
        <RadioScale
          key={criterion}
          legend={legend}
          low={low}
          high={high}
          max={config.scale}
          value={ratingOf(own, asked.id)[criterion]}
          onChange={(mark) => onChange((latest) => withMark(latest, asked.id, criterion, mark))}
        />
      ))}
    </div>
  )
}

const ratingOf = ({ ratings }: ValueGapBallot, question: string): Rating => ratings[question] ?? {}
const isEmpty = ({ value, gap }: Rating) => value === undefined && gap === undefined
const isAnswered = (own: ValueGapBallot, question: string) =>
  SCALES.every(({ criterion }) => ratingOf(own, question)[criterion] !== undefined)
const answeredOf = (own: ValueGapBallot, questions: readonly string[]) =>
  questions.filter((question) => isAnswered(own, question)).length

/** What is missing from questions that are half answered: an answer counts as one only with both. */
function lackingWords(own: ValueGapBallot, questions: readonly string[]): readonly string[] {
  const begun = questions.map((question) => ratingOf(own, question)).filter((rating) => !isEmpty(rating))
  return SCALES.flatMap(({ criterion, short }) => {
    const lacking = begun.filter((rating) => rating[criterion] === undefined).length
    if (lacking === 0) return []
    const what = short.toLowerCase()
    return [plural(lacking, { one: `# question has no ${what} yet.`, other: `# questions have no ${what} yet.` })]
  })
}

const MARK_WORDS = (mark: Mark | undefined) =>
  mark === undefined ? ': no answer.' : mark === 'cant_judge' ? ": can't judge." : ` ${mark}.`

function withMark(own: ValueGapBallot, question: string, criterion: Criterion, mark: Mark | undefined) {
  const { [criterion]: _, ...rest } = ratingOf(own, question)
  return withRating(own, question, mark === undefined ? rest : { ...rest, [criterion]: mark })
}

/** An empty rating leaves the ballot: what is not there was not answered. */
function withRating({ ratings }: ValueGapBallot, question: string, rating: Rating): ValueGapBallot {
  const { [question]: _, ...rest } = ratings
  return { ratings: isEmpty(rating) ? rest : { ...rest, [question]: rating } }
}
