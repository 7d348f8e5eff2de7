import type { Frame } from '#shared/voting/charts/marks.ts'
import type { MeasuredBox } from '../use-box.ts'

const FINE = 0.8125

/** The frame of a measured part; on the wall no letter is smaller than the others. */
export const frameOf = ({ width, em }: Pick<MeasuredBox, 'width' | 'em'>, onWall: boolean, height?: number): Frame => ({
  width,
  em,
  fine: onWall ? em : FINE * em,
  ...(height !== undefined && { height }),
})
