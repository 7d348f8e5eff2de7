import * as Y from 'yjs'
import { HERE } from './doc.ts'

export type Notes = ReturnType<typeof openNotes>

const opened = new WeakMap<Y.Doc, Notes>()

/** The only place that knows how the shared notes are laid out: one text per question. */
export function notesOf(doc: Y.Doc): Notes {
  const notes = opened.get(doc) ?? openNotes(doc)
  opened.set(doc, notes)
  return notes
}

function openNotes(doc: Y.Doc) {
  const questions = doc.getMap<unknown>('questions')
  const begunHere = new Map<string, { readonly note: Y.Text; words: string }>()
  const hearers = new Set<() => void>()

  const text = (question: string): Y.Text | undefined => {
    const found = questions.get(question)
    return found instanceof Y.Text ? found : undefined
  }

  /** Of two notes begun at the same moment one stays. Who began the other adds its words to the one that stayed. */
  function bringOver(question: string) {
    const begun = begunHere.get(question)
    const stayed = text(question)
    if (!begun || stayed === begun.note) return
    begunHere.delete(question)
    if (stayed && begun.words !== '')
      doc.transact(() => stayed.insert(stayed.length, stayed.length > 0 ? `\n${begun.words}` : begun.words), HERE)
  }

  questions.observeDeep((events) => {
    for (const { target, changes } of events) {
      if (target === questions) for (const question of changes.keys.keys()) bringOver(question)
    }
    for (const hear of hearers) hear()
  })

  return {
    text,
    /** The first to write makes the text. Not a step of undo: a note is everybody's, nobody may take it away. */
    begin(question: string) {
      if (text(question)) return
      const note = new Y.Text()
      doc.transact(() => questions.set(question, note))
      const begun = { note, words: '' }
      begunHere.set(question, begun)
      note.observe(() => void (begun.words = note.toString()))
    },
    undo: new Y.UndoManager(questions, { trackedOrigins: new Set([HERE]) }),
    subscribe(hear: () => void): () => void {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
  }
}
