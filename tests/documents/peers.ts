import * as Y from 'yjs'
import type { Author } from '#server/documents/author.ts'
import { documentGuard, MAX_UPDATE } from '#server/documents/guard.ts'
import { boardOf } from '#shared/board/doc.ts'
import type { DocumentName } from '#shared/board/rights.ts'
import type { PersonId } from '#shared/core/actor.ts'

export const IDS = { fay: [5, 50], ann: [7, 70], bob: [8, 80], olu: [9] } as const
type Name = keyof typeof IDS

/** Somebody as the guard sees them. */
export const author = (name: Name, mayWrite = name !== 'olu'): Author => ({
  person: name as PersonId,
  isFacilitator: () => name === 'fay',
  mayWrite: () => mayWrite,
  owns: (clientId) => (IDS[name] as readonly number[]).includes(clientId),
})

export const note = (text = 'Hello') => ({ kind: 'note', text, pos: [0, 0] }) as const

/** A guarded document and the copies that people have of it, without a network between them. */
export function guarded(document: DocumentName = 'board', kept?: Uint8Array) {
  const doc = new Y.Doc()
  if (kept) Y.applyUpdate(doc, kept)
  const guard = documentGuard(doc, document, () => Y.encodeStateAsUpdate(doc))

  function offer(name: Name, update: Uint8Array, rights = author(name), limit = MAX_UPDATE) {
    const verdict = guard.judge(update, rights, limit)
    if (verdict.type === 'admitted') Y.applyUpdate(doc, verdict.update)
    return verdict.type === 'refused' ? verdict.fault : verdict.type
  }

  function peer(name: Name, clientId: number = IDS[name][0]) {
    const own = new Y.Doc()
    const pull = () => Y.applyUpdate(own, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(own)))
    const unsent = () => Y.encodeStateAsUpdate(own, Y.encodeStateVector(doc))
    pull()
    own.clientID = clientId // after the first pull: Yjs would change an id that it sees somebody else using
    return {
      doc: own,
      board: boardOf(own),
      pull,
      unsent,
      push: () => offer(name, unsent()),
      /** Does something on the own copy and sends it. */
      does(act: (doc: Y.Doc) => void) {
        pull()
        act(own)
        return offer(name, unsent())
      },
    }
  }

  return { doc, guard, offer, peer, board: boardOf(doc) }
}
