import type { Asked } from '../asked.ts'
import type { Line } from '../typing.ts'

/** How many pairs stand on one paper ballot: about three minutes' work, and one side of a sheet. */
const ON_PAPER = 12

export const pairCount = (items: number): number => (items * (items - 1)) / 2

/** How many of one person's pairs make a good answer: each question is then seen about four times. */
export const enoughPairs = (items: number): number => Math.min(pairCount(items), 2 * items)

/**
 * The pairs of one numbered paper ballot. All pairs stand in one long row in which no question comes twice in a short
 * stretch; each ballot takes the next stretch, so that a stack of ballots asks every pair about as often.
 */
export function pairLines(questions: readonly Asked[], number: number): readonly Line[] {
  const all = inRounds(questions)
  const from = Number.isInteger(number) && number > 0 ? (number - 1) * ON_PAPER : 0
  return Array.from({ length: Math.min(ON_PAPER, all.length) }, (_, at) => all[(from + at) % all.length])
    .filter((pair) => pair !== undefined)
    .map((pair) => ({
      id: pair.map(({ id }) => id).join('~'),
      asked: pair,
      slots: [{ id: 'first', label: 'Which first' }],
    }))
}

/** Every pair once, by rounds in which everyone meets somebody: one stays, the others go round (the circle method). */
function inRounds(questions: readonly Asked[]): readonly (readonly [Asked, Asked])[] {
  const ring: readonly (Asked | undefined)[] = questions.length % 2 === 0 ? questions : [...questions, undefined]
  const [fixed, ...others] = ring
  return others.flatMap((_, turn) => {
    const turned = [fixed, ...others.slice(turn), ...others.slice(0, turn)]
    return turned.slice(0, ring.length / 2).flatMap((one, at): (readonly [Asked, Asked])[] => {
      const other = turned.at(-1 - at)
      return one && other ? [[one, other]] : []
    })
  })
}

/** A number of their own for everybody, so that not all begin with the same pair. */
export function seedOf(text: string): number {
  let seed = 2_166_136_261
  for (const letter of text) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return seed >>> 0
}
