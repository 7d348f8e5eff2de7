import { type StageId, type StageKind, STAGE_WORDS } from '#shared/agenda/stages.ts'
import type { FieldProblem } from '../kit/error-summary.tsx'
import { tooLong } from '../kit/text-limit.ts'
import type { WireCommand } from '../realtime/wire-command.ts'
import type { PlacedStage } from './stages-in-order.ts'

const LONGEST_TITLE = 120
const LONGEST_INSTRUCTION = 280
const MOST_MINUTES = 240
const MOST_STAGES = 30

/** A stage while somebody plans: its minutes are text, as typed. One without an id is new. */
export interface DraftStage {
  readonly key: string
  readonly id?: StageId
  readonly kind: StageKind
  readonly title: string
  readonly instruction: string
  readonly minutes: string
}
export type DraftPlan = readonly DraftStage[]
type SetAgenda = Extract<WireCommand, { readonly type: 'setAgenda' }>

export const draftOf = (stages: readonly PlacedStage[]): DraftPlan =>
  stages.map(({ id, kind, title, instruction, minutes }) => ({
    key: id,
    id,
    kind,
    title,
    instruction,
    minutes: String(minutes),
  }))

export const freshStage = (kind: StageKind, key: string): DraftStage => ({
  key,
  kind,
  title: STAGE_WORDS[kind].title,
  instruction: STAGE_WORDS[kind].instruction,
  minutes: String(STAGE_WORDS[kind].minutes),
})

/** The same plan with one stage a place earlier (-1) or later (1); at the ends it stays. */
export function moved(plan: DraftPlan, key: string, by: -1 | 1): DraftPlan {
  const at = plan.findIndex((stage) => stage.key === key)
  const [one, other] = [plan[at], plan[at + by]]
  return one && other ? plan.with(at, other).with(at + by, one) : plan
}

/** The stage again, right after itself, as a new one. */
export const repeated = (plan: DraftPlan, key: string, newKey: string): DraftPlan =>
  plan.flatMap((stage) => {
    const { id: _, ...words } = stage
    return stage.key === key ? [stage, { ...words, key: newKey }] : [stage]
  })

export const without = (plan: DraftPlan, key: string): DraftPlan => plan.filter((stage) => stage.key !== key)

export const reworded = (plan: DraftPlan, key: string, words: Partial<DraftStage>): DraftPlan =>
  plan.map((stage) => (stage.key === key ? { ...stage, ...words } : stage))

const minutesIn = (typed: string): number | undefined => {
  const minutes = typed.trim() === '' ? 0 : Number(typed)
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES ? minutes : undefined
}

export const minutesOf = (plan: DraftPlan): number =>
  plan.reduce((sum, { minutes }) => sum + (minutesIn(minutes) ?? 0), 0)

export const fieldOf = (key: string, part: 'title' | 'instruction' | 'minutes'): string => `stage-${key}-${part}`

/** What has to be put right before the plan can be saved, each with the field it stands in. */
export function problemsIn(plan: DraftPlan): readonly FieldProblem[] {
  const found = plan.flatMap(({ key, title, instruction, minutes }) => [
    [fieldOf(key, 'title'), title.trim() === '' ? 'Give this stage a title' : tooLong(title, LONGEST_TITLE)],
    [fieldOf(key, 'instruction'), tooLong(instruction, LONGEST_INSTRUCTION)],
    [fieldOf(key, 'minutes'), minutesIn(minutes) === undefined ? 'Give whole minutes, 0 to 240' : undefined],
  ])
  const problems = found.flatMap(([field = '', message]) => (message === undefined ? [] : [{ field, message }]))
  const tooMany = { field: 'add-stage', message: `A plan has at most ${MOST_STAGES} stages. Take one out` }
  return plan.length > MOST_STAGES ? [...problems, tooMany] : problems
}

export const commandOf = (plan: DraftPlan): SetAgenda => ({
  type: 'setAgenda',
  stages: plan.map(({ id, kind, title, instruction, minutes }) => ({
    ...(id !== undefined && { id }),
    kind,
    title: title.trim(),
    instruction: instruction.trim(),
    minutes: minutesIn(minutes) ?? 0,
  })),
})

/** The plan as it was. A stage that has been taken out since comes back as a new one, with the same words. */
export const wayBack = (before: readonly PlacedStage[], now: readonly PlacedStage[]): SetAgenda => {
  const known = new Set(now.map(({ id }) => id))
  return commandOf(
    draftOf(before).map((stage) => {
      const { id, ...words } = stage
      return id !== undefined && known.has(id) ? stage : words
    }),
  )
}

/** Whether a draft says what is planned; a new stage has its id only once it is saved. */
export const isPlanned = (plan: DraftPlan, stages: readonly PlacedStage[]): boolean =>
  plan.length === stages.length &&
  plan.every(({ id, kind, title, instruction, minutes }, at) => {
    const stage = stages[at]
    return (
      (id === undefined || id === stage?.id) &&
      kind === stage?.kind &&
      title.trim() === stage.title &&
      instruction.trim() === stage.instruction &&
      minutesIn(minutes) === stage.minutes
    )
  })
