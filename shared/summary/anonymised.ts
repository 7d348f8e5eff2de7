import type { PollRecord, Summary } from './summary.ts'

type Told = Pick<Summary, 'people' | 'questions' | 'polls' | 'holdings' | 'needs' | 'cards' | 'commitments'>

/**
 * Whether a record without names may be called anonymised: nothing in it is about fewer than `k` people or about one
 * organisation, and nothing is one person's own words. Otherwise people may still be recognised, and it has to say so.
 */
export const isAnonymised = (told: Told, k: number): boolean => CHECKS.every((passes) => passes(told, k))

type Check = (told: Told, k: number) => boolean

/** Nobody in the count, or enough. */
const isEnough = (count: number, k: number) => count === 0 || count >= k

const CHECKS: readonly Check[] = [
  ({ people }, k) => people.joined >= k,
  ({ people }, k) => Object.values(people.byOrganisationType).every((count) => isEnough(count, k)),
  ({ people }, k) => isEnough(people.other, k),
  ({ polls }, k) => polls.every((poll) => tellsEnough(poll, k)),
  ({ questions }, k) => questions.every(({ interest }) => !interest || isEnough(interest.people, k)),
  ({ questions }, k) =>
    questions.every(({ interest }) =>
      Object.values(interest?.byInterest ?? {}).every((count) => isEnough(count ?? 0, k)),
    ),
  ({ questions }) => questions.every(({ coverage, note }) => coverage.length === 0 && !note),
  ({ holdings, needs, cards, commitments }) => holdings.length + needs.length + cards.length + commitments.length === 0,
]

/** A result that is not told, or told of enough people, person by person and organisation by organisation. */
function tellsEnough({ turnout, result }: PollRecord, k: number): boolean {
  if (turnout && !isEnough(turnout.received, k)) return false
  if (!result || result.status !== 'counted') return true
  return result.k >= k && (!result.byOrganisation || result.byOrganisation.voices >= k)
}
