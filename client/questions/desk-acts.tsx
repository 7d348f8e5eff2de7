import { useState } from 'react'
import { SendState } from '../kit/send-state.tsx'
import { UndoBar } from '../kit/undo-bar.tsx'
import { useKeptFocus } from '../kit/use-kept-focus.ts'
import { useAsk } from '../realtime/room-context.tsx'
import { type Telling, useTelling } from '../realtime/use-telling.ts'
import type { WireCommand } from '../realtime/wire-command.ts'

interface Done {
  readonly words: string
  readonly back: readonly WireCommand[]
}

/** What the facilitator does with questions: done at once, said, and taken back with one press. */
export interface DeskActs {
  readonly telling: Telling
  readonly done: Done | undefined
  act(command: WireCommand, words: string, back?: readonly WireCommand[]): Promise<boolean>
  undo(): void
}

export function useDeskActs(): DeskActs {
  const telling = useTelling()
  const ask = useAsk()
  const [done, setDone] = useState<Done | undefined>(undefined)
  return {
    telling,
    done,
    async act(command, words, back = []) {
      setDone(undefined)
      const answer = await telling.tell(command, words)
      if (answer.ok && back.length > 0) setDone({ words, back })
      return answer.ok
    },
    undo() {
      const [last, ...others] = done?.back ?? []
      setDone(undefined)
      for (const command of others) void ask(command)
      if (last) void telling.tell(last, 'Undone.')
    },
  }
}

/** Stands above the list it speaks of, and takes focus when the button that was pressed left with its card. */
export function DeskOutcome({ acts: { telling, done, undo } }: { readonly acts: DeskActs }) {
  const isShown = done !== undefined || telling.state !== 'idle'
  const box = useKeptFocus<HTMLDivElement>(isShown)
  return (
    <div ref={box} tabIndex={-1} hidden={!isShown}>
      {done ? (
        <UndoBar onUndo={undo}>{done.words}</UndoBar>
      ) : (
        isShown && <SendState state={telling.state} more={telling.more} />
      )}
    </div>
  )
}
