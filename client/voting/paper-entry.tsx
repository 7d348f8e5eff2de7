import { type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { Button } from '../kit/button.tsx'
import { Field } from '../kit/field.tsx'
import { useAnnounce } from '../kit/live-regions.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { StatusBox } from '../kit/status-box.tsx'
import { useAsk } from '../realtime/room-context.tsx'
import type { Asked } from './asked.ts'
import { enteredPapers, nextNumber, withPaper } from './entered-papers.ts'
import { EntryLines } from './entry-lines.tsx'
import { usePaper } from './papers.ts'
import styles from './paper-ballots.module.css'
import { type Line, type Marks, type Slot, slotKey } from './typing.ts'
import type { KnownPoll } from './voting-now.ts'

interface Props {
  readonly known: KnownPoll
  readonly asked: readonly Asked[]
}

interface Told {
  readonly tone: 'good' | 'problem'
  readonly words: string
}

const NOTHING: Marks = {}
const TABLE_WORDS = 'Type how many people sit at the table, 2 to 99, or leave it empty.'

/** One paper after another by keyboard: marks are typed, Enter is the next line, Ctrl and Enter the next ballot. */
export function PaperEntry({ known: { id, poll }, asked }: Props) {
  const paper = usePaper(poll.method)
  const entered = enteredPapers(id)
  const papers = useStore(entered, (all) => all.papers)
  const [number, setNumber] = useState(String(nextNumber(papers)))
  const [organisation, setOrganisation] = useState('')
  const [people, setPeople] = useState('')
  const [marks, setMarks] = useState(NOTHING)
  const [told, setTold] = useState<Told | undefined>(undefined)
  const grid = useRef<HTMLDivElement>(null)
  const ask = useAsk()
  const announce = useAnnounce()
  const typing = paper.typing(poll.config)
  const lines = paper.lines(poll.config, asked, Number(number))

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

  function mark(line: Line, slot: Slot, at: number, text: string) {
    if (!typing.begins.test(text)) return tell('problem', `Type ${typing.keys}.`)
    const next = { ...marks, [slotKey(line, slot)]: text }
    const isWhole = text.length >= typing.longest
    const read = paper.read(next, poll.config, lines)
    if (isWhole && !read.ok) return tell('problem', read.error)
    flushSync(() => {
      setMarks(next)
      setTold(undefined)
    })
    if (isWhole && slot !== line.slots.at(-1)) focusSlot(at + 1)
  }

  async function save() {
    const wanted = Number(number)
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > 9_999)
      return tell('problem', 'Type the number of the ballot, 1 to 9999.')
    const table = people === '' ? undefined : Number(people)
    if (table !== undefined && !(table >= 2 && table <= 99)) return tell('problem', TABLE_WORDS)
    const read = paper.read(marks, poll.config, lines)
    if (!read.ok) return tell('problem', read.error)
    const ballot = read.value
    if (paper.isBlank(ballot)) return tell('problem', 'Nothing is typed yet. Type at least one answer.')
    const lacks = paper.lacks(ballot, poll.config)
    if (lacks !== undefined) return tell('problem', `This ballot cannot be counted as it is. ${lacks}`)
    const from = organisation.trim() || undefined
    const about = { ...(from !== undefined && { organisation: from }), ...(table !== undefined && { people: table }) }
    const one = { number: wanted, ballot: { ...ballot }, ...about }
    const answer = await ask({ type: 'enterPaperBallots', poll: id, ballots: [one] })
    if (!answer.ok) return tell('problem', REFUSAL_WORDS[answer.refusal.code])
    const progress = paper.progress(ballot, poll.config, poll.questions)
    const next = withPaper(papers, { number: wanted, organisation: from, progress })
    flushSync(() => {
      entered.setState({ papers: next })
      setMarks(NOTHING)
      setOrganisation('')
      setPeople('')
      setNumber(String(nextNumber(next)))
    })
    tell('good', `Ballot ${wanted} is entered${table === undefined ? '' : `, for a table of ${table}`}. ${progress}`)
    focusSlot(0)
  }

  function onKey(event: KeyboardEvent, afterLine: number) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) return void save()
    const read = paper.read(marks, poll.config, lines)
    if (read.ok) focusSlot(afterLine)
    else tell('problem', read.error)
  }

  const replaces = papers.some((other) => String(other.number) === number)
  return (
    <section className={styles.part} aria-labelledby="paper-entry">
      <h2 id="paper-entry">Enter a paper ballot</h2>
      <p className={styles.soft}>
        Keys: {typing.keys}. Enter goes to the next line, Ctrl+Enter saves and starts the next ballot.
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
        <Field
          label="People at the table"
          hint="Only where a table answered together. It counts as one ballot."
          optional
          inputMode="numeric"
          value={people}
          onChange={(text) => /^\d{0,2}$/.test(text) && setPeople(text)}
        />
      </div>
      <div ref={grid} className={styles.grid} role="group" aria-label="Answers on this ballot">
        <EntryLines lines={lines} marks={marks} onMark={mark} onKey={onKey} />
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
