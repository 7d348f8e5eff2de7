import { useCallback, useEffect, useState } from 'react'
import { turnPages } from '../kit/page-turns.ts'
import { wallScale } from '../kit/wall-scale.ts'
import { deviceShelf } from '../realtime/browser-storage.ts'
import { actFor, after, FIRST, type WallAct, type WallState } from './wall-state.ts'

const SHELF = 'wallScale'

/** The wall's own keys. `stage` and `views`: another stage begins at its first view. */
export function useWallKeys(stage: string, views: number) {
  const [state, setState] = useState<WallState>(() => ({ ...FIRST, scale: keptScale() }))
  const [at, setAt] = useState(stage)
  if (at !== stage) {
    setAt(stage)
    setState({ ...state, view: 0 })
  }
  const act = useCallback(
    (wanted: WallAct) => {
      if (wanted === 'full') return void toggleFullScreen()
      const isTurn = wanted === 'next' || wanted === 'before'
      const isCovered = document.querySelector('[data-covered]') !== null
      if (isTurn && !isCovered && turnPages(wanted === 'next' ? 1 : -1)) return
      setState((now) => after(now, wanted, views))
    },
    [views],
  )
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const wanted = event.ctrlKey || event.metaKey || event.altKey ? undefined : actFor(event.key)
      if (!wanted || event.defaultPrevented) return
      event.preventDefault()
      act(wanted)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [act])
  useEffect(() => {
    document.documentElement.style.setProperty('--wall-scale', String(state.scale))
    wallScale.setState(state.scale, true)
    deviceShelf.write(SHELF, state.scale)
    return () => void document.documentElement.style.removeProperty('--wall-scale')
  }, [state.scale])
  return { state, act }
}

function keptScale(): number {
  const found = deviceShelf.read(SHELF)
  return typeof found === 'number' && found >= 0.75 && found <= 2 ? found : FIRST.scale
}

/** A browser may refuse, as inside a frame; then the picture stays as it is. */
async function toggleFullScreen() {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen({ navigationUI: 'hide' })
  await done.catch(() => undefined) // refused: nothing is lost
}
