import { useEffect, useRef } from 'react'
import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import { CheckRow } from '../kit/check-row.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Stack } from '../kit/stack.tsx'
import { deviceShelf } from '../realtime/browser-storage.ts'

export type RunKey = 'nextStage' | 'reveal' | 'moreTime'

const RUN_KEYS: Readonly<Record<RunKey, { readonly keys: string; readonly does: string }>> = {
  nextStage: { keys: 'Ctrl+Enter', does: 'Go to the next stage' },
  reveal: { keys: 'Ctrl+Shift+H', does: 'Show the result, or hide it again' },
  moreTime: { keys: 'Ctrl+.', does: 'Give one more minute' },
}

const SHELF = 'keysOff'
const areOn = createStore<boolean>()(() => deviceShelf.read(SHELF) !== true)

/** Which of our keys was pressed. On a Mac the Command key does as well as Control. */
function runKeyIn({ ctrlKey, metaKey, shiftKey, altKey, key }: KeyboardEvent): RunKey | undefined {
  if (altKey || !(ctrlKey || metaKey)) return undefined
  if (shiftKey) return key.toLowerCase() === 'h' ? 'reveal' : undefined
  return key === 'Enter' ? 'nextStage' : key === '.' ? 'moreTime' : undefined
}

const isTyping = () =>
  document.activeElement?.matches(
    'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable="true"]',
  )
const isInDialog = () => document.querySelector('dialog[open]') !== null

/** The keys of the run screen. Not while somebody types: there Ctrl+Enter often sends what was typed. */
export function useRunKeys(on: Readonly<Record<RunKey, () => void>>): void {
  const latest = useRef(on)
  useEffect(() => {
    latest.current = on
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const name = runKeyIn(event)
      if (!name || event.defaultPrevented || event.repeat || !areOn.getState() || isTyping() || isInDialog()) return
      event.preventDefault()
      latest.current[name]()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}

/** "?" anywhere but in a field shows the keys. */
export function useQuestionMark(show: () => void): void {
  const latest = useRef(show)
  useEffect(() => {
    latest.current = show
  })
  useEffect(() => {
    const pressed = ({ key, ctrlKey, metaKey }: KeyboardEvent) => {
      if (key === '?' && !ctrlKey && !metaKey && areOn.getState() && !isTyping() && !isInDialog()) latest.current()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}

const ROWS = [
  ...Object.values(RUN_KEYS),
  { keys: '?', does: 'Show these keys' },
  { keys: 'Escape', does: 'Close a menu or box' },
]

export function ShortcutsDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const isOn = useStore(areOn)
  const choose = (wanted: boolean) => {
    areOn.setState(wanted, true)
    deviceShelf.write(SHELF, !wanted)
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys">
      <Stack gap="normal">
        <DataTable
          caption="Keys on the run screen"
          columns={[
            { id: 'keys', title: 'Keys', cell: ({ keys }) => <kbd>{keys}</kbd> },
            { id: 'does', title: 'What they do', cell: ({ does }) => does },
          ]}
          rows={ROWS}
          rowId={({ keys }) => keys}
        />
        <p>They rest while you type. Everything can be done without them.</p>
        <CheckRow label="Use these keys" checked={isOn} onChange={choose} />
      </Stack>
    </Dialog>
  )
}
