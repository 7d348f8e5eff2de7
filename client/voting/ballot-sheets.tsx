import { useState } from 'react'
import { createPortal } from 'react-dom'
import type { PollView } from '#shared/room/views/poll-view.ts'
import { isOrderOnly } from '#shared/voting/order-only.ts'
import { ORDER_ONLY_WORDS, PRIVACY_WORDS } from '#shared/voting/words.ts'
import { Button } from '../kit/button.tsx'
import { classNames } from '../kit/class-names.ts'
import { Field } from '../kit/field.tsx'
import { Voice } from '../kit/voice.tsx'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { EnabledAction } from '../kit/question-words.tsx'
import type { Asked } from './asked.ts'
import styles from './ballot-sheets.module.css'
import { usePaper } from './papers.ts'
import part from './paper-ballots.module.css'
import type { Line } from './typing.ts'
import { thresholdWords } from './words.ts'

interface Props extends Pick<PollView, 'method' | 'config' | 'mode' | 'k'> {
  readonly asked: readonly Asked[]
}

const MOST_SHEETS = 200

/** Numbered ballots to print. They stand at the end of the page and only a printer shows them. */
export function BallotSheets(props: Props) {
  const [first, setFirst] = useState('1')
  const [count, setCount] = useState('10')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const numbers = numbersFrom(Number(first), Number(count))
  const print = () => {
    setProblem(numbers ? undefined : `Type whole numbers: the first from 1, and at most ${MOST_SHEETS} ballots.`)
    if (numbers) window.print()
  }
  return (
    <section className={part.part} aria-labelledby="print-ballots">
      <h2 id="print-ballots">Print ballots</h2>
      <p className={part.soft}>Each ballot has a number, the room code, the questions and who can see the answers.</p>
      <div className={part.about}>
        <Field label="First number" inputMode="numeric" value={first} onChange={setFirst} error={problem} />
        <Field label="How many ballots" inputMode="numeric" value={count} onChange={setCount} />
      </div>
      <div>
        <Button onClick={print}>Print</Button>
      </div>
      {numbers && createPortal(<Sheets {...props} numbers={numbers} />, document.body)}
    </section>
  )
}

function numbersFrom(first: number, count: number): readonly number[] | undefined {
  if (!Number.isInteger(first) || !Number.isInteger(count)) return undefined
  if (first < 1 || count < 1 || count > MOST_SHEETS || first + count > 10_000) return undefined
  return Array.from({ length: count }, (_, at) => first + at)
}

function Sheets({ asked, method, config, mode, k, numbers }: Props & { readonly numbers: readonly number[] }) {
  const room = useFacilitatorView((shared) => shared.room)
  const paper = usePaper(method)
  return (
    <div className={styles.sheets}>
      {numbers.map((number) => (
        <article key={number} className={styles.sheet} aria-label={`Ballot ${number}`}>
          <header className={styles.head}>
            <h2>Ballot {number}</h2>
            <p>
              <bdi>{room.title}</bdi>
              <br />
              Room code {codeWords(room.code)}
            </p>
          </header>
          <p>
            {paper.instruction(config)} {PRIVACY_WORDS[mode]} {thresholdWords(k)}{' '}
            {isOrderOnly(config) && ORDER_ONLY_WORDS}
          </p>
          <p className={styles.from}>Organisation (optional):</p>
          <ol className={styles.questions}>
            {paper.lines(config, asked, number).map((line) => (
              <SheetLine key={line.id} line={line} marks={paper.printed(config)} />
            ))}
          </ol>
        </article>
      ))}
    </div>
  )
}

/** More than this, in characters, does not fit beside a question. */
const WIDEST_MARKS = 28
const WIDEST_LABEL = 16

function SheetLine({ line, marks }: { readonly line: Line; readonly marks: readonly string[] }) {
  const isWideRow = marks.join(' ').length > WIDEST_MARKS || line.slots.some(({ label }) => label.length > WIDEST_LABEL)
  return (
    <li className={classNames(styles.question, isWideRow && styles.stacked, line.slots.length > 2 && styles.many)}>
      <div>
        {line.asked.map(({ id, number, text, action }, at) => (
          <div key={id} className={styles.either}>
            <Voice as="p" size="small">
              {line.asked.length > 1 && (at === 0 ? 'First: ' : 'Second: ')}
              {number}. {text}
            </Voice>
            <EnabledAction action={action} />
          </div>
        ))}
        {line.note && <p className={styles.note}>{line.note}</p>}
      </div>
      <div className={styles.slots}>
        {line.slots.map((slot) => (
          <p key={slot.id} className={styles.slot}>
            <span>{slot.label}</span>
            <span className={styles.marks}>
              {marks.map((mark) => (
                <span key={mark} className={styles.mark}>
                  <span className={styles.box} />
                  {mark}
                </span>
              ))}
            </span>
            {marks.length === 0 && <span className={styles.write} />}
          </p>
        ))}
      </div>
    </li>
  )
}

/** Two fours, as the code is shown everywhere. */
const codeWords = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`
