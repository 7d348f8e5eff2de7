import type { PollResult } from '../count.ts'
import { type Frame, type Mark, numbered, onPoint, type Picture, type Point } from './marks.ts'
import { inOrder, toldItems } from './told-items.ts'
import { begun, counted, figure, listed } from './words.ts'

/** What people call a question: its place on the ballot. */
export type Numbers = ReadonlyMap<string, number>

/** The smallest cell in which two figures can be read, in fine letters. */
const SMALLEST = 1.7
const LARGEST = 3.2

/**
 * Each question against each other, in the order of the result, so that wins lie above the slant. A cell that closes a
 * circle has an edge of ink. Nothing where fewer than two may be compared.
 */
export function matrixPicture(result: PollResult, numbers: Numbers, frame: Frame): Picture | undefined {
  const { pairwise, cycle = [] } = result
  const items = toldItems(result)
  const told = pairwise ? inOrder(result).filter((id) => pairwise[id] && items.has(id)) : []
  if (!pairwise || told.length < 2) return undefined
  const { em, fine } = frame
  const head = em * 2.2
  const drawn = told.slice(0, Math.max(2, Math.floor((frame.width - head) / (SMALLEST * fine))))
  const side = Math.min(frame.width, (frame.height ?? Number.POSITIVE_INFINITY) - em * 0.2)
  const cell = Math.min((frame.height === undefined ? LARGEST : LARGEST * 1.6) * em, (side - head) / drawn.length)
  const at = (place: number) => head + cell * place
  const disc = Math.min(em * 0.85, cell * 0.45)
  const heads = drawn.flatMap((id, place) => [
    ...numbered(numbers.get(id) ?? 0, { x: head / 2, y: at(place) + cell / 2 }, disc, fine),
    ...numbered(numbers.get(id) ?? 0, { x: at(place) + cell / 2, y: head / 2 }, disc, fine),
  ])
  const cells = drawn.flatMap((row, down) =>
    drawn.flatMap((column, across) => {
      const box = { x: at(across), y: at(down), size: cell - 2 }
      if (row === column) return [square(box, 'inset')]
      const [count, against] = [pairwise[row]?.[column] ?? 0, pairwise[column]?.[row] ?? 0]
      return cellMarks(box, count, against, isStep(cycle, row, column), fine)
    }),
  )
  const size = head + cell * drawn.length
  return {
    title: 'Every question against every other',
    reading: `Along a line: how many people put this question above the other. Wins are dark.${cycle.length > 0 ? ' A thick edge is part of the circle.' : ''}`,
    words: matrixWords(told, drawn.length, pairwise, numbers),
    width: size,
    height: size,
    marks: [...cells, ...heads],
  }
}

interface Cell extends Point {
  readonly size: number
}

const square = ({ x, y, size }: Cell, tone: 'inset' | 'card' | 'step-3' | 'step-1'): Mark => ({
  shape: 'rect',
  x,
  y,
  width: size,
  height: size,
  tone,
  round: 3,
  edge: 'line',
})

function cellMarks(cell: Cell, count: number, against: number, isInCircle: boolean, fine: number): readonly Mark[] {
  const isWin = count > against
  const isLevel = count === against
  const middle = { x: cell.x + cell.size / 2, y: cell.y + cell.size / 2 }
  const tone = isWin ? 'step-3' : isLevel ? 'step-1' : 'card'
  return [
    square(cell, tone),
    ...(isInCircle ? [circleEdge(cell)] : []),
    onPoint(figure(count), middle, fine, {
      tone: isWin ? 'on-step-3' : isLevel ? 'on-step-1' : 'soft',
      isFine: true,
      isStrong: isWin,
    }),
  ]
}

/** Inside the cell, so that two beside each other stay two. */
function circleEdge({ x, y, size }: Cell): Mark {
  const [near, far] = [1.5, size - 1.5]
  return {
    shape: 'stroke',
    points: [
      { x: x + near, y: y + near },
      { x: x + far, y: y + near },
      { x: x + far, y: y + far },
      { x: x + near, y: y + far },
      { x: x + near, y: y + near },
      { x: x + far, y: y + near },
    ],
    tone: 'ink',
    weight: 3,
  }
}

const isStep = (cycle: readonly string[], row: string, column: string) =>
  cycle.some((one, at) => one === row && cycle[(at + 1) % cycle.length] === column)

function matrixWords(
  told: readonly string[],
  drawn: number,
  pairwise: NonNullable<PollResult['pairwise']>,
  numbers: Numbers,
): string {
  const said = told.slice(0, drawn).map((id) => {
    const beaten = told.filter((other) => (pairwise[id]?.[other] ?? 0) > (pairwise[other]?.[id] ?? 0))
    const name = `question ${numbers.get(id)}`
    if (beaten.length === 0) return begun(`${name} beats none.`)
    if (beaten.length === told.length - 1) return begun(`${name} beats all others.`)
    return begun(`${name} beats ${listed(beaten.map((other) => String(numbers.get(other))))}.`)
  })
  const rest = told.length - drawn
  return [
    ...said,
    ...(rest > 0 ? [`${counted(rest, 'question stands', 'questions stand')} only in the table.`] : []),
  ].join(' ')
}
