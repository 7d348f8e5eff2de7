import { useState } from 'react'
import { SendState } from '../kit/send-state.tsx'
import { UndoBar } from '../kit/undo-bar.tsx'
import { useKeptFocus } from '../kit/use-kept-focus.ts'
import { useSteady } from '../kit/use-steady.ts'
import { useAsk } from '../realtime/room-context.tsx'
import { type Telling, useTelling } from '../realtime/use-telling.ts'
import type { WireCommand } from '../realtime/wire-command.ts'

interface Done {
  readonly words: string
  readonly back: readonly WireCommand[]
}

export type Act = (command: WireCommand, words: string, back?: readonly WireCommand[]) => Promise<boolean>

/** What the facilitator does with questions: done at once, said, and taken back with one press. */
export interface DeskActs {
  readonly telling: Telling
  readonly done: Done | undefined
  /** Always the same function. */
  readonly act: Act
  undo(): void
}

export function useDeskActs(): DeskActs {
  const telling = useTelling()
  const ask = useAsk()
  const [done, setDone] = useState<Done | undefined>(undefined)
  const act = useSteady(async (command: WireCommand, words: string, back: readonly WireCommand[] = []) => {
    setDone(undefined)
    const answer = await telling.tell(command, words)
    if (answer.ok && back.length > 0) setDone({ words, back })
    return answer.ok
  })
  return {
    telling,
    done,
    act,
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
