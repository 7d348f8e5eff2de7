import type { PollResult } from '../count.ts'
import type { ValueGapConfig, ValueGapItem } from '../methods/value-gap.ts'
import { type Frame, type Mark, onPoint, type Picture } from './marks.ts'
import type { Numbers } from './matrix.ts'
import { type Canvas, type Disc, discsIn, type Point } from './scatter-geometry.ts'
import { groundMarks } from './scatter-ground.ts'
import { traceMarks } from './scatter-traces.ts'
import { inOrder, toldItems } from './told-items.ts'
import { linesOf } from './value-gap-lines.ts'
import { agreementOn, FILLS, QUADRANT_WORDS } from './value-gap-words.ts'
import { begun, oneDecimal, questions } from './words.ts'

/** Over twenty questions only twelve are drawn; the table has all. */
const MOST_DISCS = 20
const DRAWN = 12

export const mostDrawn = (drawable: number): number => (drawable > MOST_DISCS ? DRAWN : drawable)

/** Square where it is narrow, lying where it is wide; discs of 44 px grow with the text, as far as there is room. */
export function canvasOf({ width, height, em }: Frame, { config }: Pick<PollResult, 'config'>): Canvas {
  const own = Math.max(width < 36 * em ? width : width * 0.66, 14 * em)
  const disc = Math.max(44, Math.min(2.75 * em, width / 7))
  const { scale } = config as ValueGapConfig // a result of this method has its config
  return { width, height: height ?? Math.round(own), left: 1.75 * em, below: 1.75 * em, disc, scale }
}

/** Where a question's two means put it; nothing where it has none, or they may not be told. */
export const pointOf = (id: string, item: ValueGapItem | undefined): Point | undefined =>
  item?.value.mean == null || item.gap.mean == null ? undefined : { id, value: item.value.mean, gap: item.gap.mean }

/** Gap to the right, value upwards, as it is printed: nothing in it can be chosen. */
export function scatterPicture(
  result: PollResult,
  numbers: Numbers,
  frame: Frame,
  before: PollResult | undefined,
): Picture | undefined {
  const told = toldItems<ValueGapItem>(result)
  const points = inOrder(result).flatMap((id) => pointOf(id, told.get(id)) ?? [])
  if (points.length === 0) return undefined
  const canvas = canvasOf(frame, result)
  const discs = discsIn(points.slice(0, mostDrawn(points.length)), canvas)
  const split = linesOf(result)
  return {
    title: 'Value and gap of each question',
    reading:
      'The further right, the less is known; the higher, the more an answer is worth. A full disc: people agree; a ring: the room is split.',
    words: scatterWords(result, told, discs, numbers),
    width: canvas.width,
    height: canvas.height,
    marks: [
      ...groundMarks({ canvas, em: frame.em, split, discs }),
      ...traceMarks(canvas, discs, before ? toldItems<ValueGapItem>(before) : undefined),
      ...discs.flatMap((disc) => discMarks(disc, canvas, result, told.get(disc.id), numbers.get(disc.id) ?? 0)),
    ],
  }
}

function discMarks(
  { id, centre }: Disc,
  { disc }: Canvas,
  { flags = {} }: PollResult,
  item: ValueGapItem | undefined,
  number: number,
): readonly Mark[] {
  const word = agreementOn({ item, flags: flags[id] ?? [] })
  const fill = word ? FILLS[word] : 'open'
  const radius = disc / 2 - 2
  const size = disc * 0.4
  return [
    { shape: 'dot', ...centre, radius, tone: fill === 'full' ? 'accent' : 'card', counts: true },
    { shape: 'dot', ...centre, radius, tone: 'accent', isOpen: true },
    ...(fill === 'half' ? [{ shape: 'dot' as const, ...centre, radius: radius * 0.75, tone: 'step-1' as const }] : []),
    onPoint(String(number), centre, size, { tone: fill === 'full' ? 'on-accent' : 'ink', isStrong: true }),
  ]
}

function scatterWords(
  { flags = {} }: PollResult,
  told: ReadonlyMap<string, ValueGapItem>,
  discs: readonly Disc[],
  numbers: Numbers,
): string {
  const said = discs.map(({ id }) => {
    const item = told.get(id)
    const word = agreementOn({ item, flags: flags[id] ?? [] })
    const agreement = word === 'split' ? ', the room is split' : word ? `, ${word} agreement` : ''
    const quadrant = item?.quadrant ? `, ${QUADRANT_WORDS[item.quadrant].toLowerCase()}` : ''
    return begun(
      `${questions([numbers.get(id) ?? 0])}: value ${oneDecimal(item?.value.mean ?? 0)}, gap ${oneDecimal(item?.gap.mean ?? 0)}${quadrant}${agreement}.`,
    )
  })
  return said.join(' ')
}
