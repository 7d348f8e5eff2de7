import type { PollResult } from '../count.ts'
import type { EqualSharesConfig } from '../methods/equal-shares.ts'
import { type Frame, line, type Mark, numbered, type Picture, widthOf } from './marks.ts'
import type { Numbers } from './matrix.ts'
import { figure, listed } from './words.ts'

/** How the budget was spent: one line for each decision, which begins where the one before ended. */
export function budgetPicture(result: PollResult, numbers: Numbers, frame: Frame): Picture | undefined {
  const { funded = [] } = result
  if (funded.length === 0) return undefined
  const { budget, costs } = result.config as EqualSharesConfig // only this method funds
  const spending = funded.map((item) => ({ item, cost: costs[item] ?? 0 }))
  const { width, em, fine } = frame
  const left = em * 2.2
  const row = Math.min(
    em * (frame.height === undefined ? 2.2 : 3.5),
    ((frame.height ?? Number.POSITIVE_INFINITY) - em * 2) / spending.length,
  )
  const at = (money: number) => left + ((width - left - em * 0.2) * money) / budget
  const foot = row * spending.length + em * 0.4
  let spent = 0
  const rows = spending.flatMap(({ item, cost }, place): readonly Mark[] => {
    const y = row * (place + 0.5)
    const [start, end] = [at(spent), at(spent + cost)]
    spent += cost
    return [
      ...numbered(numbers.get(item) ?? 0, { x: em, y }, em * 0.85, fine),
      { shape: 'rect', x: start, y: y - row * 0.32, width: end - start, height: row * 0.64, tone: 'accent', round: 3 },
      costLabel(figure(cost), start, end, y, frame),
      line({ x: end, y }, { x: end, y: place === spending.length - 1 ? foot : y + row }, 1.5, 'control'),
    ]
  })
  return {
    title: 'How the budget was spent',
    reading: 'Each line begins where the one before ended. What is left is hatched.',
    words: `In turn: ${listed(spending.map(({ item, cost }) => `question ${numbers.get(item)} for ${cost}`))}. ${figure(spent)} of ${figure(budget)} is spent.`,
    width,
    height: foot + em * 1.6,
    marks: [...rows, ...footMarks(spent, budget, at, foot, frame)],
  }
}

/** In the bar where it fits; else behind it, or before it at the end of the budget. */
function costLabel(words: string, start: number, end: number, y: number, { width, em, fine }: Frame): Mark {
  const room = widthOf(words, fine) + em * 0.3
  const label = { shape: 'label', words, y: y + fine * 0.35, isFine: true, isStrong: true } as const
  if (end - start > room) return { ...label, x: (start + end) / 2, anchor: 'middle', tone: 'on-accent' }
  if (end + room + em * 0.2 < width) return { ...label, x: end + em * 0.3, anchor: 'start', tone: 'ink' }
  return { ...label, x: start - em * 0.3, anchor: 'end', tone: 'ink' }
}

/** The whole budget under it all: what is spent, and hatched what is left. */
function footMarks(
  spent: number,
  budget: number,
  at: (money: number) => number,
  y: number,
  frame: Frame,
): readonly Mark[] {
  const { em, fine } = frame
  const [start, end, all] = [at(0), at(spent), at(budget)]
  const words = spent === budget ? `${figure(budget)}` : `${figure(spent)} of ${figure(budget)}`
  const isRoomy = end - start > widthOf(words, fine) + em
  return [
    { shape: 'rect', x: start, y, width: all - start, height: em * 1.4, tone: 'inset', round: 3, edge: 'control' },
    { shape: 'hatch', x: end, y, width: all - end, height: em * 1.4, tone: 'control' },
    { shape: 'rect', x: start, y, width: end - start, height: em * 1.4, tone: 'step-3', round: 3 },
    {
      shape: 'label',
      words,
      x: isRoomy ? start + em * 0.5 : all - em * 0.3,
      y: y + em * 0.7 + fine * 0.35,
      anchor: isRoomy ? 'start' : 'end',
      tone: isRoomy ? 'on-step-3' : 'ink',
      isFine: true,
      isStrong: true,
    },
  ]
}
