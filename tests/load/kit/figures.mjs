// What many measurements come to, and how figures are written.

export const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** The smallest of `numbers` that at least `share` (0 to 1) of them do not exceed. */
export const percentile = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(numbers.length * share) - 1)]

/** Half the distance between the lowest and the highest, as a share of the middle: how far repeats lay apart. */
export const spread = (numbers) => (Math.max(...numbers) - Math.min(...numbers)) / 2 / middle(numbers)

/** Runs everybody in turn, `repeats` times over, so that what else the machine does hits all alike; a list for each. */
export async function byTurns(contenders, repeats, act) {
  const runs = contenders.map(() => [])
  for (let repeat = 0; repeat < repeats; repeat++)
    for (const [at, contender] of contenders.entries()) runs[at].push(await act(contender, repeat))
  return runs
}

export const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
/** From milliseconds. */
export const micro = (value) => (Number.isNaN(value) ? 'unknown' : `${(value * 1000).toFixed(value < 0.02 ? 1 : 0)} µs`)
export const times = (value) => `${value.toFixed(2)} ×`
export const percent = (value) => `${(value * 100).toFixed(0)} %`
export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
