export type Point = readonly [x: number, y: number]
export function lineThrough(points: readonly Point[]): {
  readonly slope: number
  readonly intercept: number
  readonly error: number
}
export function exponentOf(points: readonly Point[]): { readonly exponent: number; readonly error: number }
