import { useState } from 'react'
import { useAnnounce } from '../kit/live-regions.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { type Sending, sendWords } from '../kit/send-state.tsx'
import type { Answer } from '#shared/protocol/wire.ts'
import { type Send, useSend } from './room-context.tsx'
import type { WireCommand } from './wire-command.ts'

/** What became of what somebody did, ready for a SendState. */
export interface Telling {
  readonly state: Sending
  readonly more: string | undefined
  /** Sends, then says aloud what became of it; `more` follows "Sent.". */
  tell(command: WireCommand, more?: string): Promise<Answer>
}

const STATES: Readonly<Record<Send['state'], Sending>> = {
  idle: 'idle',
  sending: 'sending',
  sent: 'sent',
  waiting: 'saved',
  unkept: 'unkept',
  refused: 'refused',
}

/** One control that sends: seen beside it, heard once. Only the latest thing sent counts. */
export function useTelling(): Telling {
  const { state, refusal, send } = useSend()
  const announce = useAnnounce()
  const [said, setSaid] = useState<string | undefined>(undefined)
  return {
    state: STATES[state],
    more: state === 'refused' ? refusal && REFUSAL_WORDS[refusal.code] : state === 'sent' ? said : undefined,
    async tell(command, more) {
      setSaid(more)
      const answer = await send(command)
      announce('own', answer.ok ? sendWords('sent', more) : sendWords('refused', REFUSAL_WORDS[answer.refusal.code]))
      return answer
    },
  }
}
