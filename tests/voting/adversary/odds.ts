import { CHOICES, type Election, shuffled, VOTERS } from './election.ts'
import type { Guess } from './attacks.ts'

/** How many voters an adversary names rightly, who guesses the rest as well as the result allows. */
export function hitsOf({ truth, evidence }: Election, guess: Guess, dice: (below: number) => number): number {
  const left = [...truth.values()].toSorted()
  for (const choice of guess.values()) if (left.includes(choice)) left.splice(left.indexOf(choice), 1)
  const rest = shuffled(left, dice)
  return evidence.arrival.filter((voter) => truth.get(voter) === (guess.get(voter) ?? rest.pop())).length
}

const SIGMAS = 5

/**
 * The most hits that chance explains: five standard deviations above the mean, once in three million runs. Ballots are
 * drawn without putting them back, which spreads hits a little wider than a binomial would.
 */
export function mostByChance(voters: number): number {
  const share = 1 / CHOICES
  const spread = Math.sqrt(voters * share * (1 - share) * (VOTERS / (VOTERS - 1)))
  return voters * share + SIGMAS * spread
}
