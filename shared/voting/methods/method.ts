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

/**
 * What becomes of ties, chosen before opening as `tiePolicy` in the config: they stand (`none`), the method's own list
 * is asked (`criteria`), a new round among the tied is proposed (`runoff`), the facilitator decides (`facilitator`), or
 * they are drawn from a seed published before opening (`lot`).
 */
export const TIE_POLICIES = ['none', 'criteria', 'runoff', 'facilitator', 'lot'] as const
export type TiePolicy = (typeof TIE_POLICIES)[number]

/** What every method's config may say besides its own. */
export interface RoundConfig {
  readonly tiePolicy?: TiePolicy
  /** The order alone is told, without numbers (VOTING.md §5). */
  readonly tells?: 'order'
  /** Where the lot begins; drawn when the poll opens if `lot` was chosen without one. */
  readonly tieSeed?: number
}

/** Items in groups of equal place, best first; inside a group in creation order. */
export type TieGroups = readonly (readonly string[])[]

/** One way of turning ballots into an order. Pure: the multiset of ballots and the config decide everything. */
export interface VotingMethod<Config, Ballot, ItemResult, Detail extends object = object> {
  readonly name: string
  readonly version: number
  /** The rule in one sentence, as printed with the result. */
  rule(config: Config): string
  /** The whole config with defaults filled in, or `bad_config`, `too_few_items`, `too_many_items`. `given` is untrusted. */
  configure(given: unknown, items: Items): Result<Config, Refusal>
  /**
   * A whole config for a vote on some of its items that are tied, `before` others standing before them: less what speaks
   * of other items, and with no more places than are left.
   */
  narrow?(config: Config, items: Items, before: number): Config
  /** A valid ballot, strictly read, or the refusal of VOTING.md §1.12. Sets inside a ballot come back sorted. */
  check(given: unknown, config: Config, items: Items): Result<Ballot, Refusal>
  /** Whether nothing on the ballot can be counted: its voter abstains. */
  isBlank(ballot: Ballot): boolean
  /** One voice per ballot. */
  count(ballots: readonly Ballot[], config: Config, items: Items): MethodCount<ItemResult, Detail>
  /**
   * One voice per group (VOTING.md §4): its answers are averaged first, or, where ballots cannot be averaged, each
   * weighs one over the group's size. A person without a group is one of their own.
   */
  countGroups(groups: readonly (readonly Ballot[])[], config: Config, items: Items): MethodCount<ItemResult, Detail>
  /** The items of which only the place may be told (VOTING.md §5.1–5.3). `counted` may lack what is hidden already. */
  placeOnly(counted: MethodCount<ItemResult, Detail>, k: number, config: Config): readonly string[]
  /** What of an item's numbers may be told where the item itself may be; all of them unless the method says less. */
  tellItem?(item: ItemResult, telling: Telling<Config>): ItemResult
  /** What a second weighting may tell of an item: means and sums, nothing that shows how a small group is spread. */
  weighed(item: ItemResult, config: Config): WeighedNumbers
  /** Whether the numbers by group may stand beside those by person on these items (VOTING.md §5.4). */
  groupsMayShow(groups: readonly (readonly Ballot[])[], shown: Items, k: number, config: Config): boolean
  /** For a method that tells more than its items and their order. */
  readonly detail?: DetailRule<ItemResult, Detail>
  /** False for a method whose items are not better or worse than each other: its `order` is empty, all are unranked. */
  readonly hasOrder?: false
  /** For a method with a `split`: whether no ballot moves it. */
  hasFixedSplit?(config: Config): boolean
  /** For a method in which sums are shared out: an item's sum, at least 0 (VOTING.md §4, `meanShare`). */
  amount?(item: ItemResult): number
  /** For a method whose order follows from sums over ballots: those sums, so that ballots can be drawn again (§3). */
  resampling?(ballots: readonly Ballot[], config: Config, items: Items): Resampling
}

/** What an item's numbers are told beside. */
export interface Telling<Config> {
  readonly k: number
  readonly config: Config
  /** Whether of some item only the place is told: then no number may be told that reaches over all items. */
  readonly isHiding: boolean
}

export interface DetailRule<ItemResult, Detail extends object> {
  /** The detail's own names: at the top of the result they stand beside `order` and `items`. */
  readonly keys: readonly (keyof Detail & string)[]
  /**
   * What of `counted.detail` may be told while of the `hidden` items only the place may be. Nothing hidden may come
   * back through it. Telling what was told already must change nothing at the same k, for files tell it again at theirs.
   */
  tell(counted: MethodCount<ItemResult, Detail>, hidden: ReadonlySet<string>, k: number): Partial<Detail>
}

/** One row per ballot; what the columns add up to decides the order. */
export interface Resampling {
  /** `width` numbers per ballot, ballot after ballot, in the order of the ballots. */
  readonly rows: Float64Array
  readonly width: number
  /** Writes what orders the items, in their order, the larger the better; NaN for an item without usable answers. */
  score(sums: Float64Array, into: Float64Array): void
}

/** Numbers by name, one level of nesting at most. */
export type WeighedNumbers = Readonly<Record<string, number | null | Readonly<Record<string, number | null>>>>

export interface MethodCount<ItemResult, Detail extends object = object> {
  readonly items: Readonly<Record<string, ItemResult>>
  readonly order: TieGroups
  /** Items without usable answers, in creation order: they have no rank and stand last. */
  readonly unranked: readonly string[]
  readonly flags: Readonly<Record<string, readonly Warning[]>>
  readonly warnings: readonly Warning[]
  /** The ties that the tie policy broke; empty under `none`. */
  readonly brokenTies: TieGroups
  /** What the method tells besides, plain JSON. */
  readonly detail?: Detail
  /** Where the chart's two lines lie, for methods whose items fall into quadrants. */
  readonly split?: Split
}

export interface Split {
  readonly value: number
  readonly gap: number
}
