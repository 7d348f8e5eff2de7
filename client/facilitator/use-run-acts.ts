import { useState } from 'react'
import { nextStage } from '../agenda/stages-in-order.ts'
import type { StageMoves } from '../agenda/use-stage-moves.ts'
import { useAnnounce } from '../kit/live-regions.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { useAsk, useRoom } from '../realtime/room-context.tsx'
import type { WireCommand } from '../realtime/wire-command.ts'
import { latestPoll } from './latest-poll.ts'
import { useRunKeys } from './shortcuts.tsx'

/** What the keys of the run screen do. Each does what a button on the screen does too, and says what became of it. */
export function useRunActs({ goTo }: Pick<StageMoves, 'goTo'>): { readonly said: string | undefined } {
  const { store } = useRoom()
  const ask = useAsk()
  const announce = useAnnounce()
  const [said, setSaid] = useState<string | undefined>(undefined)
  const say = (words: string) => {
    setSaid(words)
    announce('own', words)
  }
  async function act(command: WireCommand, done: string) {
    const answer = await ask(command)
    say(answer.ok ? done : REFUSAL_WORDS[answer.refusal.code])
  }
  useRunKeys({
    nextStage() {
      const next = nextIn(store.getState().view?.shared)
      setSaid(undefined)
      if (next) goTo(next)
      else say('This is the last stage.')
    },
    reveal() {
      const poll = latestPoll(store.getState().view?.shared.polls ?? {})
      if (!poll) return say('There is no vote yet.')
      if (poll.status === 'open') return say('Voting is still open. Close it first.')
      void (poll.status === 'revealed'
        ? act({ type: 'hideResult', poll: poll.id }, 'The result is hidden again.')
        : act({ type: 'revealResult', poll: poll.id }, 'The result is on every screen.'))
    },
    moreTime: () => void act({ type: 'extendTimer', seconds: 60 }, 'One more minute.'),
  })
  return { said }
}

const nextIn = (shared: { readonly agenda: Parameters<typeof nextStage>[0] } | undefined) =>
  shared && nextStage(shared.agenda)?.id
