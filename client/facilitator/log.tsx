import { useMemo } from 'react'
import { Button } from '../kit/button.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { SendState } from '../kit/send-state.tsx'
import { timeWords } from '../kit/when.ts'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import type { WireCommand } from '../realtime/wire-command.ts'
import { type LoggedAct, logOf } from './acts.ts'
import styles from './side.module.css'

const SHOWN = 5

/** What happened in the room, the latest first: acts, never choices. */
export function Log() {
  const room = useFacilitatorView((all) => all)
  const acts = useMemo(() => logOf(room), [room])
  const { tell, state, more } = useTelling()
  const undo = (command: WireCommand) => void tell(command, 'Undone.')
  return (
    <section className={styles.part} aria-labelledby="log">
      <h2 id="log">Log</h2>
      <Acts acts={acts.slice(0, SHOWN)} onUndo={undo} />
      {state !== 'idle' && <SendState state={state} more={more} />}
      {acts.length > SHOWN && (
        <Disclosure summary="Earlier">
          <Acts acts={acts.slice(SHOWN)} onUndo={undo} />
        </Disclosure>
      )}
    </section>
  )
}

interface ActsProps {
  readonly acts: readonly LoggedAct[]
  readonly onUndo: (command: WireCommand) => void
}

const Acts = ({ acts, onUndo }: ActsProps) => (
  <ol className={styles.log}>
    {acts.map(({ key, at, words, undo }) => (
      <li key={key}>
        <time dateTime={new Date(at).toISOString()}>{timeWords(at)}</time>
        <span dir="auto">{words}</span>
        {undo && (
          <Button kind="quiet" aria-label={`Undo: ${words}`} onClick={() => onUndo(undo)}>
            Undo
          </Button>
        )}
      </li>
    ))}
  </ol>
)
