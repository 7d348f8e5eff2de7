import type { RefusalCode } from '#shared/core/refusal.ts'
import { DOOR_WORDS, OWN_WORDS } from './door-words.ts'

/** What people read when the room says no: what happened, then what to do (EXPERIENCE.md §7). */
export const REFUSAL_WORDS: Readonly<Record<RefusalCode, string>> = {
  ...DOOR_WORDS,
  tooBig: 'This is too long. Make it shorter.',
  tooFast: 'That was very quick. It will be sent in a moment.',
  notFound: 'This is no longer here. Somebody may have removed it.',
  notAllowed: 'Only the person who added this, or the facilitator, can do that.',
  facilitatorOnly: 'Only the facilitator can do that.',
  stageLocked: 'The facilitator has locked this stage. You can still read it.',
  idReused: 'This was sent twice in two ways. Load the page again, then try once more.',
  ratchet: 'People were promised more privacy than this. It can only become stricter.',
  readOnly: 'The room cannot save just now. Your work is kept on this device.',
  versionTooOld: 'A newer version is ready. Your work is kept.',
  tooSlow: 'This took too long to arrive. Check the connection, then try again.',
  tooManyRooms: 'Many workshops were started from here today. Try again tomorrow, or from another network.',
  serviceFull: 'The service is very busy. Workshops that are running go on. Try again in 5 minutes.',
  wrongFormat: 'This file cannot be read. Use CSV or JSON.',
  stageUnknown: 'This stage is no longer in the plan.',
  stageInUse: 'People are at this stage now. Go to another stage first.',
  timerNotRunning: 'No timer is running.',
  lastFacilitator: 'You are the only facilitator. Make somebody else one first.',
  titleDiffers: 'The title you typed is not the title of this room.',
  actionMissing: 'Say what an answer would let you do.',
  alreadyMerged: 'This question is already part of another one.',
  notMerged: 'This question is not part of another one.',
  questionInPoll: 'People are voting on this question. Wait until voting closes.',
  pollOpen: 'A vote is open. Close it first.',
  pollNotOpen: 'Voting is closed.',
  pollNotClosed: 'Voting is still open. Close it first.',
  pollNotRevealed: 'The result is not on the screens yet.',
  tieNotOpen: 'These questions do not share a place that waits to be decided in this way.',
  not_open: 'Voting is closed. Your last answers count.',
  not_eligible: 'This vote is for attendees. You can read along.',
  unknown_item: 'One of these questions is not in this vote.',
  repeated_item: 'One question stands twice in your answers.',
  bad_value: 'One of your answers is not on the scale. Choose it again.',
  over_budget: 'You have used all you can give. Take one back to use it here.',
  under_budget: 'You have more to give. Use all of it.',
  over_item_cap: 'This is the most you can give to one question.',
  too_few_choices: 'Choose a few more.',
  too_many_choices: 'You chose too many. Take one back first.',
  ties_not_allowed: 'Two questions share a place. Give each its own.',
  bad_config: 'The settings of this vote do not fit together. Check them.',
  too_few_items: 'Choose more questions for this vote.',
  too_many_items: 'Choose fewer questions for this vote.',
}

/** The words for a problem over HTTP, whose code may also be one of `realtime/http.ts`. */
export const problemWords = (code: string): string =>
  (({ ...REFUSAL_WORDS, ...OWN_WORDS }) as Readonly<Record<string, string>>)[code] ?? REFUSAL_WORDS.internal // any code
