import type { Refusal } from '#shared/core/refusal.ts'
import { type MethodName, METHODS } from '#shared/voting/methods.ts'
import { costsOf, usualBudget } from './costs.tsx'
import type { Values } from './setting.ts'

export interface PlannedConfig {
  /** What is sent when voting opens: only what was chosen, and what the method cannot do without. */
  readonly sent: Readonly<Record<string, unknown>>
  /** The config as it would stand, or as near to it as the settings allow; undefined without enough questions. */
  readonly values: Values | undefined
  /** Why it could not be opened so. */
  readonly refusal: Refusal | undefined
}

/** What a method's settings come to on these questions. */
export function plannedConfig(method: MethodName, settings: Values, questions: readonly string[]): PlannedConfig {
  const needed = NEEDED[method]?.(settings, questions) ?? {}
  const sent = defined({ ...settings, ...needed })
  const planned = METHODS[method].configure(sent, questions)
  if (planned.ok) return { sent, values: planned.value as Values, refusal: undefined } // a config is an object
  const usual = METHODS[method].configure(NEEDED[method]?.({}, questions) ?? {}, questions)
  return { sent, values: usual.ok ? { ...(usual.value as Values), ...sent } : undefined, refusal: planned.error }
}

/** What some methods cannot do without, and what other settings leave no choice about. */
const NEEDED: Partial<Record<MethodName, (settings: Values, questions: readonly string[]) => Values>> = {
  /** Fewer dots than one question may have: then all of them may go there. */
  dots: ({ budget, perItem }) =>
    typeof budget === 'number' && typeof perItem === 'number' && perItem > budget ? { perItem: budget } : {},
  equal_shares: ({ costs, budget }, questions) => ({
    costs: costsOf(questions, (costs ?? {}) as Readonly<Record<string, number>>), // set by the costs' own fields
    budget: budget ?? usualBudget(questions.length),
  }),
}

const defined = (values: Values): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
