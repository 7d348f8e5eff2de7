import { type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { Button } from '../kit/button.tsx'
import { Field } from '../kit/field.tsx'
import { useAnnounce } from '../kit/live-regions.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { StatusBox } from '../kit/status-box.tsx'
import { useAsk } from '../realtime/room-context.tsx'
import type { Ballot } from '#shared/voting/poll.ts'
import type { Asked } from './asked.ts'
import { enteredPapers, nextNumber, withPaper } from './entered-papers.ts'
import { NumberedQuestion } from './numbered-question.tsx'
import { PAPERS } from './papers.ts'
import styles from './paper-ballots.module.css'
import type { KnownPoll } from './voting-now.ts'

interface Props {
  readonly known: KnownPoll
  readonly asked: readonly Asked[]
}

interface Told {
  readonly tone: 'good' | 'problem'
  readonly words: string
}

/** One paper after another by keyboard: a key is a mark, Enter the next question, Ctrl and Enter the next ballot. */
export function PaperEntry({ known: { id, poll }, asked }: Props) {
  const paper = PAPERS[poll.method]
  const slots = paper.slots(poll.config)
  const entered = enteredPapers(id)
  const papers = useStore(entered, (all) => all.papers)
  const [number, setNumber] = useState(String(nextNumber(papers)))
  const [organisation, setOrganisation] = useState('')
  const [ballot, setBallot] = useState<Ballot>(paper.blank)
  const [told, setTold] = useState<Told | undefined>(undefined)
  const grid = useRef<HTMLDivElement>(null)
  const ask = useAsk()
  const announce = useAnnounce()

  function tell(tone: Told['tone'], words: string) {
    setTold({ tone, words })
    announce('own', words)
  }
  const focusSlot = (place: number) => {
    const fields = [...(grid.current?.querySelectorAll('input') ?? [])]
    const field = fields[Math.min(place, fields.length - 1)]
    field?.focus()
    field?.select()
  }

  function mark(question: Asked, at: number, key: string) {
    const slot = slots[at % slots.length]
    const next = slot && paper.type(ballot, poll.config, question.id, slot.id, key)
    if (!next) return tell('problem', `Type ${paper.keys(poll.config)}.`)
    flushSync(() => {
      setBallot(next)
      setTold(undefined)
    })
    const isLast = at % slots.length === slots.length - 1
    if (key.length === paper.longest(poll.config) && !isLast) focusSlot(at + 1)
  }

  async function save() {
    const wanted = Number(number)
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > 9_999)
      return tell('problem', 'Type the number of the ballot, 1 to 9999.')
    if (paper.isBlank(ballot)) return tell('problem', 'Nothing is typed yet. Type at least one answer.')
    const from = organisation.trim() || undefined
    const one = { number: wanted, ballot: { ...ballot }, ...(from !== undefined && { organisation: from }) }
    const answer = await ask({ type: 'enterPaperBallots', poll: id, ballots: [one] })
    if (!answer.ok) return tell('problem', REFUSAL_WORDS[answer.refusal.code])
    const progress = paper.progress(ballot, poll.config, poll.questions)
    const next = withPaper(papers, { number: wanted, organisation: from, progress })
    flushSync(() => {
      entered.setState({ papers: next })
      setBallot(paper.blank)
      setOrganisation('')
      setNumber(String(nextNumber(next)))
    })
    tell('good', `Ballot ${wanted} is entered. ${progress}`)
    focusSlot(0)
  }

  function onKey(event: KeyboardEvent, at: number) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) void save()
    else focusSlot((Math.floor(at / slots.length) + 1) * slots.length)
  }

  const replaces = papers.some((other) => String(other.number) === number)
  return (
    <section className={styles.part} aria-labelledby="paper-entry">
      <h2 id="paper-entry">Enter a paper ballot</h2>
      <p className={styles.soft}>
        Keys: {paper.keys(poll.config)}. Enter goes to the next question, Ctrl+Enter saves and starts the next ballot.
      </p>
      <div className={styles.about}>
        <Field
          label="Number on the ballot"
          inputMode="numeric"
          value={number}
          onChange={setNumber}
          hint={replaces ? 'This number is entered already. Saving replaces it.' : undefined}
        />
        <Field label="Organisation" optional value={organisation} onChange={setOrganisation} maxLength={80} />
      </div>
      <div ref={grid} className={styles.grid} role="group" aria-label="Answers on this ballot">
        {asked.map((question, row) => (
          <div key={question.id} className={styles.row}>
            <NumberedQuestion {...question} />
            {slots.map((slot, column) => {
              const at = row * slots.length + column
              return (
                <label key={slot.id} className={styles.slot}>
                  <span aria-hidden="true">{slot.label}</span>
                  <input
                    aria-label={`Question ${question.number}, ${slot.label.toLowerCase()}`}
                    inputMode="numeric"
                    autoComplete="off"
                    value={paper.typed(ballot, question.id, slot.id)}
                    onFocus={(event) => event.target.select()}
                    onChange={(event) => mark(question, at, event.target.value.trim())}
                    onKeyDown={(event) => onKey(event, at)}
                  />
                </label>
              )
            })}
          </div>
        ))}
      </div>
      {told && <StatusBox tone={told.tone} title={told.words} />}
      <div>
        <Button kind="primary" onClick={() => void save()}>
          Save and start the next ballot
        </Button>
      </div>
    </section>
  )
}
