export interface Outcome {
  readonly id: string
  readonly title: string
  readonly failed?: string
  readonly goals?: readonly {
    readonly what: string
    readonly figure: string
    readonly goal: string
    readonly isMet: boolean
  }[]
  readonly figures?: unknown
}
export interface Run {
  readonly quick: boolean
  readonly machine: string
  readonly load: { readonly before: string; readonly after: string }
  readonly outcomes: readonly Outcome[]
}
export function speedTable(run: Run): string
export function capacityTable(run: Pick<Run, 'outcomes'>): string
export function placed(document: string, name: string, text: string): string
