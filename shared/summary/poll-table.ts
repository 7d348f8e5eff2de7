import { sentence } from '../kit/sentence.ts'
import type { PollResult } from '../voting/count.ts'
import { findings } from '../voting/findings.ts'
import { isOrderOnly } from '../voting/order-only.ts'
import { METHOD_WORDS } from '../voting/method-words.ts'
import {
  ADVICE_WORDS,
  changeWords,
  constituencyWords,
  PRIVACY_WORDS,
  STABILITY_WORDS,
  warningOfAll,
} from '../voting/words.ts'
import { isHidden } from './gate.ts'
import { figure, toldBy } from './numbers.ts'
import { numbersOf, placesOf } from './poll-records.ts'
import { turnoutWords } from './question-steps.ts'
import type { PollRecord, Summary } from './summary.ts'

/** One vote in words, ready to be set as heading, sentences and table. */
export interface PollTable {
  readonly title: string
  /** Who leads, how many took part, and what weakens it. */
  readonly sentences: readonly string[]
  /** What heads the columns after place and question. */
  readonly columns: readonly string[]
  readonly rows: readonly PollRow[]
  /** Since the round before. */
  readonly moves: readonly MoveRow[]
  readonly rule: string | undefined
}

export interface PollRow {
  readonly id: string
  readonly place: string
  readonly question: string
  /** Figures and words, one for each column. */
  readonly cells: readonly string[]
}

export interface MoveRow {
  readonly id: string
  readonly question: string
  readonly from: string
  readonly to: string
  readonly change: string
}

export function pollTable(poll: PollRecord, { questions }: Pick<Summary, 'questions'>): PollTable {
  const { method, result, vote, round, mode } = poll
  const { names, agreement } = toldBy(method)
  const textOf = textsOf(questions)
  const isTold = result?.status === 'counted'
  const hasNumbers = !result || !isOrderOnly(result.config)
  const hasAgreement = hasNumbers && agreement !== undefined
  return {
    title: `Vote ${vote}${round > 1 ? `, round ${round}` : ''}: ${METHOD_WORDS[method]}`,
    sentences: [
      ...(isTold ? [...leadWords(result, textOf), ...findings(result, textOf), ...firmnessWords(result)] : []),
      turnoutWords(poll),
      ...(result?.warnings ?? [])
        .filter((warning) => warning !== 'below_k')
        .map((warning) => sentence(warningOfAll(warning))),
      ...(result?.byOrganisation ? [organisationWords(result.byOrganisation.same, result.byOrganisation.voices)] : []),
      ...(result?.byConstituency ? [constituencyWords(result.byConstituency)] : []),
      ...(poll.since ? [changeWords(poll.since)] : []),
      ...(poll.advice ? [ADVICE_WORDS[poll.advice]] : []),
      PRIVACY_WORDS[mode],
    ],
    columns: [...(hasNumbers ? names.map(({ words }) => words) : []), ...(hasAgreement ? ['Agreement'] : [])],
    rows: isTold ? rowsOf(poll, textOf, hasAgreement) : [],
    moves: movesOf(poll, textOf),
    rule: result?.rule,
  }
}

function textsOf(questions: Summary['questions']) {
  const texts = new Map<string, string>(
    questions.flatMap(({ id, text, merged }) => [
      ...merged.map((one) => [one.id, one.text] as const),
      [id, text] as const,
    ]),
  )
  return (id: string) => texts.get(id) ?? 'A question that is no longer shown'
}

/** Who comes first, where a method has an order and is not about who is elected or funded. */
function leadWords(
  { method, order = [], elected, funded }: Pick<PollResult, 'method' | 'order' | 'elected' | 'funded'>,
  textOf: (id: string) => string,
): readonly string[] {
  const [first = []] = order
  const [leader] = first
  if (method.startsWith('opinion@') || funded || (elected && elected.length !== 1)) return []
  if (leader === undefined) return ['Nobody has answered a question in a way that can be counted.']
  if (first.length === 1) return [`First comes: ${textOf(leader)}`]
  return [
    first.length > 3
      ? `${first.length} questions share the first place.`
      : `These share the first place: ${first.map(textOf).join(' · ')}`,
  ]
}

/** How sure the first place is, where there is one. */
function firmnessWords({ stability, order = [] }: Pick<PollResult, 'stability' | 'order'>): readonly string[] {
  const [first] = stability?.pairs ?? []
  return first && order[0]?.length === 1 ? [STABILITY_WORDS[first.word]] : []
}

const organisationWords = (isSame: boolean, voices: number) =>
  isSame
    ? `With one voice per organisation (${voices} voices) the order is the same.`
    : `With one voice per organisation (${voices} voices) the order is another one.`

function rowsOf(poll: PollRecord, textOf: (id: string) => string, hasAgreement: boolean): readonly PollRow[] {
  const { method, result } = poll
  if (!result) return []
  const { names: all, agreement } = toldBy(method)
  const names = isOrderOnly(result.config) ? [] : all
  return [...placesOf(result)].map(([id, place]) => {
    const item = result.items?.[id]
    const told = numbersOf(poll, id)
    const word =
      item && !isHidden(item) ? agreement?.(item, (result.flags?.[id] ?? []).includes('polarised')) : undefined
    return {
      id,
      place,
      question: textOf(id),
      cells: [
        ...names.map((name) => (told ? figure(told[name.id], name) : 'hidden')),
        ...(hasAgreement ? [word ?? '–'] : []),
      ],
    }
  })
}

function movesOf({ moved = [], method }: PollRecord, textOf: (id: string) => string): readonly MoveRow[] {
  const { names } = toldBy(method)
  return moved.map(({ question, from, to, changes }) => ({
    id: question,
    question: textOf(question),
    from,
    to,
    change: changes ? names.map((name) => `${name.words} ${signed(changes[name.id], name.decimals)}`).join(', ') : '–',
  }))
}

function signed(change: number | null | undefined, decimals: 0 | 1): string {
  if (change === null || change === undefined) return '–'
  const told = Math.abs(change).toFixed(decimals)
  if (Number(told) === 0) return 'the same'
  return `${change > 0 ? '+' : '−'}${told}`
}
