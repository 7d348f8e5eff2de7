import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useAnnounce } from '../kit/live-regions.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { type Sending, sendWords } from '../kit/send-state.tsx'
import { useSteady } from '../kit/use-steady.ts'
import { forgetBallot, rememberBallot } from '../realtime/device.ts'
import { useOwn, useRoomConnection, useSend } from '../realtime/room-context.tsx'
import type { Ballot, PollId } from '#shared/voting/poll.ts'
import { draftOf } from './draft.ts'
import { usePaper } from './papers.ts'
import type { PaperPoll } from './voting-now.ts'

/** A person's ballot on this device and what became of it. */
export interface Casting {
  readonly ballot: Ballot
  readonly state: Sending
  readonly more: string | undefined
  /** The ballot as it is at the moment of a tap. This and the next two are always the same functions. */
  latest(): Ballot
  /** Marks go out a moment after the last tap, the whole ballot at once; the latest wins. */
  write(change: (ballot: Ballot) => Ballot): void
  /** The same for marks taken back; `about` is what is then said: "You have not voted on this question." */
  takeBack(change: (ballot: Ballot) => Ballot, about: string): void
}

const AFTER_LAST_TAP = 400

export function useCasting(id: PollId, poll: PaperPoll): Casting {
  const paper = usePaper(poll.method)
  const person = useOwn((own) => own.person.id)
  const known = useOwn((own) => own.ballots[id])
  const draft = draftOf(person, id)
  const ballot = useStore(draft, (one) => one.ballot) ?? known ?? paper.blank
  const isUnsent = useStore(draft, (one) => one.isUnsent)
  const { code } = useRoomConnection()
  const { state, refusal, send } = useSend()
  const announce = useAnnounce()
  const [said, setSaid] = useState<{ readonly state: Sending; readonly more: string } | undefined>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const about = useRef<string | undefined>(undefined)

  /** Why a ballot cannot go out as it is: the room takes no half of it, and keeps what it has until then. */
  function heldBack(marked: Ballot): string | undefined {
    const lacks = paper.isBlank(marked) ? undefined : paper.lacks(marked, poll.config)
    return lacks && (known ? `${lacks} What you sent before counts until then.` : lacks)
  }

  async function cast() {
    clearTimeout(timer.current)
    timer.current = undefined
    const { ballot: marked, isUnsent: isLeft } = draft.getState()
    if (!marked || !isLeft) return
    const takenBack = about.current
    const held = heldBack(marked)
    if (held !== undefined) return announce('own', sendWords('held', held))
    const answer = await send(
      paper.isBlank(marked)
        ? { type: 'withdrawBallot', poll: id }
        : { type: 'castBallot', poll: id, ballot: { ...marked } },
    )
    if (draft.getState().ballot !== marked) return // a later mark is on its way
    if (!answer.ok) return announce('own', sendWords('refused', REFUSAL_WORDS[answer.refusal.code]))
    draft.setState({ isUnsent: false })
    if (paper.isBlank(marked)) forgetBallot(code, id)
    else rememberBallot(code, id, marked)
    const outcome = takenBack
      ? { state: 'taken_back' as const, more: takenBack }
      : { state: 'sent' as const, more: paper.progress(marked, poll.config, poll.questions) }
    setSaid(outcome)
    announce('own', sendWords(outcome.state, outcome.more))
  }

  const latest = useRef(cast)
  useEffect(() => {
    latest.current = cast
  })
  // What was marked just before somebody leaves the screen or the page is sent at once.
  useEffect(() => {
    const leave = () => void latest.current()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  const latestBallot = useSteady(() => draft.getState().ballot ?? known ?? paper.blank)
  const mark = useSteady((change: (ballot: Ballot) => Ballot, takenBack?: string) => {
    about.current = takenBack
    setSaid(undefined)
    draft.setState({ ballot: change(latestBallot()), isUnsent: true })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void latest.current(), AFTER_LAST_TAP)
  })

  const held = isUnsent ? heldBack(ballot) : undefined
  const refused = refusal && REFUSAL_WORDS[refusal.code]
  return {
    ballot,
    state: held === undefined ? (said?.state ?? STATES[state]) : 'held',
    more: held ?? said?.more ?? (state === 'refused' ? refused : undefined),
    latest: latestBallot,
    write: mark,
    takeBack: mark,
  }
}

/** "Sent" comes from the answer to the latest ballot alone, so the connection's own word for it says nothing here. */
const STATES: Readonly<Record<ReturnType<typeof useSend>['state'], Sending>> = {
  idle: 'idle',
  sending: 'sending',
  sent: 'idle',
  waiting: 'saved',
  unkept: 'unkept',
  refused: 'refused',
}
