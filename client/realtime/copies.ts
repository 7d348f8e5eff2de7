import { deviceShelf } from './browser-storage.ts'

// Which copies of shared documents lie on this device: apart from `kept-copy.ts`, because leaving a room must find them
// without fetching Yjs.

const keyOf = (room: string) => `copies.${room}`

function copiesOf(room: string): readonly string[] {
  const found = deviceShelf.read(keyOf(room))
  return Array.isArray(found) ? (found as readonly string[]) : [] // written below
}

/** The name under which a copy is kept. Copies of other epochs go: they may hold what was to be forgotten. */
export function rememberCopy(room: string, person: string, document: string): string {
  const name = `questions-first.${room}.${person}.${document}`
  const before = copiesOf(room).filter((other) => other !== name)
  const isOfOtherEpoch = (other: string) => other.split('@', 1)[0] === name.split('@', 1)[0]
  before.filter(isOfOtherEpoch).forEach(remove)
  deviceShelf.write(keyOf(room), [...before.filter((other) => !isOfOtherEpoch(other)), name])
  return name
}

export function forgetCopies(room: string): void {
  copiesOf(room).forEach(remove)
  deviceShelf.remove(keyOf(room))
}

/** A copy that another tab has open goes when that tab does. */
const remove = (name: string) => void indexedDB.deleteDatabase(name)
