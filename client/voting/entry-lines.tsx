import type { KeyboardEvent } from 'react'
import { NumberedQuestion } from './numbered-question.tsx'
import styles from './paper-ballots.module.css'
import { type Line, lineName, type Marks, type Slot, slotKey } from './typing.ts'

interface Props {
  readonly lines: readonly Line[]
  readonly marks: Marks
  /** `at` is the slot's place among all slots. */
  onMark(line: Line, slot: Slot, at: number, text: string): void
  /** `afterLine` is the first slot of the next line. */
  onKey(event: KeyboardEvent, afterLine: number): void
}

/** The lines of a paper ballot as they are typed in, each with its slots. */
export const EntryLines = ({ lines, marks, onMark, onKey }: Props) =>
  lines.map((line, row) => {
    const before = lines.slice(0, row).reduce((sum, { slots }) => sum + slots.length, 0)
    return (
      <div key={line.id} className={styles.row}>
        <div className={styles.asked}>
          {line.asked.map((question) => (
            <NumberedQuestion key={question.id} {...question} />
          ))}
          {line.note && <p>{line.note}</p>}
        </div>
        {line.slots.map((slot, column) => (
          <label key={slot.id} className={styles.slot}>
            <span aria-hidden="true">{slot.label}</span>
            <input
              aria-label={`${lineName(line)}, ${slot.label.toLowerCase()}`}
              inputMode="numeric"
              autoComplete="off"
              value={marks[slotKey(line, slot)] ?? ''}
              onFocus={(event) => event.target.select()}
              onChange={(event) => onMark(line, slot, before + column, event.target.value.trim())}
              onKeyDown={(event) => onKey(event, before + line.slots.length)}
            />
          </label>
        ))}
      </div>
    )
  })
