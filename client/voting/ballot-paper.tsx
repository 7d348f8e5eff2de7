import type { Ballot } from '#shared/voting/poll.ts'
import { Button } from '../kit/button.tsx'
import { SendState } from '../kit/send-state.tsx'
import { useFirstThenAll } from '../kit/use-first-then-all.ts'
import { useSteady } from '../kit/use-steady.ts'
import { useWide } from '../kit/use-wide.ts'
import styles from './ballot.module.css'
import { OneByOne } from './one-by-one.tsx'
import { AnswerTo, Bar, type PaperProps, questionAnchor, QuestionHead, TakeBack } from './paper-parts.tsx'
import { usePaper } from './papers.ts'
import { PrivacyFirst, PrivacyLine, PrivacyRest } from './privacy-line.tsx'

/** One question on a phone, the list on a laptop, or the method's own sheet; the same paper either way. */
export function BallotPaper(props: PaperProps) {
  const isWide = useWide()
  const paper = usePaper(props.poll.method)
  return !isWide && paper.phones === 'one_by_one' ? <OneByOne {...props} /> : <WholePaper {...props} />
}

function WholePaper(props: PaperProps) {
  const { poll, questions, casting, from, onCheck } = props
  const { Sheet, status: statusOf } = usePaper(poll.method)
  const isShort = !useWide() && Sheet !== undefined
  const status = statusOf(casting.ballot, poll.config)
  const replace = useSteady((own: Ballot) => casting.write(() => own))
  return (
    <div className={styles.paper}>
      {isShort ? <PrivacyFirst poll={poll} /> : <PrivacyLine poll={poll} />}
      {Sheet ? (
        <Sheet
          questions={questions}
          config={poll.config}
          own={casting.ballot}
          from={from}
          onChange={replace}
          onCheck={onCheck}
        />
      ) : (
        <List {...props} />
      )}
      {isShort && <PrivacyRest poll={poll} />}
      <Bar>
        <div className={styles.outcome}>
          {status && <p className={styles.left}>{status}</p>}
          <SendState state={casting.state} more={casting.more} />
        </div>
        <Button kind="primary" onClick={onCheck}>
          Check my answers
        </Button>
      </Bar>
    </div>
  )
}

/** How many are drawn at once: more than a screen holds. */
const FIRST = 10

function List({ poll, questions, casting }: PaperProps) {
  const paper = usePaper(poll.method)
  const shown = useFirstThenAll(questions, FIRST)
  return (
    <ol className={styles.list} data-long>
      {shown.map((asked) => (
        <li key={asked.id} className={styles.item}>
          <QuestionHead asked={asked} id={questionAnchor(asked)} />
          <div className={styles.answer}>
            <AnswerTo asked={asked} poll={poll} paper={paper} casting={casting} />
            <TakeBack
              asked={asked}
              isTouched={paper.isTouched(casting.ballot, asked.id)}
              without={paper.without}
              takeBack={casting.takeBack}
            />
          </div>
        </li>
      ))}
    </ol>
  )
}
