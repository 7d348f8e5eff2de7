import { Suspense, useEffect, useRef } from 'react'
import { sentence } from '#shared/kit/sentence.ts'
import { StageLock } from '../agenda/stage-lock.tsx'
import { StageNavigator } from '../agenda/stage-navigator.tsx'
import { StageTimer } from '../agenda/stage-timer.tsx'
import { nextStage } from '../agenda/stages-in-order.ts'
import { type StageMoves, useStageMoves } from '../agenda/use-stage-moves.ts'
import { Button, LinkButton } from '../kit/button.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { HEADING } from '../kit/focus-heading.ts'
import { SendState } from '../kit/send-state.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { UndoBar } from '../kit/undo-bar.tsx'
import { useFacilitatorView, useShared } from '../realtime/room-context.tsx'
import { isMoveOver } from './acts.ts'
import { DESKS } from './desks.tsx'
import { Log } from './log.tsx'
import { NoticeReminder } from './notice-reminder.tsx'
import { PeopleNow } from './people-now.tsx'
import styles from './run-screen.module.css'
import { useRoomy } from './use-roomy.ts'
import { useRunActs } from './use-run-acts.ts'

/** F3: drive the stages, see how it goes. */
export function RunScreen() {
  const moves = useStageMoves()
  const { said } = useRunActs(moves)
  const isRoomy = useRoomy()
  return (
    <div className={styles.run}>
      <div className={styles.columns}>
        <nav className={styles.stages} aria-label="Stages">
          {isRoomy ? (
            <>
              <h2 className={styles.small}>Stages</h2>
              <StageNavigator goTo={moves.goTo} />
            </>
          ) : (
            <Disclosure summary="Go to another stage">
              <StageNavigator goTo={moves.goTo} />
            </Disclosure>
          )}
          <a className={styles.quiet} href="#plan">
            Edit the plan
          </a>
        </nav>
        <Stage moves={moves} said={said} />
        <div className={styles.side}>
          <PeopleNow />
          <Log />
          <NoticeReminder />
        </div>
      </div>
      <NextBar moves={moves} />
    </div>
  )
}

/** The stage everybody is at: its words, its time, its desk. Keyed by stage, so that nothing is carried over. */
function Stage({ moves, said }: { readonly moves: StageMoves; readonly said: string | undefined }) {
  const id = useShared(({ agenda }) => agenda.current)
  const stage = useShared(({ agenda }) => agenda.stages[agenda.current])
  const stages = useShared(({ agenda }) => agenda.stages)
  const isOver = useFacilitatorView(isMoveOver)
  const shown = useRef(id)
  useEffect(() => {
    if (shown.current !== id) window.scrollTo(0, 0) // another stage begins at its top, focus stays where it is
    shown.current = id
  }, [id])
  if (!stage) return <StatusBox tone="care" title="This stage is no longer in the plan. Go to another one." />
  const Desk = DESKS[stage.kind]
  const { cameFrom, goTo } = moves
  return (
    <div className={styles.stage}>
      <div className={styles.head}>
        <h1 id={HEADING} tabIndex={-1} dir="auto">
          {stage.title}
        </h1>
        <div className={styles.words}>
          {stage.instruction && <p dir="auto">{stage.instruction}</p>}
          {stage.locked && <p className={styles.locked}>Locked: people can read, and not write.</p>}
        </div>
        <div className={styles.time}>
          <StageTimer />
          <StageLock />
        </div>
      </div>
      {cameFrom !== undefined && !isOver && stages[cameFrom] && (
        <UndoBar label="Go back" onUndo={() => goTo(cameFrom)}>
          Everyone is now at: {stage.title}
        </UndoBar>
      )}
      {moves.refusal && <StatusBox tone="problem" title={moves.refusal} />}
      {moves.state === 'waiting' && <SendState state="saved" />}
      {moves.state === 'unkept' && <SendState state="unkept" />}
      {said && <StatusBox tone="info" title={said} />}
      <div key={id} className={styles.desk}>
        <Suspense fallback={<p>Opening.</p>}>
          <Desk />
        </Suspense>
      </div>
    </div>
  )
}

/** What comes next, and the one button that takes everybody there. */
function NextBar({ moves }: { readonly moves: StageMoves }) {
  const agenda = useShared((shared) => shared.agenda)
  const next = nextStage(agenda)
  const kind = agenda.stages[agenda.current]?.kind
  return (
    <section className={styles.next} aria-label="Next stage">
      {next ? (
        <>
          <p>
            Next: <strong dir="auto">{sentence(next.title)}</strong> <span dir="auto">{next.instruction}</span>
          </p>
          <Button kind={kind === 'lobby' ? 'primary' : 'secondary'} onClick={() => moves.goTo(next.id)}>
            Next stage
          </Button>
        </>
      ) : (
        <>
          <p>This is the last stage.</p>
          <LinkButton href="#summary">Read the summary</LinkButton>
        </>
      )}
    </section>
  )
}
