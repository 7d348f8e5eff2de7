import { ok } from '#shared/kit/result.ts'
import type { DelphiBallot, DelphiConfig } from '#shared/voting/methods/delphi.ts'
import { RadioScale } from '../../kit/radio-scale.tsx'
import type { AnswerProps, PaperOf } from '../paper.ts'
import { printedScale, questionLines, readMarks, type Typing } from '../typing.ts'
import { EarlierEstimates } from './earlier-estimates.tsx'
import { EstimateField } from './estimate-field.tsx'
import styles from './papers.module.css'
import { perQuestion } from './per-question.ts'

type Estimate = number | 'cant_judge'

const { at, put, made, ...shared } = perQuestion<'estimates', Estimate>('estimates')

/** Up to here every estimate is a radio; beyond, a number is typed. */
const MOST_RADIOS = 11

const countOf = ([least, most]: DelphiConfig['scale']) => most - least + 1

export const delphiPaper: PaperOf<DelphiConfig, DelphiBallot> = {
  ...shared,
  phones: 'one_by_one',
  words(own, question) {
    const estimate = at(own, question)
    return estimate === 'cant_judge' ? "Can't judge." : `${estimate}.`
  },
  Answer,

  lines: (_, questions) => questionLines(questions, [{ id: 'estimate', label: 'Estimate' }]),
  typing,
  read(marks, config, lines) {
    const read = readMarks(marks, lines, typing(config), (text) => readEstimate(text, config))
    return read.ok ? ok(made(Object.fromEntries(read.value.map(({ line, mark }) => [line.id, mark])))) : read
  },
  printed: ({ scale }) => (scale[0] === 1 && countOf(scale) <= MOST_RADIOS ? printedScale(scale[1]) : []),
  instruction: ({ scale: [least, most] }) =>
    `Give your best estimate for each, a whole number from ${least} to ${most}. Leave it empty where you cannot judge.`,
}

function typing({ scale: [least, most] }: DelphiConfig): Typing {
  return {
    keys: `${least} to ${most}, x for can't judge`,
    begins: /^(x|-?\d*)$/i,
    longest: Math.max(String(least).length, String(most).length),
  }
}

function readEstimate(text: string, { scale: [least, most] }: DelphiConfig): Estimate | undefined {
  if (text.toLowerCase() === 'x') return 'cant_judge'
  if (!/^-?\d+$/.test(text)) return undefined
  const estimate = Number(text)
  return estimate >= least && estimate <= most ? estimate : undefined
}

/** The room's last answers stand above one's own, so that a second estimate can learn from the first. */
function Answer({ asked, config, own, previous, onChange }: AnswerProps<DelphiConfig, DelphiBallot>) {
  const [least, most] = config.scale
  const change = (estimate: Estimate | undefined) => onChange((latest) => put(latest, asked.id, estimate))
  return (
    <div className={styles.estimate}>
      {previous && <EarlierEstimates poll={previous} question={asked.id} scale={config.scale} />}
      {countOf(config.scale) <= MOST_RADIOS ? (
        <RadioScale legend="Your estimate" compact min={least} max={most} value={at(own, asked.id)} onChange={change} />
      ) : (
        <EstimateField key={asked.id} scale={config.scale} value={at(own, asked.id)} onChange={change} />
      )}
    </div>
  )
}
