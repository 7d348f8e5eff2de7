/** Every way a room says no. The client owns the wording, in `client/kit/refusal-words.ts`. */
export const REFUSAL_CODES = [
  // General.
  'malformed',
  'tooBig',
  'tooFast',
  'tooMany',
  'roomFull',
  'notFound',
  'notAllowed',
  'facilitatorOnly',
  'stageLocked',
  'idReused',
  'ratchet',
  'readOnly',
  'internal',
  // At the door (PROTOCOL.md).
  'notAdmitted',
  'roomUnknown',
  'removed',
  'versionTooOld',
  'roomClosed',
  'roomDamaged',
  'wrongFormat',
  'tooSlow',
  'tooManyRooms',
  'serviceFull',
  // Agenda and people.
  'stageUnknown',
  'stageInUse',
  'timerNotRunning',
  'lastFacilitator',
  'titleDiffers',
  // Questions.
  'actionMissing',
  'alreadyMerged',
  'notMerged',
  'questionInPoll',
  // Polls.
  'pollOpen',
  'pollNotOpen',
  'pollNotClosed',
  'pollNotRevealed',
  'tieNotOpen',
  // A ballot's or a config's faults, spelled as in VOTING.md.
  'not_open',
  'not_eligible',
  'unknown_item',
  'repeated_item',
  'bad_value',
  'over_budget',
  'under_budget',
  'over_item_cap',
  'too_few_choices',
  'too_many_choices',
  'ties_not_allowed',
  'bad_config',
  'too_few_items',
  'too_many_items',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]

export interface Refusal {
  readonly code: RefusalCode
  /** For developers and logs; never shown as it is. */
  readonly detail?: string
}
