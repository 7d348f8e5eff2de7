import type { PollResult } from '../count.ts'
import type { MethodName } from '../methods.ts'
import {
  approvalBars,
  criteriaBars,
  dotBars,
  pairwiseBars,
  pointBars,
  quadraticBars,
  supporterBars,
} from './bar-plans.ts'
import type { LinePlan } from './plan.ts'
import { rankedBars } from './ranked-plans.ts'
import { estimateRails, gradeStrips, opinionStrips, scoreStrips } from './scale-plans.ts'

/** One line for each question. Value and gap stand in a field of their own instead. */
const PLANS: Readonly<
  Record<Exclude<MethodName, 'value_gap'>, (result: PollResult, before: PollResult | undefined) => LinePlan>
> = {
  dots: dotBars,
  approval: approvalBars,
  score: scoreStrips,
  points: pointBars,
  quadratic: quadraticBars,
  majority_judgment: gradeStrips,
  criteria: criteriaBars,
  delphi: estimateRails,
  ranked: rankedBars,
  pairwise: pairwiseBars,
  equal_shares: supporterBars,
  opinion: opinionStrips,
}

const hasPlan = (method: string): method is keyof typeof PLANS => Object.hasOwn(PLANS, method)

/** How a counted result is shown line by line; nothing for a method that is shown otherwise. */
export function linePlan(result: PollResult, before?: PollResult): LinePlan | undefined {
  const [method = ''] = result.method.split('@')
  return result.status === 'counted' && hasPlan(method) ? PLANS[method](result, before) : undefined
}
