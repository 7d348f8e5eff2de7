import { deviceShelf } from './browser-storage.ts'

// Which copies of shared documents lie on this device: apart from `kept-copy.ts`, because leaving a room must find them
// without fetching Yjs.

const keyOf = (room: string) => `copies.${room}`

function copiesOf(room: string): readonly string[] {
  const found = deviceShelf.read(keyOf(room))
  return Array.isArray(found) ? (found as readonly string[]) : [] // written below
}

/** The name under which a copy is kept. */
export function rememberCopy(room: string, person: string, document: string): string {
  const name = `questions-first.${room}.${person}.${document}`
  const others = copiesOf(room).filter((other) => other !== name)
  deviceShelf.write(keyOf(room), [...others, name])
  return name
}

/** A copy that another tab has open goes when that tab does. */
export function forgetCopies(room: string): void {
  for (const name of copiesOf(room)) indexedDB.deleteDatabase(name)
  deviceShelf.remove(keyOf(room))
}
