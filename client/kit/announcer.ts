import {
  announced,
  emptyQueue,
  hidden,
  nextLine,
  shown,
  type AnnouncementKind,
  type Line,
  type ReadOut,
} from './announcement-queue.ts'

/** Puts a line where a screen reader hears it. */
export type Outlet = (line: Line) => void

/** Speaks for the whole page. Screens only call `announce`; the live regions attach themselves as outlets. */
export interface Announcer {
  /** `urgent` interrupts; only a connection lost for more than 10 seconds is. */
  announce(kind: AnnouncementKind, text: string, options?: { readonly urgent: boolean }): void
  readOut(choice: ReadOut): void
  pageHidden(isHidden: boolean): void
  /** The outlet attached last speaks: an open dialog silences everything behind it. Returns how to detach. */
  attach(outlet: Outlet): () => void
  close(): void
}

/** The clock is an argument so that tests own time; a waiting line is woken by one `setTimeout`. */
export function createAnnouncer(clock: () => number): Announcer {
  let queue = emptyQueue('summaries')
  let outlets: readonly Outlet[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function speak() {
    clearTimeout(timer)
    const outlet = outlets.at(-1)
    if (!outlet) return
    const step = nextLine(queue, clock())
    queue = step.queue
    if (step.line) outlet(step.line)
    if (step.again !== undefined) timer = setTimeout(speak, Math.max(0, step.again - clock()))
  }

  return {
    announce(kind, text, options) {
      queue = announced(queue, kind, text, clock(), options?.urgent ?? false)
      speak()
    },
    readOut(choice) {
      queue = { ...queue, readOut: choice }
      speak()
    },
    pageHidden(isHidden) {
      queue = isHidden ? hidden(queue) : shown(queue)
      speak()
    },
    attach(outlet) {
      outlets = [...outlets, outlet]
      speak()
      return () => {
        outlets = outlets.filter((other) => other !== outlet)
        speak()
      }
    },
    close: () => clearTimeout(timer),
  }
}
