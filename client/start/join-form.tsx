import { type FormEvent, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Field } from '../kit/field.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { bareCode, CODE_WORDS, faultIn } from '../realtime/room-code.ts'
import styles from './start.module.css'

/** The code from the big screen, however it is typed. */
export function JoinForm() {
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  function join(event: FormEvent) {
    event.preventDefault()
    const fault = faultIn(code)
    if (fault === undefined) return location.assign(`/join/${bareCode(code)}`)
    setProblem(CODE_WORDS[fault])
    document.getElementById('room-code')?.focus()
  }
  return (
    <form onSubmit={join} noValidate>
      <Stack gap="normal">
        <div className={styles.code}>
          <Field
            id="room-code"
            label="Room code"
            hint="8 characters, on the big screen"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="go"
            value={code}
            onChange={setCode}
            error={problem}
          />
        </div>
        <Row>
          <Button type="submit">Join</Button>
        </Row>
      </Stack>
    </form>
  )
}
