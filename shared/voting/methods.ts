import { approval } from './methods/approval.ts'
import { criteria } from './methods/criteria.ts'
import { delphi } from './methods/delphi.ts'
import { dots } from './methods/dots.ts'
import { equalShares } from './methods/equal-shares.ts'
import { majorityJudgment } from './methods/majority-judgment.ts'
import type { VotingMethod } from './methods/method.ts'
import { opinion } from './methods/opinion.ts'
import { pairwise } from './methods/pairwise.ts'
import { points } from './methods/points.ts'
import { quadratic } from './methods/quadratic.ts'
import { ranked } from './methods/ranked.ts'
import { score } from './methods/score.ts'
import { valueGap } from './methods/value-gap.ts'

/** Every way this room can vote. A new method is one file in `methods/` and one line here. */
const TABLE = {
  value_gap: valueGap,
  dots,
  approval,
  score,
  points,
  quadratic,
  majority_judgment: majorityJudgment,
  criteria,
  delphi,
  ranked,
  pairwise,
  equal_shares: equalShares,
  opinion,
}

export type MethodName = keyof typeof TABLE
type Method = (typeof TABLE)[MethodName]

/** A config, a ballot, an item's numbers of whichever method. */
export type MethodConfig = Parameters<Method['rule']>[0]
export type MethodBallot = Parameters<Method['isBlank']>[0]
export type ItemResult = ReturnType<Method['count']>['items'][string]

/** What methods tell beside items and order; of a method's own names all are there, or what privacy leaves of them. */
export type MethodDetail = Partial<Together<NonNullable<ReturnType<Method['count']>['detail']>>>
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never

/** A method seen from outside: only it knows its own configs and ballots. */
export type AnyMethod = VotingMethod<unknown, MethodBallot, ItemResult, MethodDetail>

export const METHODS: Readonly<Record<MethodName, AnyMethod>> = TABLE

// The keys of a table written out above are its names.
export const METHOD_NAMES = Object.keys(TABLE) as readonly MethodName[]
