import type { Resampling } from '../methods/method.ts'

export interface Redrawn {
  /** How often each item took the first place, the second, …; ties share their places. */
  readonly places: readonly (readonly number[])[]
  /** How often the first stood above the second; equal counts ½. */
  above(a: number, b: number): number
}

export interface Draws {
  readonly voters: number
  readonly items: number
  readonly resamples: number
  /** Whom the resample draws next. */
  pick(resample: number, at: number): number
}

/** What would have come out had chance sent other people like these (bootstrap, Efron 1979). */
export function redraw({ rows, width, score }: Resampling, { voters, items, resamples, pick }: Draws): Redrawn {
  const [sums, scores] = [new Float64Array(width), new Float64Array(items)]
  const places = Array.from({ length: items }, () => new Float64Array(items))
  const above = new Float64Array(items * items)
  const byScore = Array.from({ length: items }, (_, item) => item)
  const valueOf = (item: number) => (Number.isNaN(scores[item]) ? Number.NEGATIVE_INFINITY : (scores[item] ?? 0))
  for (let resample = 0; resample < resamples; resample++) {
    sums.fill(0)
    for (let at = 0; at < voters; at++) {
      const from = pick(resample, at) * width
      for (let column = 0; column < width; column++) sums[column] = (sums[column] ?? 0) + (rows[from + column] ?? 0)
    }
    score(sums, scores)
    byScore.sort((a, b) => (valueOf(a) === valueOf(b) ? a - b : valueOf(b) - valueOf(a)))
    for (let start = 0, end = 0; start < items; start = end) {
      const level = valueOf(byScore[start] ?? 0)
      while (end < items && isLevel(valueOf(byScore[end] ?? 0), level)) end++
      for (let at = start; at < end; at++) {
        const item = byScore[at] ?? 0
        const own = places[item]
        if (own) for (let place = start; place < end; place++) own[place] = (own[place] ?? 0) + 1 / (end - start)
        for (let other = start; other < items; other++)
          if (other !== at) {
            const pair = item * items + (byScore[other] ?? 0)
            above[pair] = (above[pair] ?? 0) + (other < end ? 0.5 : 1)
          }
      }
    }
  }
  return { places: places.map((own) => [...own]), above: (a, b) => above[a * items + b] ?? 0 }
}

/** What rounding may set apart is level; two items without answers are too. */
const isLevel = (a: number, b: number) => a === b || Math.abs(a - b) <= 1e-9

export type StabilityWord = 'firm' | 'leaning' | 'toss-up'

/** Of how often the upper of two neighbours stayed above the lower. */
export const stabilityWord = (share: number): StabilityWord =>
  share >= 0.9 ? 'firm' : share >= 0.7 ? 'leaning' : 'toss-up'

/** The places, counted from 1, between which all but 5 % at either end lie. */
export function likelyPlaces(places: readonly number[]): readonly [number, number] {
  const all = places.reduce((sum, one) => sum + one, 0)
  const reaching = (share: number) => {
    let sum = 0
    const at = places.findIndex((one) => (sum += one) >= share * all - 1e-9)
    return (at < 0 ? places.length - 1 : at) + 1
  }
  return [reaching(0.05), reaching(0.95)]
}
