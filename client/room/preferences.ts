import { createStore } from 'zustand/vanilla'
import type { ReadOut } from '../kit/announcement-queue.ts'
import type { Announcer } from '../kit/announcer.ts'
import { deviceShelf } from '../realtime/browser-storage.ts'

/** How this device shows and reads things out; the same in every room. */
export interface Preferences {
  readonly textSize: 'normal' | 'large' | 'larger' | 'largest'
  readonly theme: 'system' | 'light' | 'dark'
  readonly readOut: ReadOut
}

const USUAL: Preferences = { textSize: 'normal', theme: 'system', readOut: 'summaries' }
const KEY = 'preferences'

export const preferences = createStore<Preferences>()(() => {
  const found = deviceShelf.read(KEY)
  return typeof found === 'object' && found !== null ? { ...USUAL, ...found } : USUAL
})

/** Applies what was chosen, now and whenever it changes, and keeps it on this device. */
export function followPreferences(announcer: Pick<Announcer, 'readOut'>): void {
  apply(preferences.getState(), announcer)
  preferences.subscribe((chosen) => {
    apply(chosen, announcer)
    deviceShelf.write(KEY, chosen)
  })
}

function apply({ textSize, theme, readOut }: Preferences, announcer: Pick<Announcer, 'readOut'>) {
  const { dataset } = document.documentElement
  if (textSize === 'normal') delete dataset['textSize']
  else dataset['textSize'] = textSize
  if (theme === 'system') delete dataset['theme']
  else dataset['theme'] = theme
  announcer.readOut(readOut)
}
