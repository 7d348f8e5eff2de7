const DEEPEST = 16

/** Whether JSON is nested no deeper than anything of ours; looked at without going down into it call by call. */
export function isShallow(value: unknown): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next: unknown[] = []
    for (const one of level)
      if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) next.push(inner)
    level = next
    if (level.length === 0) return true
  }
  return false
}
