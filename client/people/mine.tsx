import type { QuestionStatus } from '#shared/questions/question.ts'
import { Card } from '../kit/card.tsx'
import { Empty } from '../kit/empty.tsx'
import { plural } from '../kit/plural.ts'
import { Stack } from '../kit/stack.tsx'
import { Voice } from '../kit/voice.tsx'
import { useOwn } from '../realtime/room-context.tsx'
import { SaveAFile } from './save-a-file.tsx'

const STATUS_WORDS: Readonly<Record<QuestionStatus, string>> = {
  proposed: 'Waiting for the facilitator',
  accepted: 'On the list',
  parked: 'Parked for later',
  merged: 'Part of another question',
  withdrawn: 'Taken back',
}

/** Everything the room keeps of this person, to take away. */
const COPIES = [
  { file: 'mine.html', label: 'Download what is mine' },
  { file: 'mine.json', label: 'As data (JSON)' },
]

/** What this person has asked and added, in short. */
export function Mine() {
  const own = useOwn((all) => all)
  const questions = Object.entries(own.questions)
  const counts = [
    [Object.keys(own.ballots).length, { one: '# vote with your answers', other: '# votes with your answers' }],
    [Object.keys(own.holdings).length, { one: '# line of data', other: '# lines of data' }],
    [Object.keys(own.needs).length, { one: '# need for data', other: '# needs for data' }],
    [Object.keys(own.commitments).length, { one: '# next step', other: '# next steps' }],
    [Object.keys(own.interests).length, { one: '# interest in a question', other: '# interests in questions' }],
  ] as const
  const said = counts.filter(([count]) => count > 0)
  const isEmpty = questions.length === 0 && said.length === 0
  return (
    <Stack gap="small">
      {isEmpty && <Empty words="Nothing yet. It will stand here." />}
      <Stack gap="small" as="ul">
        {questions.map(([id, { text, status }]) => (
          <Card as="li" key={id}>
            <Voice as="p">{text}</Voice>
            <p>{STATUS_WORDS[status]}</p>
          </Card>
        ))}
      </Stack>
      {said.length > 0 && <p>You also added {said.map(([count, forms]) => plural(count, forms)).join(', ')}.</p>}
      <SaveAFile offers={COPIES} />
    </Stack>
  )
}
