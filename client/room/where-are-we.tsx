import { useStore } from 'zustand'
import { sentence } from '#shared/kit/sentence.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { Card } from '../kit/card.tsx'
import { plural } from '../kit/plural.ts'
import { Stack } from '../kit/stack.tsx'
import { useNow } from '../kit/use-now.ts'
import { timeLeftWords, timeWords } from '../kit/when.ts'
import { useRoom, useShared } from '../realtime/room-context.tsx'
import { Plan } from './plan.tsx'
import { stageNow } from './planned-stages.ts'
import { newsOf } from './use-room-news.ts'

/** A13: the room in one paragraph, and what happened last. */
export function WhereAreWe() {
  const now = useNow(10_000)
  const words = useShared((shared) => roomWords(shared, now))
  const news = useStore(newsOf(useRoom()))
  return (
    <>
      <Card>
        <p>{words}</p>
      </Card>
      <Plan heading="The plan" />
      <Stack as="section" gap="small" labelledBy="lately">
        <h2 id="lately">What happened last</h2>
        {news.length === 0 && <p>Nothing new since you opened this page.</p>}
        <Stack as="ol" gap="small">
          {news.map(({ at, text }) => (
            <li key={`${at} ${text}`}>
              {timeWords(at)}: {text}
            </li>
          ))}
        </Stack>
      </Stack>
    </>
  )
}

/** The room in one paragraph, the same for eye and ear. */
export function roomWords(shared: SharedView, now: number): string {
  const { agenda, people, questions, holdings, commitments, polls } = shared
  const stage = stageNow(agenda)
  const open = Object.values(polls).find(({ status }) => status === 'open')
  const accepted = Object.values(questions).filter(({ status }) => status === 'accepted').length
  const counts = [
    plural(accepted, { one: '# question', other: '# questions' }),
    plural(Object.keys(holdings).length, { one: '# line of data', other: '# lines of data' }),
    plural(Object.keys(commitments).length, { one: '# next step', other: '# next steps' }),
  ]
  return [
    stage && sentence(`We are at stage ${stage.position} of ${Object.keys(agenda.stages).length}: ${stage.title}`),
    agenda.timer && `${timeLeftWords(agenda.timer.endsAt - now)}.`,
    `${plural(people.present, { one: '# person is', other: '# people are' })} here.`,
    open && `Voting is open: ${open.ballotsIn} of ${open.eligible} have voted.`,
    `So far there are ${counts.join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ')
}
