import * as Y from 'yjs'

export type Notes = ReturnType<typeof notesOf>

/** The only place that knows how the shared notes are laid out: one text per question. */
export function notesOf(doc: Y.Doc) {
  const questions = doc.getMap<unknown>('questions')

  const text = (question: string): Y.Text | undefined => {
    const found = questions.get(question)
    return found instanceof Y.Text ? found : undefined
  }

  return {
    text,
    /** [BO37] The first to write makes the text. Two who begin at the same moment meet in one of the two. */
    begin(question: string, origin: unknown) {
      if (!text(question)) doc.transact(() => questions.set(question, new Y.Text()), origin)
    },
    /** Questions that have a note with something in it. */
    written: (): ReadonlySet<string> =>
      new Set([...questions].flatMap(([id, note]) => (note instanceof Y.Text && note.length > 0 ? [id] : []))),
    subscribe(hear: () => void) {
      questions.observeDeep(hear)
      return () => questions.unobserveDeep(hear)
    },
  }
}
