import { useId, useMemo } from 'react'
import { plural } from '../kit/plural.ts'
import { SendState } from '../kit/send-state.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useOwn, useShared } from '../realtime/room-context.tsx'
import { useBarred } from '../realtime/use-barred.ts'
import { useTelling } from '../realtime/use-telling.ts'
import styles from './commitments.module.css'
import { InterestPanel } from './interest-panel.tsx'
import { StepForm } from './step-form.tsx'
import { StepList } from './step-list.tsx'

/** Where people say who does what next, and which questions they want to be in on. */
export function CommitmentsStage() {
  const bar = useBarred('makeCommitment')
  const count = useShared((shared) => Object.keys(shared.commitments).length)
  const [steps, interest] = [useId(), useId()]
  return (
    <div className={styles.stage}>
      <div className={styles.part}>{bar === undefined ? <AddStep /> : <StatusBox tone="info" title={bar} />}</div>
      <section className={styles.part} aria-labelledby={steps}>
        <h2 id={steps}>{count === 0 ? 'Next steps' : plural(count, { one: '# next step', other: '# next steps' })}</h2>
        <StepList isOpen={bar === undefined} />
      </section>
      <section className={styles.whole} aria-labelledby={interest}>
        <h2 id={interest}>Who wants to be in on what?</h2>
        <InterestPanel />
      </section>
    </div>
  )
}

export function AddStep() {
  const { name, organisation } = useOwn((own) => own.person)
  const telling = useTelling()
  const title = useId()
  const who = [name, organisation].filter(Boolean).join(', ')
  const begin = useMemo(() => ({ what: '', who, due: '', question: undefined, holdings: [] }), [who])
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h2 id={title}>Take a next step</h2>
      <StepForm
        key={who}
        begin={begin}
        button="Send"
        isMain
        onSend={async (record) => {
          const answer = await telling.tell({ type: 'makeCommitment', ...record }, 'Everybody can see it.')
          return answer.ok
        }}
      />
      <SendState state={telling.state} more={telling.more} />
    </section>
  )
}
