import { useEffect, useRef } from 'react'

const IDLE = 15 * 60_000
const ACTS = ['pointerdown', 'keydown', 'wheel'] as const

/** On a shared device, nobody's answers stay open in front of the next person. */
export function useSharedDeviceIdle(isWatched: boolean, onIdle: () => void): void {
  const act = useLatest(onIdle)
  useEffect(() => {
    if (!isWatched) return undefined
    let timer = setTimeout(() => act.current(), IDLE)
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(() => act.current(), IDLE)
    }
    for (const name of ACTS) document.addEventListener(name, again)
    return () => {
      clearTimeout(timer)
      for (const name of ACTS) document.removeEventListener(name, again)
    }
  }, [isWatched, act])
}

const TIMES = 3
const WITHIN = 1_500

/** Shift three times in a row leaves at once and puts an empty page in place of this one. */
export function useQuickExit(isWatched: boolean, leave: () => Promise<void>): void {
  const act = useLatest(leave)
  useEffect(() => {
    if (!isWatched) return undefined
    let presses: readonly number[] = []
    const pressed = ({ key, timeStamp }: KeyboardEvent) => {
      presses = key === 'Shift' ? [...presses, timeStamp].filter((at) => timeStamp - at < WITHIN) : []
      if (presses.length < TIMES) return
      void act.current()
      location.replace('about:blank')
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [isWatched, act])
}

function useLatest<T>(value: T) {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
