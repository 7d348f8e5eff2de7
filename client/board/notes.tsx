import { useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { notesOf } from '#shared/board/notes.ts'
import { MAX_NOTE_LETTERS } from '#shared/board/shape.ts'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Empty } from '../kit/empty.tsx'
import { Stack } from '../kit/stack.tsx'
import { Voice } from '../kit/voice.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { SharedText } from './shared-text.tsx'
import { undoKeys } from './undo-keys.ts'

export interface NotesProps {
  readonly doc: Y.Doc
  readonly mayWrite: boolean
  /** Question id to its words, in the order of the room. */
  readonly questions: ReadonlyMap<string, string>
  readonly say: (words: string) => void
}

/** One shared note per question: what the room wants to remember about it. */
export function Notes({ questions, ...rest }: NotesProps) {
  const keys = undoKeys({ undo: notesOf(rest.doc).undo, say: rest.say, mayWrite: rest.mayWrite })
  if (questions.size === 0) return <Empty words="No questions yet, so there is nothing to write about." />
  return (
    <Shortcuts label="Notes" keys={keys}>
      <Stack gap="large" as="ul">
        {[...questions].map(([id, words]) => (
          <Card as="li" key={id}>
            <Voice as="h2" size="small">
              {words}
            </Voice>
            <QuestionNote {...rest} question={id} words={words} />
          </Card>
        ))}
      </Stack>
    </Shortcuts>
  )
}

export interface QuestionNoteProps extends Omit<NotesProps, 'questions'> {
  readonly question: string
  /** The question as people read it. */
  readonly words: string
}

/** The note of one question, for a screen that shows the question itself. */
function QuestionNote({ doc, question, words, mayWrite, say }: QuestionNoteProps) {
  const notes = notesOf(doc)
  const [hasBegun, setHasBegun] = useState(false)
  const shared = useSyncExternalStore(notes.subscribe, () => notes.text(question))
  const written = useSyncExternalStore(notes.subscribe, () => shared?.toString() ?? '')
  if (!mayWrite)
    return written === '' ? (
      <p>No note yet.</p>
    ) : (
      <Voice as="p" size="small">
        {written}
      </Voice>
    )
  if (shared)
    return (
      <SharedText
        label="Our note"
        hint="Everyone can write here at the same time."
        shared={shared}
        limit={MAX_NOTE_LETTERS}
        takesFocus={hasBegun}
      />
    )
  const begin = () => {
    setHasBegun(true)
    notes.begin(question)
    say('You can write now.')
  }
  return (
    <div>
      <Button aria-label={`Write a note: ${words}`} onClick={begin}>
        Write a note
      </Button>
    </div>
  )
}
