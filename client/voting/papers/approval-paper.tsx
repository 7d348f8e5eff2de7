import { fail, ok } from '#shared/kit/result.ts'
import type { ApprovalBallot, ApprovalConfig } from '#shared/voting/methods/approval.ts'
import { CheckRow } from '../../kit/check-row.tsx'
import { plural } from '../../kit/plural.ts'
import type { PaperOf, SheetProps } from '../paper.ts'
import { questionLines } from '../typing.ts'
import styles from './papers.module.css'
import { TickSheet } from './tick-sheet.tsx'
import { ticked, withTicks } from './ticks.ts'

export const approvalPaper: PaperOf<ApprovalConfig, ApprovalBallot> = {
  ...ticked,
  isComplete: (own, config) => own.approved.length === mostOf(config),
  lacks: ({ approved }, { min }) =>
    approved.length < min ? `Tick ${plural(min - approved.length, { one: '# more', other: '# more' })}.` : undefined,
  Sheet,
  status({ approved }, config) {
    const max = mostOf(config)
    return max === undefined ? `${approved.length} ticked` : `${approved.length} of ${max} ticked`
  },

  lines: (_, questions) => questionLines(questions, [{ id: 'support', label: 'Support' }]),
  read(marks, config, lines) {
    const read = ticked.read(marks, config, lines)
    const most = mostOf(config) ?? Infinity
    return read.ok && read.value.approved.length > most
      ? fail(`${read.value.approved.length} are ticked. At most ${most} can be.`)
      : read.ok
        ? ok(read.value)
        : read
  },
  instruction: (config) => `Tick every question you support. ${limitWords(config)}`,
}

/** A view has no nulls: without a limit there is none to read. */
const mostOf = ({ max }: Partial<ApprovalConfig>): number | undefined => max ?? undefined

function limitWords(config: ApprovalConfig): string {
  const { min } = config
  const max = mostOf(config)
  if (max !== undefined && min > 0) return min === max ? `Tick ${max}.` : `Tick ${min} to ${max}.`
  if (max !== undefined) return `Tick at most ${max}.`
  return min > 0 ? `Tick at least ${min}.` : 'As many as you like.'
}

/** Nothing ticked is nothing said, so supporting none of them is a tick of its own. */
function Sheet({ questions, config, own, onChange }: SheetProps<ApprovalConfig, ApprovalBallot>) {
  const { min } = config
  const max = mostOf(config)
  const isNone = own.approved.length === 0 && !ticked.isBlank(own)
  return (
    <div className={styles.sheet}>
      <TickSheet
        legend="Which of these do you support?"
        hint={limitWords(config)}
        questions={questions}
        approved={own.approved}
        refuses={() =>
          max !== undefined && own.approved.length >= max
            ? `You have ticked ${max}, the most there can be. Take one back first.`
            : undefined
        }
        onChange={(approved) => onChange(withTicks(approved))}
      />
      {min === 0 && (
        <CheckRow
          label="I support none of these"
          checked={isNone}
          onChange={(isOn) => onChange(isOn ? { approved: [] } : ticked.blank)}
        />
      )}
    </div>
  )
}
