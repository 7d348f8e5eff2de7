import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

export interface MeasuredBox {
  readonly box: RefObject<HTMLDivElement | null>
  readonly width: number
  readonly height: number
  /** The size of its text, so that a drawing grows with it. */
  readonly em: number
}

/** Before anything is laid out, and where nothing ever is. */
const UNMEASURED = { width: 640, height: 400, em: 16 }

/** How large a part is on screen, measured before it is painted and again when it changes. */
export function useBox(): MeasuredBox {
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState(UNMEASURED)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      if (width === 0) return
      const em = Number.parseFloat(getComputedStyle(element).fontSize) || UNMEASURED.em
      setSize((known) =>
        known.width === width && known.height === height && known.em === em ? known : { width, height, em },
      )
    }
    measure()
    const watching = new ResizeObserver(measure)
    watching.observe(element)
    return () => watching.disconnect()
  }, [])
  return { box, ...size }
}
