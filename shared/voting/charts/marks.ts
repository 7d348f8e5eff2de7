/** What pictures of results are made of. Screens and the record draw the same marks, so that they show the same. */

/** Where a picture goes, in pixels. */
export interface Frame {
  readonly width: number
  /** Where there is only so much; else a picture is as high as it needs. */
  readonly height?: number
  /** How large its letters are, and the smallest that may stand in it. */
  readonly em: number
  readonly fine: number
}

/** Colours by what they mean; `ramp-0` … `ramp-10` lead from the low end of a scale over its middle to the high end. */
export type Tone =
  | 'ink'
  | 'soft'
  | 'line'
  | 'control'
  | 'accent'
  | 'wash'
  | 'paper'
  | 'card'
  | 'inset'
  | 'on-accent'
  | `step-${1 | 2 | 3}`
  | `on-step-${1 | 2 | 3}`
  | `ramp-${number}`
  | `on-ramp-${number}`

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rect extends Point {
  readonly shape: 'rect'
  readonly width: number
  readonly height: number
  readonly tone: Tone
  /** How round its corners are. */
  readonly round?: number
  readonly edge?: Tone
}

/** Slanted lines in a rectangle: what is set apart by more than its colour. */
export interface Hatch extends Point {
  readonly shape: 'hatch'
  readonly width: number
  readonly height: number
  readonly tone: Tone
}

export interface Dot extends Point {
  readonly shape: 'dot'
  readonly radius: number
  readonly tone: Tone
  /** A ring instead of a disc. */
  readonly isOpen?: boolean
  /** For whom it stands, where one mark is promised for each. */
  readonly counts?: boolean
}

export interface Stroke {
  readonly shape: 'stroke'
  readonly points: readonly Point[]
  readonly tone: Tone
  readonly weight: number
  readonly isDashed?: boolean
  /** With a head at its last point. */
  readonly isArrow?: boolean
}

/** A ribbon from one stretch of a line down to a stretch of another. */
export interface Flow {
  readonly shape: 'flow'
  readonly from: Stretch
  readonly to: Stretch
  readonly tone: Tone
  readonly isFaint?: boolean
}

export interface Stretch {
  readonly start: number
  readonly end: number
  readonly y: number
}

export interface Label extends Point {
  readonly shape: 'label'
  readonly words: string
  readonly anchor: 'start' | 'middle' | 'end'
  readonly tone: Tone
  readonly isFine?: boolean
  readonly isStrong?: boolean
  /** Written upwards. */
  readonly isUpright?: boolean
}

export type Mark = Rect | Hatch | Dot | Stroke | Flow | Label

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** A drawing with what it shows: its name, and in words what can be seen in it. */
export interface Picture extends Drawing {
  readonly title: string
  /** How to read it, for those who see it. */
  readonly reading: string
  readonly words: string
}

/** How wide words run, near enough to know whether they fit. */
export const widthOf = (words: string, size: number): number => words.length * size * 0.6

/** Centred on a point: letters stand a little above their line. */
export const onPoint = (
  words: string,
  { x, y }: Point,
  size: number,
  more: Pick<Label, 'tone'> & Partial<Pick<Label, 'isFine' | 'isStrong'>>,
): Label => ({ shape: 'label', words, x, y: y + size * 0.35, anchor: 'middle', ...more })

/** A question's number in a ring, as lists carry it. */
export const numbered = (number: number, at: Point, radius: number, size: number): readonly Mark[] => [
  { shape: 'dot', ...at, radius, tone: 'card' },
  { shape: 'dot', ...at, radius, tone: 'accent', isOpen: true },
  onPoint(String(number), at, size, { tone: 'ink', isStrong: true, isFine: true }),
]

/** A straight line between two points. */
export const line = (from: Point, to: Point, weight: number, tone: Tone): Stroke => ({
  shape: 'stroke',
  points: [from, to],
  weight,
  tone,
})

/** An upright line that is to be seen on whatever lies under it. */
export const tick = (x: number, top: number, bottom: number, weight: number): readonly Mark[] => [
  line({ x, y: top }, { x, y: bottom }, weight * 2.2, 'card'),
  line({ x, y: top }, { x, y: bottom }, weight, 'ink'),
]
