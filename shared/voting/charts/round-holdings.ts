import type { Numbers } from './matrix.ts'
import { type Frame, type Mark, numbered, onPoint, type Point, type Tone, widthOf } from './marks.ts'
import { type Holding, NOBODY, type RoundRow } from './round-flows.ts'
import { figure } from './words.ts'

interface Look {
  readonly fill: Tone
  readonly ink: Tone
  /** What leaves, or names nobody, is set apart by more than its colour. */
  readonly isHatched: boolean
}

const LOOKS: Readonly<Record<Holding['state'], Look>> = {
  in: { fill: 'step-1', ink: 'on-step-1', isHatched: false },
  elected: { fill: 'accent', ink: 'on-accent', isHatched: false },
  out: { fill: 'card', ink: 'ink', isHatched: true },
  nobody: { fill: 'card', ink: 'ink', isHatched: true },
}

/** What one question holds at one count, as wide as its votes, with as much said on it as there is room for. */
export function holdingMarks(holding: Holding, row: RoundRow, numbers: Numbers, frame: Frame): readonly Mark[] {
  const stretch = row.stretches.get(holding.id)
  if (!stretch || holding.votes === 0) return []
  const look = LOOKS[holding.state]
  const box = {
    x: stretch.start,
    y: row.top,
    width: Math.max(1, stretch.end - stretch.start - 2),
    height: row.bottom - row.top,
  }
  return [
    { shape: 'rect', ...box, tone: look.fill, round: 3, edge: 'control' },
    ...(look.isHatched ? [{ shape: 'hatch' as const, ...box, tone: 'control' as const }] : []),
    ...saidOn(holding, box, look, numbers, frame),
  ]
}

interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** Its number and its votes; or its number; or nothing, where it is too narrow: the words and the table say it. */
function saidOn({ id, votes }: Holding, box: Box, look: Look, numbers: Numbers, { em, fine }: Frame): readonly Mark[] {
  const amount = figure(votes)
  const [room, middle] = [widthOf(amount, fine), { x: box.x + box.width / 2, y: box.y + box.height / 2 }]
  if (id === NOBODY) return box.width > room + em * 0.4 ? amountMarks(amount, middle, look, fine) : []
  const disc = Math.min(em * 0.75, box.height * 0.42, box.width * 0.46)
  const number = numbers.get(id) ?? 0
  if (box.width > disc * 2 + room + em * 0.9)
    return [
      ...numbered(number, { x: middle.x - room / 2 - em * 0.15, y: middle.y }, disc, fine),
      ...amountMarks(amount, { x: middle.x + disc + em * 0.05, y: middle.y }, look, fine),
    ]
  return disc * 2 >= widthOf(String(number), fine) * 1.3 ? numbered(number, middle, disc, fine) : []
}

function amountMarks(amount: string, centre: Point, { ink, isHatched }: Look, fine: number): readonly Mark[] {
  const width = widthOf(amount, fine) + fine * 0.4
  const plate: Mark = {
    shape: 'rect',
    x: centre.x - width / 2,
    y: centre.y - fine * 0.75,
    width,
    height: fine * 1.5,
    tone: 'card',
    round: 3,
  }
  const words = onPoint(amount, centre, fine, { tone: ink, isFine: true, isStrong: true })
  return isHatched ? [plate, words] : [words]
}
