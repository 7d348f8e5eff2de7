import { memo, useMemo, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { SendState } from '../kit/send-state.tsx'
import { useSteady } from '../kit/use-steady.ts'
import { timeWords } from '../kit/when.ts'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import type { WireCommand } from '../realtime/wire-command.ts'
import type { LoggedAct } from './acts.ts'
import { followedLog } from './followed-log.ts'
import styles from './side.module.css'

const SHOWN = 5

/** What happened in the room, the latest first: acts, never choices. */
export function Log() {
  const [follow] = useState(followedLog)
  const acts = useFacilitatorView(follow)
  const [latest, earlier] = useMemo(() => [acts.slice(0, SHOWN), acts.slice(SHOWN)], [acts])
  const { tell, state, more } = useTelling()
  const undo = useSteady((command: WireCommand) => void tell(command, 'Undone.'))
  return (
    <section className={styles.part} aria-labelledby="log">
      <h2 id="log">Log</h2>
      <Acts acts={latest} onUndo={undo} />
      {state !== 'idle' && <SendState state={state} more={more} />}
      {acts.length > SHOWN && (
        <Disclosure summary="Earlier" isLong>
          <Acts acts={earlier} onUndo={undo} />
        </Disclosure>
      )}
    </section>
  )
}

interface ActsProps {
  readonly acts: readonly LoggedAct[]
  readonly onUndo: (command: WireCommand) => void
}

const Acts = memo(({ acts, onUndo }: ActsProps) => (
  <ol className={styles.log}>
    {acts.map((act) => (
      <Line key={act.key} act={act} onUndo={onUndo} />
    ))}
  </ol>
))

interface LineProps extends Pick<ActsProps, 'onUndo'> {
  readonly act: LoggedAct
}

const Line = memo(({ act: { at, words, undo }, onUndo }: LineProps) => (
  <li>
    <time dateTime={new Date(at).toISOString()}>{timeWords(at)}</time>
    <span dir="auto">{words}</span>
    {undo && (
      <Button kind="quiet" aria-label={`Undo: ${words}`} onClick={() => onUndo(undo)}>
        Undo
      </Button>
    )}
  </li>
))
