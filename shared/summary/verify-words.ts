import { METHOD_WORDS } from '../voting/method-words.ts'
import { clean } from '../kit/text.ts'
import type { Difference } from './differences.ts'
import type { RecordFile } from './record-file.ts'
import type { Verified } from './verify.ts'
import { counted } from './words.ts'

/** What a second count came to, line by line, for a facilitator. */
export function verifiedWords(record: RecordFile, polls: readonly Verified[]): readonly string[] {
  return [
    `Record of "${oneLine(record.room.title)}", room ${oneLine(record.room.code)}.`,
    ...polls.flatMap((poll) => ['', ...pollWords(poll, record)]),
    '',
    ...endWords(polls),
  ]
}

function pollWords({ poll, verdict, differences, because, hasGroups, hasSeal, seal }: Verified, record: RecordFile) {
  const { vote, round, method } = poll
  const title = `Vote ${vote}, round ${round} (${METHOD_WORDS[method]})`
  if (verdict === 'unchecked') return [`${title}: cannot be checked. ${WHY[because ?? 'noBallots']}`]
  const ballots = counted(poll.ballots?.length ?? 0, 'ballot', 'ballots')
  const notes = [
    `Seal of these ballots: ${seal}`,
    ...(hasSeal ? [] : ['This file holds no seal for these ballots, so only the counting could be checked.']),
    ...(poll.result?.tieBreak.decided?.some(({ reason }) => reason !== undefined)
      ? ['A tie was decided by the facilitator, with a reason; no ballot says how.']
      : []),
    ...(hasGroups
      ? ['Counts by organisation cannot be checked: published ballots do not say which organisation they came from.']
      : []),
  ]
  const verdictLine =
    verdict === 'same' ? `${title}: same. ${ballots} counted again.` : `${title}: DIFFERENT. ${ballots} counted again.`
  return [
    verdictLine,
    ...[...differences.map((one) => differenceWords(one, record)), ...notes].map((one) => `  ${one}`),
  ]
}

const WHY: Readonly<Record<NonNullable<Verified['because']>, string>> = {
  noResult: 'Its result was not revealed, so this file holds none.',
  noBallots:
    'Its ballots are not published: there were fewer than ten, or only the order is told, or the file leaves them out.',
}

const SENTENCES: Readonly<Record<Difference['kind'], (one: Difference, record: RecordFile) => string>> = {
  rule: ({ what = 'config', file, again }) =>
    file === undefined
      ? 'Rule: what the file says of the rule is not something this way of voting takes.'
      : `Rule: the file says ${value(file)} for "${oneLine(what)}"; the rule beside the ballots gives ${value(again)}.`,
  ballot: ({ what }) => `Ballots: number ${what} in the file is not one that this vote could have taken.`,
  count: ({ file, again }) => `Ballots: the result speaks of ${file}, the file holds ${again}.`,
  seal: () =>
    'Seal: the ballots are not those that were sealed when voting closed. One was changed, added or left out, or the seal was.',
  order: ({ file, again }, { questions }) =>
    `Order: the file says ${inNumbers(file, questions)}; counted again it is ${inNumbers(again, questions)}.`,
  numbers: ({ question, what = '', file, again }, record) =>
    `Numbers: for ${nameOf(question, record)}, "${oneLine(what)}" is ${value(file)} in the file and ${value(again)} counted again.`,
  detail: ({ what = '', file, again }) =>
    `Result: "${oneLine(what)}" is ${value(file)} in the file and ${value(again)} counted again.`,
  rounds: ({ what = '', file, again }) =>
    `Since the round before: "${oneLine(what)}" is ${value(file)} in the file and ${value(again)} worked out again.`,
  places: ({ question, what = '', file, again }, record) =>
    `Places: beside ${nameOf(question, record)}, "${oneLine(what)}" is ${value(file)} in the file and ${value(again)} worked out again.`,
}

const differenceWords = (one: Difference, record: RecordFile) => SENTENCES[one.kind](one, record)

function endWords(polls: readonly Verified[]): readonly string[] {
  const of = (verdict: Verified['verdict']) => polls.filter((one) => one.verdict === verdict).length
  const [same, different, unchecked] = [of('same'), of('different'), of('unchecked')]
  const parts = [
    ...(different > 0 ? [`${counted(different, 'vote is', 'votes are')} DIFFERENT`] : []),
    ...(same > 0 ? [`${counted(same, 'vote is', 'votes are')} the same`] : []),
    ...(unchecked > 0 ? [`${counted(unchecked, 'vote', 'votes')} could not be checked`] : []),
  ]
  if (same + different === 0) return ['Nothing in this record could be checked.']
  return [
    `${parts.join('; ')}.`,
    'Checked: that the results follow from the ballots and the rule in this file, and that the ballots fit their seal.',
    'Not checked: who voted, and how many could have. A file that was forged as a whole fits itself, so compare its seals with those of a copy that somebody else downloaded.',
  ]
}

function nameOf(id: string | undefined, { questions }: RecordFile): string {
  const known = questions.flatMap(({ id: own, text, merged }) => [{ id: own, text }, ...merged])
  const text = known.find((question) => question.id === id)?.text
  return text === undefined ? `the question ${oneLine(id ?? '')}` : `"${oneLine(text)}"`
}

/** An order in the numbers of the questions in this record, where they have one. */
function inNumbers(order: string | undefined, questions: RecordFile['questions']): string {
  const words = questions.reduce((text, { id }, at) => text.replaceAll(`"${id}"`, `question ${at + 1}`), order ?? '')
  return oneLine(words)
}

const value = (text: string | undefined) => oneLine(text ?? 'nothing')

const MOST_LETTERS = 160

/** What stood in a file, without what a terminal would obey. */
function oneLine(text: string): string {
  const line = clean(text.slice(0, 4 * MOST_LETTERS)).replaceAll(/\s+/g, ' ')
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line
}
