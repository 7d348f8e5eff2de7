import { useState } from 'react'
import type { QuestionId } from '#shared/questions/question.ts'
import { METHOD_NAMES, type MethodName, METHODS } from '#shared/voting/methods.ts'
import { K_FLOOR, K_USUAL, POLL_MODES, type PollMode } from '#shared/voting/poll.ts'
import { PRIVACY_WORDS } from '#shared/voting/words.ts'
import { Button } from '../kit/button.tsx'
import { Choice } from '../kit/choice.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { Row } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { choosable, ChooseQuestions } from './choose-questions.tsx'
import { METHOD_WORDS } from './method-words.tsx'
import styles from './poll-controls.module.css'
import type { Acts } from './use-acts.ts'
import { MODE_WORDS, thresholdWords } from './words.ts'

interface Props {
  readonly acts: Acts
  /** Back to the poll that is there, if one is. */
  readonly onClose: (() => void) | undefined
}

/** Everything that is frozen when voting opens, in one form with the usual choices made. */
export function OpenPollForm({ acts, onClose }: Props) {
  const questions = choosable(useFacilitatorView((shared) => shared.questions))
  const [method, setMethod] = useState<MethodName>('value_gap')
  const [settings, setSettings] = useState<Readonly<Record<string, unknown>>>({})
  const [left, setLeft] = useState<ReadonlySet<QuestionId>>(new Set())
  const [mode, setMode] = useState<PollMode>('anonymous')
  const [k, setK] = useState(K_USUAL)
  const [attempt, setAttempt] = useState(0)
  const chosen = questions.filter(({ id }) => !left.has(id)).map(({ id }) => id)
  const words = METHOD_WORDS[method]
  const config = METHODS[method].configure(settings, chosen)
  const fewest = words.fewestQuestions
  const problem =
    chosen.length < fewest ? `Choose at least ${fewest === 1 ? 'one question' : `${fewest} questions`}` : undefined

  async function open() {
    if (problem) return setAttempt(attempt + 1)
    const command = { type: 'openPoll' as const, method, config: { ...settings }, questions: chosen, mode, k }
    if (await acts.act(command, 'Voting is open. Everyone is at the vote.')) onClose?.()
  }

  return (
    <section className={styles.form} aria-labelledby="open-poll">
      <h2 id="open-poll">Open a vote</h2>
      {attempt > 0 && problem && (
        <ErrorSummary attempt={attempt} problems={[{ field: 'poll-questions', message: problem }]} />
      )}
      <Choice
        legend="How people vote"
        options={METHOD_NAMES.map((value) => ({
          value,
          label: METHOD_WORDS[value].label,
          hint: METHOD_WORDS[value].hint,
        }))}
        value={method}
        onChange={(next) => {
          setMethod(next)
          setSettings({})
        }}
      />
      {words.Settings && config.ok && (
        <words.Settings config={config.value} onChange={(change) => setSettings({ ...settings, ...change })} />
      )}
      <ChooseQuestions questions={questions} left={left} onChange={setLeft} error={attempt > 0 ? problem : undefined} />
      <Choice
        legend="Who can see who gave which answer"
        hint="People read this sentence before they answer."
        options={POLL_MODES.toReversed().map((value) => ({
          value,
          label: MODE_WORDS[value],
          hint: PRIVACY_WORDS[value],
        }))}
        value={mode}
        onChange={setMode}
      />
      <Threshold k={k} onChange={setK} />
      <Row>
        <Button kind="primary" onClick={() => void open()}>
          Open voting
        </Button>
        {onClose && (
          <Button kind="quiet" onClick={onClose}>
            Back to the last vote
          </Button>
        )}
      </Row>
    </section>
  )
}

const THRESHOLDS = Array.from({ length: K_USUAL - K_FLOOR + 1 }, (_, at) => K_USUAL - at)

const Threshold = ({ k, onChange }: { readonly k: number; readonly onChange: (k: number) => void }) => (
  <div className={styles.setting}>
    <Choice
      legend="How many answers a result needs"
      options={THRESHOLDS.map((value) => ({
        value: String(value),
        label: value === K_USUAL ? `${value} answers (usual)` : `${value} answers`,
      }))}
      value={String(k)}
      onChange={(value) => onChange(Number(value))}
    />
    {k < K_USUAL && (
      <StatusBox tone="care" title="Everyone is told.">
        {`People read: "${thresholdWords(k)}" With so few, somebody may be recognised.`}
      </StatusBox>
    )}
  </div>
)
