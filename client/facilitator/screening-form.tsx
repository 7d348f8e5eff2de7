import { useState } from 'react'
import {
  OUTCOME_WORDS,
  outcomeOf,
  type Screening,
  SCREENING_QUESTIONS,
  SCREENING_WORDS,
  type ScreeningAnswer,
  type ScreeningQuestion,
} from '#shared/room/screening.ts'
import { Choice, type Option } from '../kit/choice.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Stack } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { SaveAFile } from '../people/save-a-file.tsx'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'

const ANSWERS: readonly Option<ScreeningAnswer>[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
const TONES = { unfinished: 'info', clear: 'good', assess: 'care' } as const
const UNANSWERED: Screening = {}

/** Ten questions about risk. Each answer is kept at once, so the form can be left and gone on with. */
export function ScreeningForm() {
  const kept = useFacilitatorView(({ screening }) => screening) ?? UNANSWERED
  const [given, setGiven] = useState<Screening>(kept)
  const { tell, state, more } = useTelling()
  const outcome = outcomeOf(given)
  function answer(question: ScreeningQuestion, value: ScreeningAnswer) {
    const next = { ...given, [question]: value }
    setGiven(next)
    void tell({ type: 'answerScreening', answers: next }, OUTCOME_WORDS[outcomeOf(next)])
  }
  return (
    <Stack gap="large">
      {SCREENING_QUESTIONS.map((question, at) => (
        <Choice
          key={question}
          legend={`${at + 1}. ${SCREENING_WORDS[question].question}`}
          hint={SCREENING_WORDS[question].hint}
          options={ANSWERS}
          beside="7rem"
          value={given[question]}
          onChange={(value) => answer(question, value)}
        />
      ))}
      <SendState state={state} more={more} />
      <StatusBox tone={TONES[outcome]} title={OUTCOME_WORDS[outcome]}>
        {outcome === 'assess' && <RisksOf screening={given} />}
      </StatusBox>
      <SaveAFile
        offers={[
          {
            file: 'screening.html',
            label: outcome === 'assess' ? 'Download the assessment' : 'Download the screening',
          },
          { file: 'screening.md', label: 'As text (Markdown)' },
        ]}
      />
    </Stack>
  )
}

const RisksOf = ({ screening }: { readonly screening: Screening }) => (
  <Stack gap="small" as="ul">
    {SCREENING_QUESTIONS.filter((question) => screening[question] === 'yes').map((question) => (
      <li key={question}>
        {SCREENING_WORDS[question].risk} {SCREENING_WORDS[question].measure}
      </li>
    ))}
  </Stack>
)
