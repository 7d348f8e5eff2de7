import { useId, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { ErrorSummary, type FieldProblem } from '../kit/error-summary.tsx'
import { Field } from '../kit/field.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { tooLong } from '../kit/text-limit.ts'
import { UndoBar } from '../kit/undo-bar.tsx'
import { useProblems } from '../kit/use-problems.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { useShared } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import type { WireCommand } from '../realtime/wire-command.ts'
import { CloseRoom } from './close-room.tsx'
import { DeleteRoom } from './delete-room.tsx'

/** What the room is called, what people are told before they join, how long it is kept, and its end. */
export const RoomSettings = () => (
  <>
    <AboutRoom />
    <Stack as="section" gap="normal" labelledBy="close-room">
      <h2 id="close-room">Close the room</h2>
      <CloseRoom />
    </Stack>
    <Stack as="section" gap="normal" labelledBy="delete-room">
      <h2 id="delete-room">Delete the room</h2>
      <DeleteRoom />
    </Stack>
  </>
)

const LIMITS = { title: 120, purpose: 280, organiser: 120, contact: 254, use: 280 } as const
const MOST_DAYS = 3_650
type Part = keyof typeof LIMITS | 'days'
type Words = Readonly<Record<Part, string>>

function AboutRoom() {
  const room = useShared((shared) => shared.room)
  const [words, setWords] = useState(() => wordsOf(room))
  const [before, setBefore] = useState<Words | undefined>(undefined)
  const problems = useProblems()
  const { tell, state, more } = useTelling()
  const form = useId()
  const field = (part: Part) => ({
    id: `${form}-${part}`,
    value: words[part],
    error: problems.of(`${form}-${part}`),
    onChange: (value: string) => setWords((now) => ({ ...now, [part]: value })),
  })
  async function save() {
    if (!problems.pass(problemsIn(words, form))) return
    const was = wordsOf(room)
    if ((await tell(commandOf(words), 'It is changed for everyone.')).ok) setBefore(was)
  }
  async function undo() {
    if (!before || !(await tell(commandOf(before), 'It is as it was.')).ok) return
    setWords(before)
    setBefore(undefined)
  }
  return (
    <Stack gap="large">
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      {before && <UndoBar onUndo={undo}>Changed for everyone.</UndoBar>}
      <Stack as="section" gap="normal" labelledBy="about-room">
        <h2 id="about-room">What it is about</h2>
        <Field label="Title" {...field('title')} />
        <TextArea label="Purpose" hint="One question or sentence. It stands on the big screen." {...field('purpose')} />
      </Stack>
      <Stack as="section" gap="normal" labelledBy="about-you">
        <h2 id="about-you">What people read before they join</h2>
        <Field label="Who runs this workshop" hint="Your organisation." {...field('organiser')} />
        <Field label="How to reach you" hint="An email address or telephone number." {...field('contact')} />
        <TextArea label="What you do with what people give" {...field('use')} />
        <Field
          label="Delete everything after (days)"
          hint="Counted from the day the room was made."
          inputMode="numeric"
          {...field('days')}
        />
      </Stack>
      <Row>
        <Button kind="primary" onClick={save}>
          Save
        </Button>
      </Row>
      <SendState state={state} more={more} />
    </Stack>
  )
}

const wordsOf = ({ title, purpose, notice, retentionDays }: SharedView['room']): Words => ({
  title,
  purpose,
  organiser: notice.organiser ?? '',
  contact: notice.contact ?? '',
  use: notice.use ?? '',
  days: String(retentionDays),
})

function problemsIn(words: Words, form: string): readonly FieldProblem[] {
  const days = Number(words.days)
  const found: readonly (readonly [Part, string | undefined])[] = [
    ['title', words.title.trim() === '' ? 'Give the room a title' : tooLong(words.title, LIMITS.title)],
    ['purpose', tooLong(words.purpose, LIMITS.purpose)],
    ['organiser', tooLong(words.organiser, LIMITS.organiser)],
    ['contact', tooLong(words.contact, LIMITS.contact)],
    ['use', tooLong(words.use, LIMITS.use)],
    ['days', Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? undefined : 'Give whole days, 1 to 3,650'],
  ]
  return found.flatMap(([part, message]) => (message === undefined ? [] : [{ field: `${form}-${part}`, message }]))
}

const commandOf = ({ title, purpose, organiser, contact, use, days }: Words): WireCommand => ({
  type: 'updateRoom',
  title: title.trim(),
  purpose: purpose.trim(),
  notice: { organiser: organiser.trim(), contact: contact.trim(), use: use.trim() },
  retentionDays: Number(days),
})
