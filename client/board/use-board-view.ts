import { useState } from 'react'
import { useWide } from '../kit/use-wide.ts'
import { deviceShelf } from '../realtime/browser-storage.ts'

export type BoardView = 'outline' | 'map'

const KEY = 'board-view'

/** Outline or map: what was chosen last on this device; until then an outline on phones, a map on wide screens. */
export function useBoardView(): readonly [BoardView, (view: BoardView) => void] {
  const isWide = useWide()
  const [chosen, setChosen] = useState(remembered)
  const choose = (view: BoardView) => {
    deviceShelf.write(KEY, view)
    setChosen(view)
  }
  return [chosen ?? (isWide ? 'map' : 'outline'), choose]
}

function remembered(): BoardView | undefined {
  const view = deviceShelf.read(KEY)
  return view === 'map' || view === 'outline' ? view : undefined
}
