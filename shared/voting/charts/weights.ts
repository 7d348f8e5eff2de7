import type { PollResult } from '../count.ts'
import { type Drawing, type Frame, line, type Mark, numbered, type Picture, type Point, widthOf } from './marks.ts'
import type { Numbers } from './matrix.ts'
import { areNear, scoreAt, weightPanels, type WeightPanel } from './weight-lines.ts'
import { percent, questions } from './words.ts'

/** How narrow and how high a panel may be, in letters. */
const NARROWEST = 14
const HEIGHT = { usual: 11, least: 7 }

/** One panel for each criterion: whose line is on top leads at that weight, and lines that cross change places. */
export function weightsPicture(result: PollResult, numbers: Numbers, frame: Frame): Picture | undefined {
  const panels = weightPanels(result)
  if (panels.length === 0) return undefined
  const { width, height: room, em } = frame
  const most = Math.max(1, Math.floor(width / (NARROWEST * em)))
  const lines = Math.ceil(panels.length / most)
  const columns = Math.ceil(panels.length / lines)
  const height = room === undefined ? HEIGHT.usual * em : Math.max(HEIGHT.least * em, Math.min(room / lines, 16 * em))
  const size = { ...frame, width: (width - (columns - 1) * em) / columns, height: height - em * 0.5 }
  const ends = endsOf(panels)
  const marks = panels.flatMap((panel, at) =>
    moved(drawPanel(panel, ends, numbers, size), {
      x: (at % columns) * (size.width + em),
      y: Math.floor(at / columns) * height,
    }),
  )
  return {
    title: 'What the weights do',
    reading:
      'Each question’s score as one weight goes from nothing to everything. The line on top leads; where lines cross, two change places. The broken line is the weight as it was.',
    words: [...panels.map((panel) => panelWords(panel, numbers)), ...(areNear(result) ? [NEAR] : [])].join(' '),
    width,
    height: lines * height,
    marks,
  }
}

const NEAR = 'Some reviewers left a criterion out, so the lines are near, not exact.'

function panelWords({ label, weight, tipping, leader }: WeightPanel, numbers: Numbers): string {
  const own = `${label} weighs ${percent(weight)}`
  const name = (id: string) => questions([numbers.get(id) ?? 0])
  if (tipping === undefined) return `${own}; whether another would lead is not told.`
  if (tipping === null || leader === undefined) return `${own}; no weight of it changes who leads.`
  return `${own}; at ${percent(tipping.weight)} ${name(tipping.rival)} draws level with ${name(leader)}.`
}

interface Ends {
  readonly low: number
  readonly high: number
}

/** The same for all panels, so that they can be compared: half a mark beyond what is drawn. */
function endsOf(panels: readonly WeightPanel[]): Ends {
  const all = panels.flatMap(({ lines }) => lines.flatMap(({ without, alone }) => [without, alone]))
  return { low: Math.floor(Math.min(...all) * 2 - 0.2) / 2, high: Math.ceil(Math.max(...all) * 2 + 0.2) / 2 }
}

function drawPanel(panel: WeightPanel, ends: Ends, numbers: Numbers, frame: Frame & { height: number }): Drawing {
  const { width, height, em } = frame
  const [top, bottom, right] = [em * 2.6, height - em * 1.6, width - em * 2.4]
  const at = (weight: number, score: number): Point => ({
    x: em * 0.5 + (right - em * 0.5) * weight,
    y: bottom - ((bottom - top) * (score - ends.low)) / (ends.high - ends.low),
  })
  const own = at(panel.weight, ends.low).x
  return {
    width,
    height,
    marks: [
      { shape: 'rect', x: em * 0.5, y: top, width: right - em * 0.5, height: bottom - top, tone: 'card', edge: 'line' },
      ...titleMarks(panel, own, top, frame),
      { ...line({ x: own, y: top - em * 0.2 }, { x: own, y: bottom }, em * 0.1, 'ink'), isDashed: true },
      ...panel.lines.toReversed().map((one): Mark => {
        const isLeader = one.id === panel.leader
        return line(
          at(0, scoreAt(one, 0)),
          at(1, scoreAt(one, 1)),
          em * (isLeader ? 0.22 : 0.14),
          isLeader ? 'accent' : one.id === panel.tipping?.rival ? 'ink' : 'control',
        )
      }),
      ...tippingMarks(panel, at, frame),
      ...endMarks(panel, numbers, at, frame),
      ...[0, 1].map((weight): Mark => ({
        shape: 'label',
        words: percent(weight),
        x: at(weight, 0).x,
        y: bottom + em * 1.2,
        anchor: weight === 0 ? 'start' : 'end',
        tone: 'soft',
        isFine: true,
      })),
    ],
  }
}

function titleMarks(
  { label, weight }: WeightPanel,
  own: number,
  top: number,
  { width, em, fine }: Frame,
): readonly Mark[] {
  const room = Math.floor(width / (fine * 0.6))
  const words = label.length > room ? `${label.slice(0, room - 1)}…` : label
  return [
    { shape: 'label', words, x: em * 0.5, y: em, anchor: 'start', tone: 'ink', isFine: true, isStrong: true },
    {
      shape: 'label',
      words: `now ${percent(weight)}`,
      x: Math.max(own, em * 0.5),
      y: top - em * 0.4,
      anchor: own < width / 2 ? 'start' : 'end',
      tone: 'ink',
      isFine: true,
    },
  ]
}

type Scale = (weight: number, score: number) => Point

/** Where the other draws level: a ring on the crossing, and its weight under it. */
function tippingMarks({ tipping, lines, weight }: WeightPanel, at: Scale, { em, fine }: Frame): readonly Mark[] {
  const rival = lines.find(({ id }) => id === tipping?.rival)
  if (!tipping || !rival) return []
  const place = at(tipping.weight, scoreAt(rival, tipping.weight))
  const isFar = Math.abs(tipping.weight - weight) > 0.06
  const words = percent(tipping.weight)
  const x = place.x + (isFar ? 0 : (tipping.weight < weight ? -1 : 1) * widthOf('00 %', fine) * 0.7)
  const y = place.y + em * 0.6 + fine * 0.8
  const width = widthOf(words, fine)
  return [
    { shape: 'rect', x: x - width / 2, y: y - fine, width, height: fine * 1.3, tone: 'card', round: 3 },
    { shape: 'dot', ...place, radius: em * 0.32, tone: 'card' },
    { shape: 'dot', ...place, radius: em * 0.32, tone: 'ink', isOpen: true },
    { shape: 'label', words, x, y, anchor: 'middle', tone: 'ink', isFine: true },
  ]
}

/** Each line's question at its end, moved apart where they would hide one another. */
function endMarks({ lines }: WeightPanel, numbers: Numbers, at: Scale, { width, em, fine }: Frame): readonly Mark[] {
  const apart = em * 1.5
  const ends = lines.map((one) => ({ one, end: at(1, one.alone) })).toSorted((a, b) => a.end.y - b.end.y)
  const [first, last] = [ends[0]?.end.y ?? 0, ends.at(-1)?.end.y ?? 0]
  const lack = Math.max(0, apart * (ends.length - 1) - (last - first))
  let free = first - lack / 2
  return ends.flatMap(({ one, end }) => {
    const y = Math.max(free, Math.min(end.y, last + lack / 2))
    free = y + apart
    const centre = { x: width - em * 0.85, y }
    return [
      line(end, { x: centre.x - em * 0.7, y }, 1, 'control'),
      ...numbered(numbers.get(one.id) ?? 0, centre, em * 0.7, fine),
    ]
  })
}

const moved = ({ marks }: Drawing, by: Point): readonly Mark[] => marks.map((mark) => shifted(mark, by))

function shifted(mark: Mark, { x, y }: Point): Mark {
  if (mark.shape === 'stroke') return { ...mark, points: mark.points.map((one) => ({ x: one.x + x, y: one.y + y })) }
  if (mark.shape === 'flow') return mark // no panel has ribbons
  return { ...mark, x: mark.x + x, y: mark.y + y }
}
