import { useId, useState, type ChangeEvent } from 'react'
import type { ImportAnswer } from '#shared/protocol/http.ts'
import { Button } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { FieldFrame } from '../kit/field-frame.tsx'
import { useAnnounce } from '../kit/live-regions.tsx'
import { plural } from '../kit/plural.ts'
import { problemWords } from '../kit/refusal-words.ts'
import { Row } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { useProblems } from '../kit/use-problems.ts'
import { postCsv, postJson, type Reply } from '../realtime/http.ts'
import { useRoomConnection } from '../realtime/room-context.tsx'
import styles from './desk.module.css'
import { linesIn } from './import-lines.ts'

interface Outcome {
  readonly added: number
  readonly refused: readonly { readonly line: number; readonly reason: string; readonly raw: string }[]
}

/** Questions by the page: pasted lines or a CSV file. Good lines go in, each bad one is named. */
export function ImportQuestions() {
  const { code, token } = useRoomConnection()
  const announce = useAnnounce()
  const problems = useProblems()
  const [pasted, setPasted] = useState('')
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined)
  const [isSending, setSending] = useState(false)
  const [area, file] = [useId(), useId()]
  const path = `/api/rooms/${encodeURIComponent(code)}/questions/import`

  async function send(field: string, sending: Promise<Reply<ImportAnswer>>, rawOf: (row: number) => Raw) {
    setOutcome(undefined)
    setSending(true)
    const reply = await sending
    setSending(false)
    if (!reply.ok) return void problems.pass([{ field, message: problemWords(reply.error.code) }])
    const refused = reply.value.refused.map(({ row, reason }) => ({ reason, ...rawOf(row) }))
    const { added } = reply.value
    setOutcome({ added, refused })
    announce('own', addedWords({ added, refused }))
    if (field === area) setPasted('')
  }

  function addLines() {
    const lines = linesIn(pasted)
    if (!problems.pass(lines.length > 0 ? [] : [{ field: area, message: 'Paste one question on each line' }])) return
    const body = lines.map(({ text, action }) => ({ text, action }))
    void send(area, postJson<ImportAnswer>(path, body, token), (row) => lines[row - 1] ?? { line: row, raw: '' })
  }

  async function addFile(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget
    const chosen = input.files?.[0]
    if (!chosen) return
    problems.pass([])
    const csv = await chosen.text()
    input.value = ''
    const lines = csv.split(/\r?\n/u)
    await send(file, postCsv<ImportAnswer>(path, csv, token), (row) => ({ line: row, raw: lines[row - 1] ?? '' }))
  }

  return (
    <div className={styles.inside}>
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      <TextArea
        id={area}
        label="Paste your questions, one on each line"
        hint={
          <>
            Put the action after a tab or an arrow: <code>How many families? -&gt; target grants by street</code>
          </>
        }
        rows={5}
        value={pasted}
        onChange={setPasted}
        error={problems.of(area)}
      />
      <Row>
        <Button onClick={addLines}>Add these questions</Button>
      </Row>
      <FieldFrame
        id={file}
        label="Or choose a CSV file"
        hint="With columns named question and action."
        error={problems.of(file)}
      >
        {(control) => (
          <input {...control} type="file" accept=".csv,text/csv" onChange={(event) => void addFile(event)} />
        )}
      </FieldFrame>
      {isSending && <p>Sending…</p>}
      {outcome && <ImportOutcome {...outcome} />}
    </div>
  )
}

interface Raw {
  readonly line: number
  readonly raw: string
}

const addedWords = ({ added, refused }: Outcome) => `${added} of ${added + refused.length} added.`

function ImportOutcome({ added, refused }: Outcome) {
  return (
    <StatusBox tone={refused.length > 0 ? 'care' : 'good'} title={addedWords({ added, refused })}>
      {refused.length > 0 && (
        <>
          <ul>
            {refused.map(({ line, reason }) => (
              <li key={line}>
                Line {line}: {reason.charAt(0).toLowerCase() + reason.slice(1)}
              </li>
            ))}
          </ul>
          <Button onClick={() => download(refused)}>
            {plural(refused.length, { one: 'Download the line', other: 'Download the # lines' })}
          </Button>
        </>
      )}
    </StatusBox>
  )
}

/** The lines as they were, to mend and bring back. */
function download(refused: Outcome['refused']) {
  const address = URL.createObjectURL(new Blob([refused.map(({ raw }) => `${raw}\n`).join('')], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'questions-to-mend.txt'
  link.click()
  URL.revokeObjectURL(address)
}
