import type { PollResult } from '#shared/voting/count.ts'
import type { ResultRow } from './result-rows.ts'
import type { AnyShownResult } from './shown-result.ts'
import { questionNames, tooFewWords } from './words.ts'

export interface Headline {
  /** One to three sentences. */
  readonly sentences: readonly string[]
  /** The same for the ear, with the numbers of the leader. */
  readonly spoken: string
}

const MOST_NAMED = 3

/** The result in a few sentences: who leads, how far people agree, where the room is split. */
export function headlineOf(result: PollResult, rows: readonly ResultRow[], shown: AnyShownResult): Headline {
  if (result.status === 'below_k') return alike([tooFewWords(result.k, result.received)])
  const own = shown.headline?.(result, rows)
  if (own) return alike([...own, ...splitSentences(rows, [], shown)])
  const leaders = rows.filter(({ rank }) => rank === 1)
  const [leader, ...equals] = leaders
  if (!leader) return alike(['Nobody has answered a question in a way that can be counted.'])
  const splits = splitSentences(rows, leaders, shown)
  if (equals.length > 0) {
    const shared = `${listed(leaders)} share the first place.`
    return alike([shared, ...splits])
  }
  const name = `Question ${leader.number} comes first`
  const numbers = shown.leads(leader, result)
  const agreement = shown.agreement(leader)
  const heard = shown.spoken(leader)
  return {
    sentences: [numbers ? `${name}: ${numbers}.` : `${name}.`, ...(agreement ? [agreement] : []), ...splits],
    spoken: [heard ? `${name}: ${heard}.` : `${name}.`, 'The table follows.'].join(' '),
  }
}

function splitSentences(rows: readonly ResultRow[], leaders: readonly ResultRow[], shown: AnyShownResult) {
  const split = rows.filter((row) => shown.isSplit(row))
  const [only] = split
  if (!only) return []
  if (split.length === 1 && leaders.length === 1 && only === leaders[0]) return ['The room is split on it.']
  if (split.length > MOST_NAMED) return [`The room is split on ${split.length} questions.`]
  return [`The room is split on ${questionNames(split.map(({ number }) => number).toSorted((a, b) => a - b))}.`]
}

function listed(rows: readonly ResultRow[]) {
  if (rows.length > MOST_NAMED) return `${rows.length} questions`
  const names = questionNames(rows.map(({ number }) => number))
  return `Q${names.slice(1)}`
}

const alike = (sentences: readonly string[]): Headline => ({ sentences, spoken: sentences.join(' ') })
