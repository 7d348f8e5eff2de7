import type { ReactNode } from 'react'
import type { ItemResult } from '#shared/voting/methods.ts'
import type { PollResult } from '#shared/voting/count.ts'
import type { ResultRow } from './result-rows.ts'

export interface ChartProps<Item> {
  readonly result: PollResult
  readonly rows: readonly ResultRow<Item>[]
  /** The round before, for what moved. */
  readonly before: PollResult | undefined
  readonly title: string
  /** Whether people are about to see it for the first time. */
  readonly isReveal: boolean
  /** The wall fills its picture and nothing can be chosen there. */
  readonly onWall: boolean
}

/** One column of figures or words beside the question. */
export interface ResultColumn<Item> {
  readonly id: string
  readonly title: string
  readonly isNumber?: boolean
  cell(row: ResultRow<Item>): ReactNode
}

/** What more there is to see of a result, under the table. */
export interface MoreProps<Item> {
  readonly result: PollResult
  readonly rows: readonly ResultRow<Item>[]
}

/** How one method's result is told; the screens round it know no method. */
export interface ShownResult<Item> {
  /** Where it is not about who comes first: the result in one to three sentences. */
  headline?(result: PollResult, rows: readonly ResultRow[]): readonly string[] | undefined
  /** After "Question 1 comes first: ", as "high value 4.6, big gap 4.2"; for the eye. */
  leads(row: ResultRow<Item>, result: PollResult): string | undefined
  /** How far people agree on the leader, as a sentence; nothing where the method cannot say. */
  agreement(row: ResultRow<Item>): string | undefined
  /** What a screen reader hears of the leader: "value 4.6, gap 4.2, strong agreement". */
  spoken(row: ResultRow<Item>): string | undefined
  isSplit(row: ResultRow<Item>): boolean
  /** Besides question and flags. */
  readonly columns: readonly ResultColumn<Item>[]
  Chart(props: ChartProps<Item>): ReactNode
  /** Whether the wall needs a list beside the chart, because the chart itself carries no texts. */
  readonly needsList: boolean
  /** The number at the end of a line on the wall, and what it is. */
  figure(row: ResultRow<Item>): string
  readonly figureName: string
  /** What changed since the round before: "value +0.6, gap -0.2". Nothing where nothing may be told. */
  moved(before: Item, now: Item): string | undefined
  /** How it came about: pairs, counts, weights. */
  More?(props: MoreProps<Item>): ReactNode
}

export type AnyShownResult = ShownResult<ItemResult>
