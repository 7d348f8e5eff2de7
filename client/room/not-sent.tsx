import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { Row, Stack } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { Voice } from '../kit/voice.tsx'
import type { NotSent } from '../realtime/outbox.ts'
import { useOutbox, useRoom } from '../realtime/room-context.tsx'
import { commandWords } from './command-words.ts'

/** More at once nobody reads; the others move up. */
const MOST = 10

const count = (n: number) => n.toLocaleString('en-GB')

/** What waited on this device and was then refused. It stays until somebody decides. */
export function NotSentTray() {
  const notSent = useOutbox((outbox) => outbox.notSent)
  const { letGo } = useRoom()
  if (notSent.length === 0) return null
  return (
    <StatusBox tone="problem" title={notSent.length === 1 ? 'Not sent' : `Not sent · ${count(notSent.length)}`}>
      <Stack gap="normal" as="ul">
        {notSent.slice(0, MOST).map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} />
          </li>
        ))}
      </Stack>
      {notSent.length > MOST && (
        <Row>
          <p>{count(notSent.length - MOST)} more after these.</p>
          <Button kind="quiet" onClick={() => letGo(...notSent.map(({ id }) => id))}>
            Let all {count(notSent.length)} go
          </Button>
        </Row>
      )}
    </StatusBox>
  )
}

function Entry({ entry }: { readonly entry: NotSent }) {
  const { tryAgain, letGo } = useRoom()
  const { what, words } = commandWords(entry.command)
  return (
    <Stack gap="small">
      <p>
        {what}. {REFUSAL_WORDS[entry.refusal.code]}
      </p>
      {words && <Voice as="blockquote">{words}</Voice>}
      <Row>
        <Button onClick={() => tryAgain(entry.id)}>Try again</Button>
        {words && <Copy text={words} />}
        <Button kind="quiet" onClick={() => letGo(entry.id)}>
          Let it go
        </Button>
      </Row>
    </Stack>
  )
}

/** Where the browser forbids copying, the words stand above to be copied by hand. */
function Copy({ text }: { readonly text: string }) {
  const [label, setLabel] = useState('Copy')
  const copy = async () => {
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setLabel(isCopied ? 'Copied' : 'Select the words and copy them')
  }
  return <Button onClick={() => void copy()}>{label}</Button>
}
