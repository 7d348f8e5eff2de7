import { mulberry32 } from '../../kit/random.ts'

/** Items in creation order, shuffled from a seed: for i = n-1 … 1 swap i with ⌊u·(i+1)⌋ (VOTING.md §1.6). */
export function lot<T>(items: readonly T[], seed: number): readonly T[] {
  const draw = mulberry32(seed)
  const drawn = [...items]
  for (let i = drawn.length - 1; i > 0; i--) {
    const other = Math.floor(draw() * (i + 1))
    const [here, there] = [drawn[i] as T, drawn[other] as T] // both are places in the list
    drawn[i] = there
    drawn[other] = here
  }
  return drawn
}
