import { DataTable } from '../kit/data-table.tsx'
import { Stack } from '../kit/stack.tsx'
import { PrivacySentence } from '../people/privacy-sentence.tsx'

const MODES = ['anonymous', 'confidential', 'attributed'] as const
const KEYS = [
  { keys: 'Tab, Shift+Tab', does: 'Go to the next or last control' },
  { keys: 'Arrow keys', does: 'Choose in a scale or list' },
  { keys: 'Escape', does: 'Close a menu or box' },
  { keys: 'Alt+Shift+W', does: 'Where are we?' },
] as const

/** What people ask most, and the keys. */
export const Help = () => (
  <>
    <Stack as="section" gap="small" labelledBy="help-sent">
      <h2 id="help-sent">Is my answer saved?</h2>
      <p>If you saw "Sent", it is saved. You can lose your connection and keep working.</p>
    </Stack>
    <Stack as="section" gap="small" labelledBy="help-who">
      <h2 id="help-who">Who sees what I do?</h2>
      <p>Every vote says which of these it is, before you answer.</p>
      <Stack as="ul" gap="small">
        {MODES.map((mode) => (
          <li key={mode}>
            <PrivacySentence mode={mode} />
          </li>
        ))}
      </Stack>
      <p>
        While a vote nobody can see is open, someone in full control of the server could work it out. At close the link
        is destroyed. Do not use it where people may be pressured.
      </p>
    </Stack>
    <Stack as="section" gap="small" labelledBy="help-cannot">
      <h2 id="help-cannot">This does not work for me</h2>
      <p>Ask the facilitator for paper. Your paper counts like any other vote.</p>
    </Stack>
    <DataTable
      caption="Keys"
      columns={[
        { id: 'keys', title: 'Keys', cell: ({ keys }) => keys },
        { id: 'does', title: 'What they do', cell: ({ does }) => does },
      ]}
      rows={KEYS}
      rowId={({ keys }) => keys}
    />
  </>
)
