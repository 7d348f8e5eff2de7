import { DataTable } from '../kit/data-table.tsx'
import { Figure } from '../kit/figure.tsx'
import { plural } from '../kit/plural.ts'
import { Stack } from '../kit/stack.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { Downloads } from '../summary/downloads.tsx'
import { CloseRoom } from './close-room.tsx'

/** The end: how it was, the record to take away, and closing the door. */
export function CloseDesk() {
  const days = useShared(({ room }) => room.retentionDays)
  return (
    <>
      <FeedbackCounts />
      <Stack as="section" gap="normal" labelledBy="take-away">
        <h2 id="take-away">Take the record with you</h2>
        <p>
          This room and everything in it is deleted {plural(days, { one: '# day', other: '# days' })} after it was made.
        </p>
        <Downloads />
      </Stack>
      <Stack as="section" gap="normal" labelledBy="close-room">
        <h2 id="close-room">Close the room</h2>
        <CloseRoom />
      </Stack>
    </>
  )
}

const AGAIN_WORDS = { yes: 'Yes', perhaps: 'Perhaps', no: 'No' } as const

/** How many said what; who said it is known to nobody, and below three people nothing is told. */
function FeedbackCounts() {
  const { given, worthwhile, again } = useShared(({ feedback }) => feedback)
  const marks = worthwhile?.map((people, at) => ({ words: `${at + 1} of 5`, people })).toReversed()
  const answers =
    again && (['yes', 'perhaps', 'no'] as const).map((key) => ({ words: AGAIN_WORDS[key], people: again[key] }))
  return (
    <Stack as="section" gap="normal" labelledBy="feedback">
      <h2 id="feedback">How it was</h2>
      <Figure
        number={given}
        words={given === 1 ? 'person has said how it was' : 'people have said how it was'}
        room={2}
      />
      {marks && <Counts caption="Was it worth the time?" rows={marks} />}
      {answers && <Counts caption="Would you come again?" rows={answers} />}
      {!marks && <p>We show answers when 3 or more people have given them.</p>}
    </Stack>
  )
}

interface CountsProps {
  readonly caption: string
  readonly rows: readonly { readonly words: string; readonly people: number }[]
}

const Counts = ({ caption, rows }: CountsProps) => (
  <DataTable
    caption={caption}
    columns={[
      { id: 'answer', title: 'Answer', cell: ({ words }) => words },
      { id: 'people', title: 'People', cell: ({ people }) => people, isNumber: true },
    ]}
    rows={rows}
    rowId={({ words }) => words}
  />
)
