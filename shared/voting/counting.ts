import type { AnyMethod, ItemResult, MethodBallot, MethodConfig, MethodDetail } from './methods.ts'
import type { Items, MethodCount, WeighedNumbers } from './methods/method.ts'

/** One ballot, with what is known of its voter for the last time. */
export interface Given {
  readonly ballot: MethodBallot
  readonly organisation: string | undefined
  readonly group: string | undefined
}

/** A poll in the middle of its counting, for whoever counts the same ballots in another way beside it. */
export interface Counting {
  readonly method: AnyMethod
  readonly config: MethodConfig
  readonly items: Items
  /** Without blank ones. */
  readonly given: readonly Given[]
  /** One voice per ballot. */
  readonly counted: MethodCount<ItemResult, MethodDetail>
  /** Items of which only the place may be told. */
  readonly hidden: ReadonlySet<string>
  readonly k: number
}

/** How a second weighting's numbers are told: nothing that reaches over all items while one of them is hidden. */
export function weighedBy({ method, config, k }: Counting, isHiding: boolean): (item: ItemResult) => WeighedNumbers {
  const telling = { k, config, isHiding }
  return (item) => method.weighed(method.tellItem?.(item, telling) ?? item, config)
}
