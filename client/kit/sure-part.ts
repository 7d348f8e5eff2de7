const PATIENCE = 15_000
const LOOK_AGAIN = 1_500
const LOOK = 3_000
/** Milliseconds in which one new start has to be enough: a part that is missing even then is a fault. */
const AGAIN_AFTER = 60_000
const RESTARTED = 'questions-first.restarted'

/**
 * Fetches a part of the app that has a chunk of its own. Where it does not come, because the network went or the server
 * has a newer build, the page starts anew as soon as the server can be reached: browsers remember a failed import, and
 * nobody should have to reload by hand. What waits to be sent, and what was written on the board, outlives that.
 */
export function surePart<T>(load: () => Promise<T>): Promise<T> {
  let isHere = false
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => void startAnew(() => isHere), PATIENCE)
    load().then(
      (part) => {
        isHere = true
        clearTimeout(patience)
        resolve(part)
      },
      async (reason: unknown) => {
        clearTimeout(patience)
        if (!(await startAnew(() => false))) reject(reason)
      },
    )
  })
}

/** Whether the page is about to start anew. */
async function startAnew(isCalledOff: () => boolean): Promise<boolean> {
  // oxlint-disable-next-line no-await-in-loop -- one look after the other
  while (!(await isReachable())) await later(LOOK_AGAIN * (0.5 + Math.random()))
  if (isCalledOff() || hasJustRestarted()) return false
  location.reload()
  return true
}

const isReachable = () =>
  fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(LOOK) }).then(
    ({ ok }) => ok,
    () => false,
  )

const later = (milliseconds: number) => new Promise<void>((resolve) => void setTimeout(resolve, milliseconds))

function hasJustRestarted(): boolean {
  try {
    const last = Number(sessionStorage.getItem(RESTARTED) ?? 0)
    if (Math.abs(Date.now() - last) < AGAIN_AFTER) return true
    sessionStorage.setItem(RESTARTED, String(Date.now()))
    return false
  } catch {
    return true // without storage nothing would end a circle of restarts
  }
}
