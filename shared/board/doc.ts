import * as Y from 'yjs'
import { read, type Schema } from '../kit/schema.ts'
import { type Link, linkSchema, type Sticky, stickySchema } from './shape.ts'

export type Stickies = ReadonlyMap<string, Sticky>
export type Links = ReadonlyMap<string, Link>
/** What can be set on a sticky by one value; its wording is a text of its own and its author never changes. */
export type StickyField = Exclude<keyof Sticky, 'text' | 'pos' | 'by'>

export type Board = ReturnType<typeof openBoard>

/** Marks what this device does, so that undo takes back nobody else's work. */
export const HERE = Symbol('this device')

const boards = new WeakMap<Y.Doc, Board>()

/** The only place that knows how a board is laid out inside a Y.Doc. One per document, so readings are made once. */
export function boardOf(doc: Y.Doc): Board {
  const board = boards.get(doc) ?? openBoard(doc)
  boards.set(doc, board)
  return board
}

function openBoard(doc: Y.Doc) {
  const stickies = doc.getMap<unknown>('stickies')
  const links = doc.getMap<unknown>('links')
  const readableStickies = readings(stickies, stickySchema)
  const readableLinks = readings(links, linkSchema)

  const here = (change: () => void) => doc.transact(change, HERE)
  const sticky = (id: string): Y.Map<unknown> | undefined => {
    const found = stickies.get(id)
    return found instanceof Y.Map ? found : undefined
  }

  return {
    /** Stickies that fit the schema, the same map until one changes. What does not fit is not shown. */
    stickies: readableStickies.all,
    links: readableLinks.all,
    /** Tells of every change, and whether it was made on this device. */
    subscribe(hear: (isOurs: boolean) => void): () => void {
      const leave = [readableStickies.subscribe(hear), readableLinks.subscribe(hear)]
      return () => leave.forEach((go) => go())
    },

    put(id: string, { text, ...rest }: Sticky) {
      here(() => stickies.set(id, new Y.Map<unknown>([...Object.entries(rest), ['text', new Y.Text(text)]])))
    },
    /** One key for both coordinates: two keys would fight, and grow the document at every step of a drag. */
    move(id: string, pos: Sticky['pos']) {
      here(() => sticky(id)?.set('pos', pos))
    },
    /** Sets one field; `undefined` takes it away. */
    set<Field extends StickyField>(id: string, field: Field, value: Sticky[Field] | undefined) {
      here(() => (value === undefined ? sticky(id)?.delete(field) : sticky(id)?.set(field, value)))
    },
    remove(id: string) {
      here(() => stickies.delete(id))
    },
    wording(id: string): Y.Text | undefined {
      const wording = sticky(id)?.get('text')
      return wording instanceof Y.Text ? wording : undefined
    },
    link(id: string, link: Link) {
      here(() => links.set(id, new Y.Map<unknown>(Object.entries(link))))
    },
    unlink(id: string) {
      here(() => links.delete(id))
    },
    /** Several changes that arrive, and are undone, as one. */
    together: here,
    /** What this device did, to be taken back by it alone. */
    undo: new Y.UndoManager([stickies, links], { trackedOrigins: new Set([HERE]), ignoreRemoteMapChanges: true }),
  }
}

/** The readable values of a map of maps; after a change only what changed is read again. */
function readings<T>(root: Y.Map<unknown>, schema: Schema<T>) {
  let readable = new Map<string, T>()
  const hearers = new Set<(isOurs: boolean) => void>()

  function readAgain(into: Map<string, T>, id: string) {
    const raw = root.get(id)
    const result = read(schema, raw instanceof Y.Map ? raw.toJSON() : raw)
    if (result.ok) into.set(id, result.value)
    else into.delete(id)
  }

  for (const id of root.keys()) readAgain(readable, id)

  root.observeDeep((events, { local }) => {
    const next = new Map(readable)
    for (const { path, changes } of events) {
      const ids = path.length === 0 ? [...changes.keys.keys()] : [String(path[0])]
      for (const id of ids) readAgain(next, id)
    }
    readable = next
    for (const hear of hearers) hear(local)
  })

  return {
    all: (): ReadonlyMap<string, T> => readable,
    subscribe(hear: (isOurs: boolean) => void) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
  }
}
