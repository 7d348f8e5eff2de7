export interface TitleParts {
  readonly heading: string
  readonly room: string
  /** Milliseconds until the stage should end; undefined without a timer. */
  readonly left: number | undefined
}

const MINUTE = 60_000
const SOON = 5 * MINUTE

/** "(1 min) What matters most? · Heat and homes": a tab says how much time is left once it is short. */
export function documentTitle({ heading, room, left }: TitleParts): string {
  const title = heading === room ? room : `${heading} · ${room}`
  if (left === undefined || left > SOON) return title
  return left <= 0 ? `(time is up) ${title}` : `(${Math.ceil(left / MINUTE)} min) ${title}`
}
