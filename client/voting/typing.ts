import { fail, ok, type Result } from '#shared/kit/result.ts'
import type { Asked } from './asked.ts'

/** One place on a ballot where a mark is typed, as on a ballot filled in on paper. */
export interface Slot {
  readonly id: string
  /** "Value", "Dots"; the name of the field together with the question. */
  readonly label: string
}

/** One line of a ballot on paper: a question with its slots, or two questions to choose from. */
export interface Line {
  readonly id: string
  readonly asked: readonly Asked[]
  readonly slots: readonly Slot[]
  /** What has to be known before it is marked: "Costs 10." */
  readonly note?: string
}

/** What was typed so far, by line and slot; an empty text is no mark. */
export type Marks = Readonly<Record<string, string>>

export interface Typing {
  /** What can be typed, in words. */
  readonly keys: string
  /** What the beginning of a mark looks like; any other key is refused at once. */
  readonly begins: RegExp
  /** How many characters the longest mark has; where it is reached, the next slot of the line comes by itself. */
  readonly longest: number
}

export const slotKey = (line: Pick<Line, 'id'>, slot: Pick<Slot, 'id'>) => `${line.id}/${slot.id}`

export const questionLines = (questions: readonly Asked[], slots: readonly Slot[]): readonly Line[] =>
  questions.map((one) => ({ id: one.id, asked: [one], slots }))

export const WHOLE_NUMBER = /^\d*$/

/** "Question 3", "Questions 3 and 7": what a line is called when one of its marks is wrong. */
export const lineName = ({ asked }: Line) =>
  asked.length > 1
    ? `Questions ${asked.map(({ number }) => number).join(' and ')}`
    : `Question ${asked.map(({ number }) => number).join('')}`

interface TypedMark<Mark> {
  readonly line: Line
  readonly slot: Slot
  readonly mark: Mark
}

/** Every mark that was typed, or the first that is none. */
export function readMarks<Mark>(
  marks: Marks,
  lines: readonly Line[],
  { keys }: Typing,
  readOne: (text: string) => Mark | undefined,
): Result<readonly TypedMark<Mark>[], string> {
  const found: TypedMark<Mark>[] = []
  for (const line of lines)
    for (const slot of line.slots) {
      const text = marks[slotKey(line, slot)] ?? ''
      if (text === '') continue
      const mark = readOne(text)
      if (mark === undefined) return fail(`${lineName(line)}: type ${keys}.`)
      found.push({ line, slot, mark })
    }
  return ok(found)
}

/** A mark on a scale from 1, with 0 for "can't judge". */
export function readOnScale(text: string, scale: number): number | 'cant_judge' | undefined {
  if (!/^\d+$/.test(text)) return undefined
  const mark = Number(text)
  if (mark === 0) return 'cant_judge'
  return mark <= scale ? mark : undefined
}

export const typingOnScale = (scale: number): Typing => ({
  keys: `1 to ${scale}, 0 for can't judge`,
  begins: WHOLE_NUMBER,
  longest: String(scale).length,
})

export const printedScale = (scale: number): readonly string[] => [
  ...Array.from({ length: scale }, (_, at) => String(at + 1)),
  "Can't judge",
]
