import { fold } from '#shared/kit/text.ts'
import { remembered } from '#shared/kit/remembered.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { type Known, listed } from './known.ts'

const MOST = 3
const NONE: readonly Known[] = []
/** Two short questions that share half of their words are near. */
const NEAR = 0.5
const FEWEST_SHARED = 2

const EMPTY_WORDS = new Set(
  'the and our for are who how what when where which why does did has have many much that this with from they their there would could can not any all out into about been being more most need needs know people who'.split(
    ' ',
  ),
)

/**
 * Questions that may ask the same, nearest first: those that share many of their words with what is typed (the Ochiai
 * measure: shared words by the geometric mean of both counts). A hint for the person, never a refusal.
 */
export function nearestTo(typed: string, questions: SharedView['questions']): readonly Known[] {
  const words = wordsOf(typed)
  if (words.size < FEWEST_SHARED) return NONE
  return listed(questions)
    .filter(({ status }) => status === 'accepted' || status === 'proposed')
    .map((question) => ({ question, nearness: nearness(words, wordsIn(question)) }))
    .filter(({ nearness: near }) => near >= NEAR)
    .toSorted((a, b) => b.nearness - a.nearness)
    .slice(0, MOST)
    .map(({ question }) => question)
}

function nearness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared < FEWEST_SHARED ? 0 : shared / Math.sqrt(a.size * b.size)
}

const wordsIn = remembered(({ text }: Known) => wordsOf(text))

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (fold(text).match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !EMPTY_WORDS.has(word)).map((word) => stem(word)),
  )

/** "family" and "families" are one word, and so are "grant" and "grants". */
const stem = (word: string) => word.replace(/ies$/u, 'y').replace(/(?<=\p{L}{3})(?:s|es|ed|ing)$/u, '')
