import { useShared } from '../realtime/room-context.tsx'
import type { PollId } from '#shared/voting/poll.ts'
import { Empty } from '../kit/empty.tsx'
import { ResultView } from './stage-screens.tsx'

/** Every result on the screens, the latest first. */
export function Results() {
  const polls = useShared((shared) => shared.polls)
  const revealed = Object.entries(polls)
    .filter(([, { status }]) => status === 'revealed')
    .toSorted(([, one], [, other]) => other.position - one.position)
    .map(([id]) => id as PollId) // ids are keys
  if (revealed.length === 0) return <Empty words="No results yet. They come when the facilitator shows them." />
  return revealed.map((id) => <ResultView key={id} pollId={id} />)
}
