import { Button } from '../kit/button.tsx'
import { SendState } from '../kit/send-state.tsx'
import { useWide } from '../kit/use-wide.ts'
import styles from './ballot.module.css'
import { OneByOne } from './one-by-one.tsx'
import { AnswerTo, Bar, type PaperProps, questionAnchor, QuestionHead, TakeBack } from './paper-parts.tsx'
import { PAPERS } from './papers.ts'
import { PrivacyLine } from './privacy-line.tsx'

/** One question on a phone, the list on a laptop; the same paper either way. */
export function BallotPaper(props: PaperProps) {
  const isWide = useWide()
  return !isWide && PAPERS[props.poll.method].phones === 'one_by_one' ? (
    <OneByOne {...props} />
  ) : (
    <WholeList {...props} />
  )
}

function WholeList({ poll, questions, casting, onCheck }: PaperProps) {
  const status = PAPERS[poll.method].status(casting.ballot, poll.config)
  return (
    <div className={styles.paper}>
      <PrivacyLine poll={poll} />
      <ol className={styles.list}>
        {questions.map((asked) => (
          <li key={asked.id} className={styles.item}>
            <QuestionHead asked={asked} id={questionAnchor(asked)} />
            <div className={styles.answer}>
              <AnswerTo asked={asked} poll={poll} casting={casting} />
              <TakeBack asked={asked} poll={poll} casting={casting} />
            </div>
          </li>
        ))}
      </ol>
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
