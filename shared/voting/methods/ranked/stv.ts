import { compare, divided, fraction, type Fraction, minus, reduced, times, toNumber } from '../../fraction.ts'
import { type CountEnd, type CountState, type CountStep, follow, type Followed, placed } from './branches.ts'
import { areSafelyOut, extreme, heldBy, type Kept, marked, ranked, type Tally, tallyOf, topsOf } from './rounds.ts'
import { type Voice, weightOf } from './voices.ts'

export interface StvRules {
  readonly seats: number
  /** The tie policy, on who of a tie goes or is elected first, knowing all counts so far, the latest last. */
  readonly lastOf: (tied: readonly number[], counts: readonly Tally[]) => readonly number[]
  readonly firstOf: (tied: readonly number[], counts: readonly Tally[]) => readonly number[]
}

interface StvState extends CountState {
  readonly elected: readonly number[]
  readonly kept: Kept
  /** What has happened, which fixes all else: branches that differ in it stay apart. */
  readonly path: string
  readonly counts: readonly Tally[]
}

/** ⌊V/(seats+1)⌋+1 (Droop): so many can be reached by no more than there are seats. */
export const droopQuota = (voices: readonly Voice[], seats: number): number =>
  Math.floor(toNumber(weightOf(voices)) / (seats + 1)) + 1

/** Single transferable vote (Tideman 1995), inclusive Gregory: all ballots of the elected go on, at the surplus's share. */
export function stv(voices: readonly Voice[], size: number, rules: StvRules): Followed | undefined {
  const left = Array.from({ length: size }, (_, item) => item)
  const start: StvState = {
    left,
    before: left.map(() => 0n),
    elected: [],
    kept: voices.map(() => WHOLE),
    path: '',
    counts: [],
  }
  const quota = fraction(droopQuota(voices, rules.seats), 1)
  return follow(
    start,
    (state) => step(state, voices, quota, rules),
    ({ path, left: still }) => `${path} ${still.join()}`,
  )
}

const WHOLE = fraction(1, 1)

function step(state: StvState, voices: readonly Voice[], quota: Fraction, rules: StvRules): CountStep<StvState> {
  const tally = tallyOf(voices, state.left, state.kept)
  const [counts, open] = [[...state.counts, tally], rules.seats - state.elected.length]
  if (open > 0 && state.left.length <= open)
    return { round: { ...tally, filled: state.left }, end: endOf(state, tally, [...state.elected, ...state.left]) }
  if (open === 0) return { round: tally, end: endOf(state, tally, state.elected) } // a tie for the last seat came here
  const top = extreme(tally, state.left, 1)
  if (top[0] !== undefined && compare(heldBy(tally, top[0]), quota) >= 0) {
    const first = rules.firstOf(top, counts)
    const [elected] = first
    if (first.length > 1 || elected === undefined)
      return { round: { ...tally, split: first }, next: first.map((item) => elect(state, item, counts, voices, quota)) }
    const round = { ...tally, elected, surplus: minus(heldBy(tally, elected), quota) }
    if (open > 1) return { round, next: [elect(state, elected, counts, voices, quota)] }
    return { round, end: endOf(state, tally, [...state.elected, elected]) }
  }
  const bottom = extreme(tally, state.left, -1)
  if (areSafelyOut(tally, bottom, state.left) && state.left.length - bottom.length >= open)
    return { round: { ...tally, out: bottom }, next: [drop(state, bottom, counts)] }
  const last = rules.lastOf(bottom, counts)
  const round = last.length === 1 ? { ...tally, out: last } : { ...tally, split: last }
  return { round, next: last.map((item) => drop(state, [item], counts)) }
}

/** The elected in the order of their election, then who is left by what they hold. */
function endOf(state: StvState, tally: Tally, elected: readonly number[]): CountEnd {
  const late = state.left.filter((item) => elected.includes(item))
  const behind = state.left.filter((item) => !elected.includes(item))
  return { elected, before: placed(state, [...ranked(tally, late), ...ranked(tally, behind)], state.elected) }
}

function elect(
  state: StvState,
  item: number,
  counts: readonly Tally[],
  voices: readonly Voice[],
  quota: Fraction,
): StvState {
  const held = heldBy(counts.at(-1) ?? { held: new Map(), exhausted: WHOLE }, item)
  const share = divided(minus(held, quota), held)
  const lowered = new Map<Fraction, Fraction>()
  const lower = (kept: Fraction) => {
    const known = lowered.get(kept) ?? reduced(times(kept, share))
    lowered.set(kept, known)
    return known
  }
  const isLeft = marked(state.left)
  return {
    left: state.left.filter((other) => other !== item),
    before: placed(state, [[item]], state.elected),
    elected: [...state.elected, item],
    kept: state.kept.map((kept, at) => {
      const voice = voices[at]
      return voice && topsOf(voice, isLeft)[0] === item ? lower(kept) : kept
    }),
    path: `${state.path} ${item}@${state.left.join()}`,
    counts,
  }
}

function drop(state: StvState, out: readonly number[], counts: readonly Tally[]): StvState {
  const left = state.left.filter((item) => !out.includes(item))
  return { ...state, left, before: placed(state, [out], [...state.elected, ...left]), counts }
}
