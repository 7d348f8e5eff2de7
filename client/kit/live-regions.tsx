import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { Line } from './announcement-queue.ts'
import type { Announcer } from './announcer.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

const AnnouncerContext = createContext<Announcer | undefined>(undefined)

export interface AnnouncementsProps {
  readonly announcer: Announcer
  readonly children: ReactNode
}

/** Wraps the app once: gives every screen `useAnnounce` and ends the body with two regions, empty at load. */
export function Announcements({ announcer, children }: AnnouncementsProps) {
  useEffect(() => {
    const changed = () => announcer.pageHidden(document.hidden)
    document.addEventListener('visibilitychange', changed)
    return () => document.removeEventListener('visibilitychange', changed)
  }, [announcer])
  return (
    <AnnouncerContext value={announcer}>
      {children}
      {createPortal(<LiveRegions />, document.body)}
    </AnnouncerContext>
  )
}

/** How a screen says something. A part shown outside the app, as in its own test, speaks to nobody. */
export const useAnnounce = (): Announcer['announce'] => use(AnnouncerContext)?.announce ?? silent

const silent: Announcer['announce'] = () => undefined

/** The two regions. A modal dialog carries its own pair, because what lies behind it is inert. */
export function LiveRegions() {
  const announcer = use(AnnouncerContext)
  const [line, setLine] = useState<Line | undefined>(undefined)
  useEffect(() => {
    let frame = 0
    const detach = announcer?.attach((next) => {
      cancelAnimationFrame(frame)
      setLine(undefined) // clear, then set in the next frame: the same words twice are heard twice
      frame = requestAnimationFrame(() => setLine(next))
    })
    return () => {
      cancelAnimationFrame(frame)
      detach?.()
    }
  }, [announcer])
  return (
    <VisuallyHidden>
      <span role="status">{line?.region === 'polite' && line.text}</span>
      <span role="alert">{line?.region === 'assertive' && line.text}</span>
    </VisuallyHidden>
  )
}
