/** What came of one fault. */
export interface Outcome {
  readonly fault: string
  /** Why it could not be tried here; then nothing is known. */
  readonly skipped?: string
  /** What was not as promised, in words; empty when all held. */
  readonly broken: readonly string[]
  /** What was measured. */
  readonly said: string
}

export const skipped = (fault: string, why: string): Outcome => ({ fault, skipped: why, broken: [], said: '' })

export function tableOf(outcomes: readonly Outcome[]): string {
  const wide = Math.max(...outcomes.map(({ fault }) => fault.length))
  const lines = outcomes.flatMap(({ fault, skipped: why, broken, said }) => {
    const mark = why ? 'skipped' : broken.length > 0 ? 'BROKEN ' : 'held   '
    return [
      `${mark}  ${fault.padEnd(wide)}  ${why ?? said}`,
      ...broken.map((words) => `         ${''.padEnd(wide)}  ${words}`),
    ]
  })
  return lines.join('\n')
}
