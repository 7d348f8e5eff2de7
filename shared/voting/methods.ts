import { dots } from './methods/dots.ts'
import type { VotingMethod } from './methods/method.ts'
import { valueGap } from './methods/value-gap.ts'

/** Every way this room can vote. A new method is one file in `methods/` and one line here. */
const TABLE = {
  value_gap: valueGap,
  dots,
}

export type MethodName = keyof typeof TABLE
type Method = (typeof TABLE)[MethodName]

/** A config, a ballot, an item's numbers of whichever method. */
export type MethodConfig = Parameters<Method['rule']>[0]
export type MethodBallot = Parameters<Method['isBlank']>[0]
export type ItemResult = ReturnType<Method['count']>['items'][string]

/** A method seen from outside: only it knows its own configs and ballots. */
export type AnyMethod = VotingMethod<unknown, MethodBallot, ItemResult>

export const METHODS: Readonly<Record<MethodName, AnyMethod>> = TABLE

// The keys of a table written out above are its names.
export const METHOD_NAMES = Object.keys(TABLE) as readonly MethodName[]
