import { type FormEvent, useState } from 'react'
import type { Refusal } from '#shared/core/refusal.ts'
import type { Details } from '#shared/people/person.ts'
import { ORGANISATION_WORDS } from '#shared/people/words.ts'
import { Button } from '../kit/button.tsx'
import { choicesOf } from '../kit/choices.ts'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { Field } from '../kit/field.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { Select } from '../kit/select.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { useOwn, useSend } from '../realtime/room-context.tsx'

const KINDS = choicesOf(ORGANISATION_WORDS)

const SHOWN = {
  idle: 'idle',
  sending: 'sending',
  sent: 'sent',
  waiting: 'saved',
  unkept: 'unkept',
  refused: 'refused',
} as const

/** What somebody says about themselves; all of it may be left empty. */
export function AboutYou() {
  const known = useOwn(({ person }) => person)
  const [details, setDetails] = useState<Details>(known)
  const [attempt, setAttempt] = useState(0)
  const { state, refusal, send } = useSend()
  const problem = refusal && nameWords(refusal)
  const change = (part: { [K in keyof Details]?: Details[K] | undefined }) =>
    setDetails((before) => ({ ...before, ...part }) as Details) // an emptied kind is left out below

  async function save(event: FormEvent) {
    event.preventDefault()
    const { name = '', organisation = '', organisationType } = details
    const kind = organisationType && { organisationType }
    const answer = await send({ type: 'updateSelf', name, organisation, ...kind })
    if (!answer.ok) setAttempt((before) => before + 1)
  }

  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Stack gap="normal">
        <ErrorSummary problems={problem ? [{ field: 'your-name', message: problem }] : []} attempt={attempt} />
        <Field
          id="your-name"
          label="Your name"
          optional
          autoComplete="name"
          maxLength={40}
          value={details.name ?? ''}
          error={problem}
          onChange={(name) => change({ name })}
        />
        <Field
          label="Organisation"
          optional
          autoComplete="organization"
          maxLength={80}
          value={details.organisation ?? ''}
          onChange={(organisation) => change({ organisation })}
        />
        <Select
          label="Kind of organisation"
          optional
          options={KINDS}
          empty={known.organisationType ? false : undefined}
          value={details.organisationType}
          onChange={(organisationType) => change({ organisationType })}
        />
        <Row>
          <Button type="submit" kind="primary">
            Save my details
          </Button>
        </Row>
        <SendState state={SHOWN[state]} more={problem} />
      </Stack>
    </form>
  )
}

/** Only a name can be wrong: it must not pass for a role. */
const nameWords = ({ code }: Refusal) =>
  code === 'malformed' ? 'Use another name. This one could be taken for a role.' : REFUSAL_WORDS[code]
