import { Suspense, useState } from 'react'
import { Disclosure } from '../kit/disclosure.tsx'
import { thisDevice } from '../kit/this-device.ts'
import { rememberedBallot } from '../realtime/device.ts'
import { useOwn, useRoomConnection } from '../realtime/room-context.tsx'
import { useAsked } from './asked.ts'
import { OwnAnswers } from './own-answers.tsx'
import { usePaper } from './papers.ts'
import type { KnownPoll } from './voting-now.ts'

/** What somebody answered. After an anonymous poll has closed only their own device still knows. */
export const MyAnswers = (known: KnownPoll) => (
  <Suspense>
    <Mine {...known} />
  </Suspense>
)

function Mine({ id, poll }: KnownPoll) {
  const paper = usePaper(poll.method)
  const held = useOwn((own) => own.ballots[id])
  const { code } = useRoomConnection()
  const questions = useAsked(poll)
  const [kept] = useState(() => rememberedBallot(code, id))
  const ballot = held ?? kept
  if (!ballot || paper.isBlank(ballot)) return null
  return (
    <Disclosure summary={held ? 'My answers' : `My answers (only on ${thisDevice()})`}>
      <OwnAnswers poll={poll} ballot={ballot} questions={questions} />
    </Disclosure>
  )
}
