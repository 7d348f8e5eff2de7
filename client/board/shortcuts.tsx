import { useEffect, useRef, type ReactNode } from 'react'

export interface ShortcutsProps {
  readonly keys: (event: KeyboardEvent) => void
  readonly label: string
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A named group with keys of its own. Every key only repeats what a button inside does. */
export function Shortcuts({ keys, label, className, children }: ShortcutsProps) {
  const group = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = group.current
    box?.addEventListener('keydown', keys)
    return () => box?.removeEventListener('keydown', keys)
  }, [keys])
  return (
    <div ref={group} role="group" aria-label={label} className={className}>
      {children}
    </div>
  )
}
