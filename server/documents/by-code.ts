import type { AuthorRecords } from '../people/author-ledger.ts'
import type { Store } from '../store/store.ts'
import { UnknownRoom } from '../store/failures.ts'
import type { DocumentLog } from './document-log.ts'

/** Documents are addressed by join code and kept under the room's own id, so that a code can be changed. */
export function byCode(store: Store): { readonly log: DocumentLog; readonly records: AuthorRecords } {
  async function idOf(code: string): Promise<string> {
    const record = await store.roomByCode(code)
    if (!record) throw new UnknownRoom(code)
    return record.id
  }
  const { documents, authors } = store
  return {
    log: {
      load: async (code, document) => documents.load(await idOf(code), document),
      append: async (code, document, update) => documents.append(await idOf(code), document, update),
      compact: async (code, document, snapshot, upTo) => documents.compact(await idOf(code), document, snapshot, upTo),
      drop: async (code, document) => documents.drop(await idOf(code), document),
    },
    records: {
      claim: async (code, person, clientId) => authors.claim(await idOf(code), person, clientId),
      owners: async (code) => authors.owners(await idOf(code)),
    },
  }
}
