import type { ByConstituency } from './by-constituency.ts'
import type { Warning } from './methods/method.ts'
import type { PollMode } from './poll.ts'
import type { DelphiAdvice, RoundChange } from './rounds.ts'
import type { StabilityWord } from './statistics/rank-stability.ts'

/** What people read before they answer: who will know what they answered. */
export const PRIVACY_WORDS: Readonly<Record<PollMode, string>> = {
  anonymous: 'Nobody can see who gave which answer, not even the facilitator.',
  confidential: 'The facilitator can see who gave which answer. Nobody else can.',
  attributed: 'Everyone can see who gave which answer.',
}

/** Said before anybody answers, and with the result. */
export const ORDER_ONLY_WORDS = 'The result tells the order alone, without numbers.'

/** A result's weakness in words; below k has a sentence of its own. */
export const WARNING_WORDS: Readonly<Record<Warning, string>> = {
  low_turnout: 'Fewer than half have voted',
  below_k: 'Too few answers to show a result',
  suppressed: 'Hidden so that nobody can be recognised',
  tie: 'These share a place',
  contested: 'The rule leaves this open',
  undecided: 'The rule leaves this open',
  cycle: 'Each beats another in a circle',
  thin: 'Few people judged this one',
  polarised: 'Two camps: ask both',
  carried_by_one: 'One person gave over half of this',
  index_matters: 'Another way to weigh value and gap has another leader',
  rule_matters: 'Another way of counting has another winner',
  weights_matter: 'Counted per organisation, or per kind of organisation, another question leads',
  unequal_n: 'Some questions were judged by more people than others',
  disconnected: 'Some questions were never compared with the others',
}

/** What a warning says of the whole result, where its usual words speak of one question. */
const WARNINGS_OF_ALL: Readonly<Partial<Record<Warning, string>>> = {
  tie: 'Some questions share a place',
  suppressed: 'Some numbers are hidden so that nobody can be recognised',
}

export const warningOfAll = (warning: Warning) => WARNINGS_OF_ALL[warning] ?? WARNING_WORDS[warning]

/** What another round would bring, said after an estimate (VOTING.md §2.12). */
export const ADVICE_WORDS: Readonly<Record<DelphiAdvice, string>> = {
  agreed: 'The room agrees: estimating can stop here.',
  stable: 'The answers hardly move any more: the room differs, and that is a result.',
  last_round: 'This was the last round that was planned.',
  again: 'Talk about the answers at either end, then estimate again.',
}

export function changeWords({ moved, sameTop, isStable }: RoundChange): string {
  if (moved === 0) return 'Since the round before, every question kept its place.'
  const many = moved === 1 ? 'one question moved' : `${moved} questions moved`
  const top = sameTop ? 'the first stayed first' : 'another comes first'
  return `Since the round before, ${many} and ${top}${isStable ? '; another round would change little' : ''}.`
}

/** One sentence on whether the kinds of organisation, heard as equals, would choose otherwise. */
export function constituencyWords({ rankSum, leavesOut }: ByConstituency): string {
  const left = leavesOut ? '; people of no kind, or of too small a kind, are left out' : ''
  return `With one voice per kind of organisation the order is ${rankSum.same ? 'the same' : 'another one'}${left}.`
}

/** How firm the first place is. */
export const STABILITY_WORDS: Readonly<Record<StabilityWord, string>> = {
  firm: 'The first place is firm: had other people like these come, it would be the same.',
  leaning: 'The first place is leaning: had other people like these come, it might be another.',
  'toss-up': 'The first two are a toss-up: had other people like these come, either might lead.',
}
