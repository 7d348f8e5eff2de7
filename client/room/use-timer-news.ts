import { useEffect, useRef } from 'react'
import { useAnnounce } from '../kit/live-regions.tsx'
import { deviceClock } from '../kit/use-now.ts'
import { useShared } from '../realtime/room-context.tsx'
import { timerNews } from './timer-news.ts'
import { vibrate } from './vibrate.ts'

/** Reads the time out at half, 5 minutes, 1 minute, 30 seconds and the end, and keeps the screen awake meanwhile. */
export function useTimerNews(): void {
  const timer = useShared(({ agenda }) => agenda.timer)
  const announce = useAnnounce()
  const before = useRef(0)
  useEffect(() => {
    if (!timer) return undefined
    before.current = deviceClock()
    const ticking = setInterval(() => {
      const now = deviceClock()
      const words = timerNews(timer, before.current, now)
      before.current = now
      if (words === undefined) return
      announce('timer', words)
      if (now >= timer.endsAt) vibrate([60, 80, 60])
    }, 1_000)
    return () => clearInterval(ticking)
  }, [timer, announce])
  useWakeLock(timer != null) // null and absent both mean that none runs
}

/** A phone that goes dark in the middle of a question is a nuisance. The browser lets go whenever the page is hidden. */
function useWakeLock(isWanted: boolean) {
  useEffect(() => {
    if (!isWanted || !('wakeLock' in navigator)) return undefined
    let lock: WakeLockSentinel | undefined
    let isOver = false
    const take = async () => {
      if (document.visibilityState !== 'visible') return
      const taken = await navigator.wakeLock.request('screen').catch(() => undefined) // a low battery may refuse it
      if (isOver) await taken?.release()
      else lock = taken
    }
    void take()
    document.addEventListener('visibilitychange', take)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', take)
      void lock?.release()
    }
  }, [isWanted])
}
