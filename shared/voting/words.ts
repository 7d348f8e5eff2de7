import type { Warning } from './methods/method.ts'
import type { PollMode } from './poll.ts'

/** What people read before they answer: who will know what they answered. */
export const PRIVACY_WORDS: Readonly<Record<PollMode, string>> = {
  anonymous: 'Nobody can see who gave which answer, not even the facilitator.',
  confidential: 'The facilitator can see who gave which answer. Nobody else can.',
  attributed: 'Everyone can see who gave which answer.',
}

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
  weights_matter: 'Counted per organisation, another question leads',
  unequal_n: 'Some questions were judged by more people than others',
  disconnected: 'Some questions were never compared with the others',
}

/** What a warning says of the whole result, where its usual words speak of one question. */
const WARNINGS_OF_ALL: Readonly<Partial<Record<Warning, string>>> = {
  tie: 'Some questions share a place',
  suppressed: 'Some numbers are hidden so that nobody can be recognised',
}

export const warningOfAll = (warning: Warning) => WARNINGS_OF_ALL[warning] ?? WARNING_WORDS[warning]
