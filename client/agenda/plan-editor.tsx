import { useEffect, useMemo, useRef, useState } from 'react'
import type { StageKind } from '#shared/agenda/stages.ts'
import { Button } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { useAnnounce } from '../kit/live-regions.tsx'
import { Select } from '../kit/select.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { UndoBar } from '../kit/undo-bar.tsx'
import { type Problems, useProblems } from '../kit/use-problems.ts'
import { minutesWords } from '../kit/when.ts'
import { newId } from '../realtime/new-id.ts'
import { useShared } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import * as plans from './draft-plan.ts'
import styles from './plan-editor.module.css'
import { moveButton, PlanRow } from './plan-row.tsx'
import { type PlacedStage, STAGE_KIND_OPTIONS, stagesInOrder } from './stages-in-order.ts'

/** F2: the stages, their words and minutes. Nothing changes for the room until the plan is saved. */
export function PlanEditor() {
  const planned = useShared(({ agenda }) => agenda.stages)
  const saved = useMemo(() => stagesInOrder(planned), [planned])
  const [{ plan, basis }, setDraft] = useState(() => ({ plan: plans.draftOf(saved), basis: saved }))
  const [before, setBefore] = useState<readonly PlacedStage[] | undefined>(undefined)
  const problems = useProblems()
  const { tell, state, more } = useTelling()
  const isChanged = !plans.isPlanned(plan, basis)
  const fresh = () => setDraft({ plan: plans.draftOf(saved), basis: saved })
  if (basis !== saved && (!isChanged || plans.isPlanned(plan, saved))) fresh() // nothing of one's own would be lost

  async function save() {
    if (!problems.pass(plans.problemsIn(plan))) return
    if ((await tell(plans.commandOf(plan), 'The plan is saved.')).ok) setBefore(saved)
  }
  async function undo() {
    if (before && (await tell(plans.wayBack(before, saved), 'The plan is as it was.')).ok) setBefore(undefined)
  }

  return (
    <Stack gap="large">
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      {before && !isChanged && <UndoBar onUndo={undo}>The plan is saved.</UndoBar>}
      {basis !== saved && isChanged && <Elsewhere onTake={fresh} />}
      <PlanRows plan={plan} problems={problems} onChange={(next) => setDraft({ plan: next, basis })} />
      <AddStage onAdd={(kind) => setDraft({ plan: [...plan, plans.freshStage(kind, newId())], basis })} />
      <Stack gap="small">
        <p>
          <strong>{minutesWords(plans.minutesOf(plan))}</strong> in all.
        </p>
        <Row>
          <Button kind="primary" onClick={save}>
            Save the plan
          </Button>
          {isChanged && (
            <Button kind="quiet" onClick={fresh}>
              Drop these changes
            </Button>
          )}
        </Row>
        <SendState state={state} more={more} />
      </Stack>
    </Stack>
  )
}

const Elsewhere = ({ onTake }: { readonly onTake: () => void }) => (
  <StatusBox tone="care" title="Somebody else has changed the plan.">
    <p>If you save now, your plan takes its place.</p>
    <Button kind="quiet" onClick={onTake}>
      Take theirs
    </Button>
  </StatusBox>
)

interface RowsProps {
  readonly plan: plans.DraftPlan
  readonly problems: Problems
  readonly onChange: (plan: plans.DraftPlan) => void
}

function PlanRows({ plan, problems, onChange }: RowsProps) {
  const current = useShared(({ agenda }) => agenda.current)
  const announce = useAnnounce()
  const [note, setNote] = useState<string | undefined>(undefined)
  const focus = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (focus.current !== undefined) document.getElementById(focus.current)?.focus() // a row that moved loses it
    focus.current = undefined
  }, [plan])
  const say = (words: string) => {
    setNote(words)
    announce('own', words)
  }
  function move(key: string, by: -1 | 1) {
    const next = plans.moved(plan, key, by)
    if (next === plan) return say(by === 1 ? 'This is the last stage already.' : 'This is the first stage already.')
    focus.current = moveButton(key, by)
    onChange(next)
    say(`Moved to place ${next.findIndex((stage) => stage.key === key) + 1} of ${next.length}.`)
  }
  function remove({ key, id, title }: plans.DraftStage) {
    if (id === current) return say('Everyone is at this stage. Go to another stage first.')
    onChange(plans.without(plan, key))
    say(`"${title}" is out of the plan, once you save it.`)
  }
  return (
    <Stack gap="small">
      <ol className={styles.list}>
        {plan.map((stage, at) => (
          <PlanRow
            key={stage.key}
            stage={stage}
            place={at + 1}
            isNow={stage.id === current}
            problemOf={problems.of}
            onWords={(words) => onChange(plans.reworded(plan, stage.key, words))}
            onMove={(by) => move(stage.key, by)}
            onRepeat={() => {
              onChange(plans.repeated(plan, stage.key, newId()))
              say(`"${stage.title}" comes twice now.`)
            }}
            onRemove={() => remove(stage)}
          />
        ))}
      </ol>
      {note && <p>{note}</p>}
    </Stack>
  )
}

function AddStage({ onAdd }: { readonly onAdd: (kind: StageKind) => void }) {
  const [kind, setKind] = useState<StageKind | undefined>(undefined)
  const [missing, setMissing] = useState<string | undefined>(undefined)
  function add() {
    setMissing(kind === undefined ? 'Choose what people do in it' : undefined)
    if (kind === undefined) return
    onAdd(kind)
    setKind(undefined)
  }
  return (
    <div className={styles.add}>
      <Select
        id="add-stage"
        label="Another stage"
        options={STAGE_KIND_OPTIONS}
        value={kind}
        error={missing}
        onChange={setKind}
      />
      <Button onClick={add}>Add it at the end</Button>
    </div>
  )
}
