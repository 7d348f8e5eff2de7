import * as v from 'valibot'
import { ok } from '../../kit/result.ts'
import { integer, object, optional } from '../../kit/schema.ts'
import { itemGate } from '../privacy.ts'
import type { RoundConfig, VotingMethod } from './method.ts'
import { tally } from './opinion/tally.ts'
import { tellDetail } from './opinion/telling.ts'
import { no, readByItem, readConfig } from './reading.ts'
import { MOST_SEED } from './ties.ts'

/** Agree, disagree, pass on statements; groups of people who answer alike (after Polis, Small et al. 2021). */
export interface OpinionConfig extends RoundConfig {
  readonly seed: number
}

export type OpinionBallot = { readonly votes: Readonly<Record<string, -1 | 0 | 1>> }

export interface OpinionItem {
  readonly seen: number
  readonly agree: number
  readonly disagree: number
  readonly pass: number
}

export interface TypicalStatement {
  readonly statement: string
  readonly side: 'agree' | 'disagree'
  readonly z: number
  readonly z2: number
  /** How many of this way of seeing, and of all others, voted on it. */
  readonly seen: number
  readonly others: number
}

export interface OpinionDetail {
  /** People with enough votes to be placed. */
  readonly included: number
  /** How many ways of seeing; absent with fewer than twelve people. */
  readonly ways?: number
  readonly silhouette?: number
  /** How many people in A, B …; those too small to be told stand together as `other`. */
  readonly sizes?: Readonly<Record<string, number>>
  /** Group-informed consensus by statement: high only where every group agrees. */
  readonly consensus?: Readonly<Record<string, number>>
  /** By statement, how many voted on it in the way of seeing in which fewest did. */
  readonly fewest?: Readonly<Record<string, number>>
  readonly typical?: Readonly<Record<string, readonly TypicalStatement[]>>
}

const configSchema = object({ seed: optional(integer(0, MOST_SEED), 1), tiePolicy: v.exactOptional(v.literal('none')) })

export const opinion: VotingMethod<OpinionConfig, OpinionBallot, OpinionItem, OpinionDetail> = {
  name: 'opinion',
  version: 1,
  rule: () => 'People who answer alike are grouped; what every group agrees with is common ground.',
  configure: (given, items) => readConfig(configSchema, given, items, 2),

  check(given, _config, items) {
    const votes = readByItem(given, 'votes', items, (one) => {
      if (typeof one !== 'number') return no('malformed', 'a vote is not a number')
      return one === 1 || one === 0 || one === -1 ? ok<-1 | 0 | 1>(one) : no('bad_value', 'a vote is not 1, 0 or -1')
    })
    return votes.ok ? ok({ votes: votes.value }) : votes
  },

  isBlank: ({ votes }) => Object.keys(votes).length === 0,
  count: tally,
  hasOrder: false,

  /** Groups are of people: an organisation that is split stands in several, so there is no other way to weigh them. */
  countGroups: (groups, config, items) => tally(groups.flat(), config, items),
  groupsMayShow: () => false,
  weighed: () => ({}),

  placeOnly: ({ items }, k) =>
    Object.entries(items)
      .filter(([, { seen }]) => itemGate(seen ?? 0, k) === 'place_only')
      .map(([item]) => item),

  detail: { keys: ['included', 'ways', 'silhouette', 'sizes', 'consensus', 'fewest', 'typical'], tell: tellDetail },
}
