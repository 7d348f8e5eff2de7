import { useState } from 'react'
import type { NewRoomAnswer, ProblemDetails } from '#shared/protocol/http.ts'
import { Button } from '../kit/button.tsx'
import { problemWords } from '../kit/refusal-words.ts'
import { Row } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { postJson } from '../realtime/http.ts'

/** A real room whose people are made up, so that nobody's first workshop is their first try. */
export function Rehearsal() {
  const [problem, setProblem] = useState<ProblemDetails | undefined>(undefined)
  const [isSending, setIsSending] = useState(false)
  async function begin() {
    if (isSending) return
    setIsSending(true)
    const answer = await postJson<Pick<NewRoomAnswer, 'room' | 'links'>>('/api/rehearsals', {})
    setIsSending(false)
    if (answer.ok) location.assign(answer.value.links.facilitator)
    else setProblem(answer.error)
  }
  return (
    <>
      <p>25 people who do not exist ask, vote and name data. You run the workshop.</p>
      {problem && <StatusBox tone="problem">{problemWords(problem.code)}</StatusBox>}
      <Row>
        <Button onClick={() => void begin()}>{isSending ? 'Starting…' : 'Try with pretend people'}</Button>
      </Row>
    </>
  )
}
