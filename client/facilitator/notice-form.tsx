import { useId, useState } from 'react'
import {
  LAWFUL_BASIS_WORDS,
  type LawfulBasis,
  missingIn,
  NOTICE_PART_WORDS,
  type NoticePart,
} from '#shared/room/notice.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { Button } from '../kit/button.tsx'
import { choicesOf } from '../kit/choices.ts'
import { ErrorSummary, type FieldProblem } from '../kit/error-summary.tsx'
import { Field } from '../kit/field.tsx'
import { Select } from '../kit/select.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { tooLong } from '../kit/text-limit.ts'
import { UndoBar } from '../kit/undo-bar.tsx'
import { useProblems } from '../kit/use-problems.ts'
import { useShared } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import type { WireCommand } from '../realtime/wire-command.ts'

const LIMITS = { organiser: 120, contact: 254, use: 280, complaint: 254 } as const
const MOST_DAYS = 3_650
const BASES = choicesOf(LAWFUL_BASIS_WORDS)
type Part = keyof typeof LIMITS | 'days'

interface Said extends Readonly<Record<Part, string>> {
  readonly basis: LawfulBasis | undefined
}

/** What people read before they join, and how long all of it is kept. */
export function NoticeForm() {
  const room = useShared((shared) => shared.room)
  const [said, setSaid] = useState(() => saidIn(room))
  const [before, setBefore] = useState<Said | undefined>(undefined)
  const problems = useProblems()
  const { tell, state, more } = useTelling()
  const form = useId()
  const field = (part: Part) => ({
    id: `${form}-${part}`,
    value: said[part],
    error: problems.of(`${form}-${part}`),
    onChange: (value: string) => setSaid((now) => ({ ...now, [part]: value })),
  })
  async function save() {
    if (!problems.pass(problemsIn(said, form))) return
    const was = saidIn(room)
    if ((await tell(commandOf(said), 'It is changed for everyone.')).ok) setBefore(was)
  }
  async function undo() {
    if (!before || !(await tell(commandOf(before), 'It is as it was.')).ok) return
    setSaid(before)
    setBefore(undefined)
  }
  return (
    <Stack gap="normal">
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      {before && <UndoBar onUndo={undo}>Changed for everyone.</UndoBar>}
      <Field label="Who runs this workshop" hint="Your organisation." {...field('organiser')} />
      <Field label="How to reach you" hint="An email address or telephone number." {...field('contact')} />
      <TextArea label="What you do with what people give" {...field('use')} />
      <Select
        label="What it rests on in law"
        options={BASES}
        value={said.basis}
        onChange={(basis) => setSaid((now) => ({ ...now, basis }))}
      />
      <Field
        label="Where to complain"
        optional
        hint="If it is not you. You must say within 30 days that a complaint arrived."
        {...field('complaint')}
      />
      <Field
        label="Delete everything after (days)"
        hint="Counted from the day the room was made."
        inputMode="numeric"
        {...field('days')}
      />
      <Row>
        <Button kind="primary" onClick={save}>
          Save
        </Button>
      </Row>
      <SendState state={state} more={more} />
    </Stack>
  )
}

/** What is still missing, as one sentence; nothing once all is said. */
export function missingWords(notice: SharedView['room']['notice']): string | undefined {
  const [first, ...rest] = missingIn(notice).map((part: NoticePart) => NOTICE_PART_WORDS[part])
  if (first === undefined) return undefined
  const last = rest.pop()
  return `Not said yet: ${last === undefined ? first : `${[first, ...rest].join(', ')} and ${last}`}.`
}

const saidIn = ({ notice, retentionDays }: SharedView['room']): Said => ({
  organiser: notice.organiser ?? '',
  contact: notice.contact ?? '',
  use: notice.use ?? '',
  basis: notice.basis,
  complaint: notice.complaint ?? '',
  days: String(retentionDays),
})

function problemsIn(said: Said, form: string): readonly FieldProblem[] {
  const days = Number(said.days)
  const found: readonly (readonly [Part, string | undefined])[] = [
    ['organiser', tooLong(said.organiser, LIMITS.organiser)],
    ['contact', tooLong(said.contact, LIMITS.contact)],
    ['use', tooLong(said.use, LIMITS.use)],
    ['complaint', tooLong(said.complaint, LIMITS.complaint)],
    ['days', Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? undefined : 'Give whole days, 1 to 3,650'],
  ]
  return found.flatMap(([part, message]) => (message === undefined ? [] : [{ field: `${form}-${part}`, message }]))
}

const commandOf = ({ organiser, contact, use, basis, complaint, days }: Said): WireCommand => ({
  type: 'updateRoom',
  notice: {
    organiser: organiser.trim(),
    contact: contact.trim(),
    use: use.trim(),
    ...(basis && { basis }),
    complaint: complaint.trim(),
  },
  retentionDays: Number(days),
})
