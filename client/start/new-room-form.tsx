import { type FormEvent, useState } from 'react'
import type { TemplateName } from '#shared/agenda/stages.ts'
import type { NewRoomAnswer, ProblemDetails } from '#shared/protocol/http.ts'
import { Button } from '../kit/button.tsx'
import { Choice } from '../kit/choice.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { Field } from '../kit/field.tsx'
import { problemWords } from '../kit/refusal-words.ts'
import { Row, Stack } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { postJson } from '../realtime/http.ts'

const TEMPLATES: readonly { readonly value: TemplateName; readonly label: string; readonly hint: string }[] = [
  {
    value: 'workshop',
    label: 'Full workshop',
    hint: 'Questions, a vote, data, barriers and next steps. About 2 hours.',
  },
  { value: 'quickVote', label: 'Quick vote', hint: 'Questions and a vote. About 40 minutes.' },
]

export interface NewRoomFormProps {
  readonly onBegun: (begun: NewRoomAnswer) => void
  readonly onProblem: (hasProblem: boolean) => void
}

export function NewRoomForm({ onBegun, onProblem }: NewRoomFormProps) {
  const [title, setTitle] = useState('')
  const [purpose, setPurpose] = useState('')
  const [template, setTemplate] = useState<TemplateName>('workshop')
  const [missing, setMissing] = useState<string | undefined>(undefined)
  const [problem, setProblem] = useState<ProblemDetails | undefined>(undefined)
  const [attempt, setAttempt] = useState(0)
  const [isSending, setIsSending] = useState(false)

  function refuse(titleMissing: string | undefined, refused?: ProblemDetails) {
    setMissing(titleMissing)
    setProblem(refused)
    setAttempt((before) => before + 1)
    onProblem(true)
  }

  async function begin(event: FormEvent) {
    event.preventDefault()
    if (isSending) return
    if (title.trim() === '') return refuse('Give the workshop a title')
    setIsSending(true)
    const answer = await postJson<NewRoomAnswer>('/api/rooms', { title, purpose, template })
    setIsSending(false)
    if (answer.ok) return onBegun(answer.value)
    refuse(undefined, answer.error)
  }

  return (
    <form onSubmit={(event) => void begin(event)} noValidate>
      <Stack gap="normal">
        <ErrorSummary problems={missing ? [{ field: 'title', message: missing }] : []} attempt={attempt} />
        {problem && <StatusBox tone="problem">{problemWords(problem.code)}</StatusBox>}
        <Field
          id="title"
          label="Title"
          hint="What people see when they join"
          maxLength={120}
          value={title}
          onChange={setTitle}
          error={missing}
        />
        <TextArea label="What is it for?" optional rows={2} limit={280} value={purpose} onChange={setPurpose} />
        <Choice legend="Plan" options={TEMPLATES} value={template} onChange={setTemplate} beside="13rem" />
        <Row>
          <Button type="submit" kind="primary">
            {isSending ? 'Starting…' : 'Start a workshop'}
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
