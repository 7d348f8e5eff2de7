import type { PollMode } from '#shared/voting/poll.ts'

/** What people are promised about a vote, by its mode (TRUST.md §1). */
const PRIVACY_WORDS: Readonly<Record<PollMode, string>> = {
  anonymous: 'Nobody can see who gave which answer, not even the facilitator.',
  confidential: 'The facilitator can see who gave which answer. Nobody else can.',
  attributed: 'Everyone can see who gave which answer.',
}

export const PrivacySentence = ({ mode }: { readonly mode: PollMode }) => <p>{PRIVACY_WORDS[mode]}</p>
