import type { WireCommand } from '../realtime/wire-command.ts'

/** What somebody meant to do, for whom it could not be done. */
const WHAT: Readonly<Partial<Record<WireCommand['type'], string>>> = {
  castBallot: 'Your answers',
  withdrawBallot: 'Taking back your answers',
  proposeQuestion: 'Your question',
  editQuestion: 'Your change to a question',
  logHolding: 'The data you described',
  editHolding: 'Your change to data',
  logNeed: 'The data you need',
  editNeed: 'Your change to data you need',
  makeCommitment: 'Your next step',
  editCommitment: 'Your change to a next step',
  showInterest: 'Your interest in a question',
  giveFeedback: 'Your feedback',
  updateSelf: 'Your details',
}

/** Fields in which people write, in the order in which they are read. */
const WRITTEN = [
  'text',
  'action',
  'title',
  'what',
  'who',
  'name',
  'organisation',
  'comment',
  'note',
  'description',
] as const

/** A name for a command, and the words somebody put into it, so that they can be copied. */
export function commandWords(command: WireCommand): { readonly what: string; readonly words: string } {
  const fields = command as Readonly<Record<string, unknown>> // any command: only texts are looked for
  const words = WRITTEN.map((field) => fields[field]).filter((text) => typeof text === 'string' && text !== '')
  return { what: WHAT[command.type] ?? 'A change', words: words.join('\n') }
}
