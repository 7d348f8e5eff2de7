import type { PollResult } from '../count.ts'
import type { RankedConfig } from '../methods/ranked.ts'
import type { Numbers } from './matrix.ts'
import { type Frame, line, type Mark, type Picture, widthOf } from './marks.ts'
import { flowMarks } from './round-ribbons.ts'
import { countedRounds, type CountedRound, NOBODY, type RoundRow } from './round-flows.ts'
import { holdingMarks } from './round-holdings.ts'
import { countWords, roundEvent } from './round-words.ts'

/** Head, bar and the way to the next count, in letters; the last two give way where there is little height. */
const HEAD = 1.4
const BAR = { usual: 2, least: 1.6 }
const WAY = { usual: 2, least: 0.5 }

/** Count after count downwards: every vote keeps its width, and what is passed on runs down to whom it goes to. */
export function roundsPicture(result: PollResult, numbers: Numbers, frame: Frame): Picture | undefined {
  const counts = countedRounds(result)
  const whole = counts[0]?.holdings.reduce((sum, { votes }) => sum + votes, 0) ?? 0
  if (whole === 0) return undefined
  const { width, em } = frame
  const { drawn, bar, pitch } = heightsIn(counts.length, frame)
  const shown = counts.slice(counts.length - drawn)
  const rows = shown.map((counted, at): RoundRow => {
    const top = at * pitch + em * HEAD
    return { counted, stretches: stretchesOf(counted, width / whole), top, bottom: top + bar, unit: width / whole }
  })
  const last = rows.at(-1)
  const { rule } = result.config as RankedConfig // only ranked results have counts
  return {
    title: 'Count by count',
    reading: READING[rule === 'stv' ? 'stv' : 'irv'],
    words: counts.map((one, at) => `Count ${at + 1}: ${countWords(one, numbers)}`).join(' '),
    width,
    height: last ? last.bottom + em * 0.25 : 0,
    marks: [
      ...rows.flatMap((row, at) => flowMarks(row, rows[at + 1])),
      ...rows.flatMap((row, at) => [
        ...headMarks(row, counts.length - drawn + at + 1, numbers, frame),
        ...row.counted.holdings.flatMap((one) => holdingMarks(one, row, numbers, frame)),
        ...(rule === 'irv' ? halfMark(row, em) : []),
      ]),
    ],
  }
}

const READING = {
  irv: 'Each count has all votes side by side. What drops out is hatched; its votes run down to whoever comes next on each ballot. The broken line is half of the votes that still name a question.',
  stv: 'Each count has all votes side by side. Who is elected is dark and keeps what a seat takes; what is more runs down to the next choice, as do the votes of what drops out.',
} as const

/** The last counts that fit, where not all of them do. */
function heightsIn(counts: number, { height, em }: Frame) {
  const usual = { drawn: counts, bar: BAR.usual * em, pitch: (HEAD + BAR.usual + WAY.usual) * em }
  if (height === undefined) return usual
  const least = (HEAD + BAR.least + WAY.least) * em
  const drawn = Math.max(1, Math.min(counts, Math.floor((height + WAY.least * em) / least)))
  const pitch = Math.min(usual.pitch * 1.4, (height + WAY.least * em) / drawn)
  const isUsual = pitch >= (HEAD + BAR.usual + WAY.least) * em
  return { drawn, bar: (isUsual ? BAR.usual : BAR.least) * em, pitch }
}

function stretchesOf({ holdings }: CountedRound, unit: number) {
  let end = 0
  return new Map(
    holdings.map(({ id, votes }) => {
      const start = end
      end += votes * unit
      return [id, { start, end }] as const
    }),
  )
}

function headMarks(
  { counted, top }: RoundRow,
  number: number,
  numbers: Numbers,
  { width, em, fine }: Frame,
): readonly Mark[] {
  const label = { shape: 'label', y: top - em * 0.4, isFine: true } as const
  const name = `Count ${number}`
  const event = fitting(roundEvent(counted, numbers), width * 0.7, fine)
  return [
    plate(0, widthOf(name, fine), top, em),
    ...(event === '' ? [] : [plate(width - widthOf(event, fine), widthOf(event, fine), top, em)]),
    { ...label, words: name, x: 0, anchor: 'start', tone: 'soft' },
    { ...label, words: event, x: width, anchor: 'end', tone: 'ink', isStrong: true },
  ]
}

/** What runs down behind words would make them hard to read. */
const plate = (x: number, width: number, top: number, em: number): Mark => ({
  shape: 'rect',
  x,
  y: top - em * 1.35,
  width,
  height: em * 1.25,
  tone: 'paper',
  round: em * 0.2,
})

const fitting = (words: string, room: number, size: number) =>
  widthOf(words, size) <= room ? words : `${words.slice(0, Math.floor(room / size / 0.6) - 1)}…`

/** More than this is more than half of the votes that still name somebody. */
function halfMark({ counted, top, bottom, unit }: RoundRow, em: number): readonly Mark[] {
  const held = counted.holdings.reduce((sum, { id, votes }) => sum + (id === NOBODY ? 0 : votes), 0)
  const x = (held * unit) / 2
  return [{ ...line({ x, y: top - em * 0.2 }, { x, y: bottom + em * 0.2 }, em * 0.125, 'ink'), isDashed: true }]
}
