import { useState } from 'react'
import type { QuestionId } from '#shared/questions/question.ts'
import { type MethodName, METHODS } from '#shared/voting/methods.ts'
import { K_USUAL, type PollMode } from '#shared/voting/poll.ts'
import { Button } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { Row } from '../kit/stack.tsx'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { choosable, ChooseQuestions } from './choose-questions.tsx'
import { alikePairs } from './look-alikes.ts'
import { MethodChooser } from './opening/method-chooser.tsx'
import { METHOD_GUIDE } from './opening/method-guide.ts'
import { MethodPanel } from './opening/method-panel.tsx'
import { openingAdvice } from './opening/opening-advice.ts'
import { OpeningAdviceBox } from './opening/opening-advice-box.tsx'
import { openingProblem } from './opening/opening-problem.ts'
import { plannedConfig } from './opening/planned-config.ts'
import { PrivacyChoice } from './opening/privacy-choice.tsx'
import type { Values } from './opening/setting.ts'
import styles from './poll-controls.module.css'
import type { Acts } from './use-acts.ts'

interface Props {
  readonly acts: Acts
  /** Back to the poll that is there, if one is. */
  readonly onClose: (() => void) | undefined
}

const NOTHING_SET: Values = {}
const TELLS_ORDER: Values = { tells: 'order' }

/** Everything that is frozen when voting opens, in one form with the usual choices made. */
export function OpenPollForm({ acts, onClose }: Props) {
  const questions = choosable(useFacilitatorView((shared) => shared.questions))
  const people = useFacilitatorView(
    ({ people: { roster } }) => Object.values(roster).filter(({ role }) => role === 'attendee').length,
  )
  const [method, setMethod] = useState<MethodName>('value_gap')
  const [settings, setSettings] = useState(NOTHING_SET)
  const [left, setLeft] = useState<ReadonlySet<QuestionId>>(new Set())
  const [mode, setMode] = useState<PollMode>('anonymous')
  const [k, setK] = useState(K_USUAL)
  const [wantsOrder, setWantsOrder] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const asked = questions.filter(({ id }) => !left.has(id))
  const chosen = asked.map(({ id }) => id)
  const mayHideNumbers = mode === 'anonymous' && METHODS[method].hasOrder !== false
  const orderOnly = mayHideNumbers ? wantsOrder : undefined
  const { sent, values, refusal } = plannedConfig(method, { ...settings, ...(orderOnly && TELLS_ORDER) }, chosen)
  const problem = openingProblem(METHOD_GUIDE[method], chosen.length, refusal)
  const alike = alikePairs(asked)
  const advice = openingAdvice({
    method,
    values: values ?? {},
    questions: asked.length,
    alike,
    people,
    mode,
    k,
    orderOnly,
  })

  async function open() {
    if (problem) return setAttempt(attempt + 1)
    const command = { type: 'openPoll' as const, method, config: sent, questions: chosen, mode, k }
    if (await acts.act(command, 'Voting is open. Everyone is at the vote.')) onClose?.()
  }

  return (
    <section className={styles.form} aria-labelledby="open-poll">
      <h2 id="open-poll">Open a vote</h2>
      {attempt > 0 && problem && <ErrorSummary attempt={attempt} problems={[problem]} />}
      <MethodChooser
        method={method}
        questions={asked.length}
        onChange={(next) => {
          setMethod(next)
          setSettings(NOTHING_SET)
        }}
      />
      <div id="poll-settings" tabIndex={-1}>
        {values && (
          <MethodPanel
            key={method}
            method={method}
            values={values}
            asked={asked}
            onChange={(change) => setSettings({ ...settings, ...change })}
          />
        )}
      </div>
      <div className={styles.usual}>
        <ChooseQuestions
          questions={questions}
          left={left}
          onChange={setLeft}
          error={attempt > 0 && problem?.field === 'poll-questions' ? problem.message : undefined}
        />
        <PrivacyChoice
          mode={mode}
          k={k}
          onMode={setMode}
          onThreshold={setK}
          orderOnly={orderOnly}
          onOrderOnly={setWantsOrder}
        />
      </div>
      <OpeningAdviceBox advice={advice} />
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
