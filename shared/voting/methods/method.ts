import type { Refusal } from '../../core/refusal.ts'
import type { Result } from '../../kit/result.ts'

/** The poll's questions, in creation order. */
export type Items = readonly string[]

/** What a result warns of (VOTING.md §1.11), in the order in which warnings are told. */
export const WARNINGS = [
  'low_turnout',
  'below_k',
  'suppressed',
  'tie',
  'contested',
  'undecided',
  'cycle',
  'thin',
  'polarised',
  'carried_by_one',
  'index_matters',
  'rule_matters',
  'weights_matter',
  'unequal_n',
  'disconnected',
] as const
export type Warning = (typeof WARNINGS)[number]

/** `none` shows ties as ties; `criteria` asks the method's own list. Chosen before opening, as `tiePolicy` in the config. */
export const TIE_POLICIES = ['none', 'criteria'] as const
export type TiePolicy = (typeof TIE_POLICIES)[number]

/** Items in groups of equal place, best first; inside a group in creation order. */
export type TieGroups = readonly (readonly string[])[]

/** One way of turning ballots into an order. Pure: the multiset of ballots and the config decide everything. */
export interface VotingMethod<Config, Ballot, ItemResult> {
  readonly name: string
  readonly version: number
  /** The rule in one sentence, as printed with the result. */
  rule(config: Config): string
  /** The whole config with defaults filled in, or `bad_config`, `too_few_items`, `too_many_items`. `given` is untrusted. */
  configure(given: unknown, items: Items): Result<Config, Refusal>
  /** A valid ballot, strictly read, or the refusal of VOTING.md §1.12. Sets inside a ballot come back sorted. */
  check(given: unknown, config: Config, items: Items): Result<Ballot, Refusal>
  /** Whether nothing on the ballot can be counted: its voter abstains. */
  isBlank(ballot: Ballot): boolean
  /** One voice per ballot. */
  count(ballots: readonly Ballot[], config: Config, items: Items): MethodCount<ItemResult>
  /** One voice per group: its answers are averaged first (VOTING.md §4). A person without a group is one of their own. */
  countGroups(groups: readonly (readonly Ballot[])[], config: Config, items: Items): MethodCount<ItemResult>
  /** The items of which only the place may be told (VOTING.md §5.1–5.3). */
  placeOnly(count: MethodCount<ItemResult>, k: number): readonly string[]
  /** What a second weighting may tell of an item: means and sums, nothing that shows how a small group is spread. */
  weighed(item: ItemResult): WeighedNumbers
  /** Whether the numbers by group may stand beside those by person on these items (VOTING.md §5.4). */
  groupsMayShow(groups: readonly (readonly Ballot[])[], shown: Items, k: number): boolean
}

/** Numbers by name, one level of nesting at most. */
export type WeighedNumbers = Readonly<Record<string, number | null | Readonly<Record<string, number | null>>>>

export interface MethodCount<ItemResult> {
  readonly items: Readonly<Record<string, ItemResult>>
  readonly order: TieGroups
  /** Items without usable answers, in creation order: they have no rank and stand last. */
  readonly unranked: readonly string[]
  readonly flags: Readonly<Record<string, readonly Warning[]>>
  readonly warnings: readonly Warning[]
  /** The ties that the method's criteria broke; empty under `none`. */
  readonly brokenTies: TieGroups
  /** Where the chart's two lines lie, for methods whose items fall into quadrants. */
  readonly split?: Split
}

export interface Split {
  readonly value: number
  readonly gap: number
}
