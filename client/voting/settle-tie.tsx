import { useEffect, useId, useRef, useState } from 'react'
import type { PollId } from '#shared/voting/poll.ts'
import { Button } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { useAnnounce } from '../kit/live-regions.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { useProblems } from '../kit/use-problems.ts'
import type { Asked } from './asked.ts'
import { NumberedQuestion } from './numbered-question.tsx'
import styles from './settle-tie.module.css'
import type { Acts } from './use-acts.ts'
import { questionNames } from './words.ts'

interface Props {
  readonly poll: PollId
  /** In the order that stands, or in which they were asked. */
  readonly tied: readonly Asked[]
  /** Why it was decided so before. */
  readonly reason?: string
  readonly acts: Acts
}

const MOST_LETTERS = 280

/** A tie put in order by the facilitator, who says why: everybody reads both. */
export function SettleTie({ poll, tied, reason: before = '', acts }: Props) {
  const [order, setOrder] = useState(tied)
  const [reason, setReason] = useState(before)
  const problems = useProblems()
  const [heading, field] = [useId(), useId()]
  const names = questionNames(tied.map(({ number }) => number).toSorted((a, b) => a - b))

  function decide() {
    const why = reason.trim()
    if (!problems.pass(why === '' ? [{ field, message: 'Say why: everyone reads it beside the result' }] : [])) return
    const command = { type: 'settleTie' as const, poll, order: order.map(({ id }) => id), reason: why }
    void acts.act(command, 'The tie is decided, and everyone can read why.')
  }

  return (
    <section className={styles.form} aria-labelledby={heading}>
      <h3 id={heading}>{begin(names)} share a place. You decide.</h3>
      <ErrorSummary attempt={problems.attempt} problems={problems.list} />
      <Places order={order} onChange={setOrder} />
      <TextArea
        id={field}
        label="Why this order?"
        hint="Everyone reads this beside the result, and it stands in the record."
        value={reason}
        onChange={setReason}
        limit={MOST_LETTERS}
        error={problems.of(field)}
      />
      <Button onClick={decide}>Decide this order</Button>
    </section>
  )
}

interface PlacesProps {
  readonly order: readonly Asked[]
  readonly onChange: (order: readonly Asked[]) => void
}

function Places({ order, onChange }: PlacesProps) {
  const announce = useAnnounce()
  const list = useRef<HTMLOListElement>(null)
  const pressed = useRef<string | undefined>(undefined)
  // The row moves in the page, and a browser may drop the focus on the way.
  useEffect(() => {
    if (pressed.current) list.current?.querySelector<HTMLElement>(`[data-move="${pressed.current}"]`)?.focus()
    pressed.current = undefined
  }, [order])

  function move(at: number, by: -1 | 1) {
    const [one, other] = [order[at], order[at + by]]
    if (!one) return
    if (!other) return announce('own', `Question ${one.number} is ${by === 1 ? 'last' : 'first'} already.`)
    pressed.current = moveName(one, by)
    onChange(order.map((each) => (each === one ? other : each === other ? one : each)))
    announce('own', `Question ${one.number} is at place ${at + by + 1} of ${order.length}.`)
  }

  return (
    <ol className={styles.places} ref={list}>
      {order.map((one, at) => (
        <li key={one.id}>
          <NumberedQuestion {...one} />
          <span className={styles.moves}>
            {([-1, 1] as const).map((by) => (
              <Button
                key={by}
                kind="quiet"
                data-move={moveName(one, by)}
                aria-label={`Move ${by === 1 ? 'down' : 'up'}: question ${one.number}`}
                onClick={() => move(at, by)}
              >
                {by === 1 ? 'Down' : 'Up'}
              </Button>
            ))}
          </span>
        </li>
      ))}
    </ol>
  )
}

const moveName = ({ number }: Asked, by: -1 | 1) => `${number}${by === 1 ? 'down' : 'up'}`
const begin = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
