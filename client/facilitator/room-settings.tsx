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

/** What the room is called, and its end. What people are told stands under Privacy. */
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

const LIMITS = { title: 120, purpose: 280 } as const
type Part = keyof typeof LIMITS
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
      <Row>
        <Button kind="primary" onClick={save}>
          Save
        </Button>
      </Row>
      <SendState state={state} more={more} />
    </Stack>
  )
}

const wordsOf = ({ title, purpose }: SharedView['room']): Words => ({ title, purpose })

function problemsIn(words: Words, form: string): readonly FieldProblem[] {
  const found: readonly (readonly [Part, string | undefined])[] = [
    ['title', words.title.trim() === '' ? 'Give the room a title' : tooLong(words.title, LIMITS.title)],
    ['purpose', tooLong(words.purpose, LIMITS.purpose)],
  ]
  return found.flatMap(([part, message]) => (message === undefined ? [] : [{ field: `${form}-${part}`, message }]))
}

const commandOf = ({ title, purpose }: Words): WireCommand => ({
  type: 'updateRoom',
  title: title.trim(),
  purpose: purpose.trim(),
})
