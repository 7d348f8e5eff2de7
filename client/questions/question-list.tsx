import { memo, useId, useState } from 'react'
import { shallow } from 'zustand/shallow'
import { QUESTION_STATUS_ORDER, STATUS_WORDS } from './words.ts'
import type { QuestionStatus } from '#shared/questions/question.ts'
import { Button } from '../kit/button.tsx'
import { Empty } from '../kit/empty.tsx'
import { plural } from '../kit/plural.ts'
import { Row } from '../kit/stack.tsx'
import { Select } from '../kit/select.tsx'
import { useFirstThenAll } from '../kit/use-first-then-all.ts'
import { useSteady } from '../kit/use-steady.ts'
import { type Act, DeskOutcome, useDeskActs } from './desk-acts.tsx'
import styles from './desk.module.css'
import { type Known, mergedParts, shortened } from './known.ts'
import { MergeList } from './merge-list.tsx'
import { ParkButton, QuestionCard } from './question-card.tsx'

interface ListProps {
  readonly questions: readonly Known[]
}

/** How many are drawn at once: more than a screen holds. */
const FIRST = 12

/** Every question the room has, whatever became of it. */
export function QuestionList({ questions }: ListProps) {
  const acts = useDeskActs()
  const title = useId()
  const [status, setStatus] = useState<QuestionStatus | undefined>('accepted')
  const [isMerging, setMerging] = useState(false)
  const shown = questions.filter((question) => status === undefined || question.status === status)
  const live = questions.filter((question) => question.status === 'accepted' || question.status === 'proposed')
  const chosen = questions.filter(({ shortlisted }) => shortlisted)
  const drawn = useFirstThenAll(shown, FIRST)
  const partsOf = mergedParts(questions)
  const shortlist = useSteady(({ id, text, shortlisted }: Known) => {
    const before = chosen.map((each) => each.id)
    const next = shortlisted ? before.filter((each) => each !== id) : [...before, id]
    void acts.act(
      { type: 'shortlistQuestions', questions: next },
      `${shortlisted ? 'Off' : 'On'} the shortlist: “${shortened(text)}”`,
    )
  })
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h2 id={title}>The list</h2>
      {!isMerging && questions.length > 0 && (
        <div className={styles.tools}>
          <Select
            label="Show"
            empty="All questions"
            options={QUESTION_STATUS_ORDER.map((value) => ({ value, label: labelOf(value, questions) }))}
            value={status}
            onChange={setStatus}
          />
          <Button onClick={() => setMerging(true)}>Merge questions</Button>
        </div>
      )}
      {chosen.length > 0 && !isMerging && (
        <Row>
          <p>
            {plural(chosen.length, {
              one: '# question is on the shortlist.',
              other: '# questions are on the shortlist.',
            })}
          </p>
          <Button
            kind="quiet"
            onClick={() =>
              void acts.act({ type: 'shortlistQuestions', questions: [] }, 'The shortlist is empty.', [
                { type: 'shortlistQuestions', questions: chosen.map(({ id }) => id) },
              ])
            }
          >
            Empty it
          </Button>
        </Row>
      )}
      <DeskOutcome acts={acts} />
      {isMerging ? (
        <MergeList questions={live} acts={acts} onEnd={() => setMerging(false)} />
      ) : shown.length === 0 ? (
        <Empty words={questions.length === 0 ? 'No questions yet. What would you like to know?' : 'None here.'} />
      ) : (
        <ul className={styles.cards} data-long>
          {drawn.map((question) => (
            <Listed
              key={question.id}
              question={question}
              parts={partsOf(question.id)}
              act={acts.act}
              onShortlist={shortlist}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

const labelOf = (status: QuestionStatus, questions: readonly Known[]) =>
  `${STATUS_WORDS[status]} (${questions.filter((question) => question.status === status).length})`

interface RowProps {
  readonly question: Known
  readonly act: Act
}

interface ListedProps extends RowProps {
  /** What was merged into it. */
  readonly parts: readonly Known[]
  readonly onShortlist: (question: Known) => void
}

/** One of many: drawn again only when it, or what was merged into it, is another. */
const Listed = memo(({ question, parts, act, onShortlist }: ListedProps) => {
  const { text, status, shortlisted } = question
  return (
    <QuestionCard question={question} act={act} below={parts.length > 0 && <Parts parts={parts} act={act} />}>
      {(edit) => (
        <Row>
          {status === 'accepted' && (
            <Button
              aria-pressed={shortlisted}
              aria-label={`Shortlist: ${shortened(text)}`}
              onClick={() => onShortlist(question)}
            >
              {shortlisted ? <span className={styles.pressed}>Shortlist</span> : 'Shortlist'}
            </Button>
          )}
          {status !== 'merged' && edit}
          <MoveOn question={question} act={act} />
        </Row>
      )}
    </QuestionCard>
  )
}, isSameRow)

function isSameRow(before: ListedProps, { question, parts, act, onShortlist }: ListedProps): boolean {
  return (
    before.question === question &&
    before.act === act &&
    before.onShortlist === onShortlist &&
    shallow(before.parts, parts)
  )
}

/** Where a question can go from here. */
function MoveOn({ question, act }: RowProps) {
  const { id, text, status } = question
  const button = (verb: string, type: 'restoreQuestion' | 'unmergeQuestion' | 'acceptQuestion', words: string) => (
    <Button
      aria-label={`${verb}: ${shortened(text)}`}
      onClick={() => void act({ type, question: id }, `${words}: “${shortened(text)}”`)}
    >
      {verb}
    </Button>
  )
  if (status === 'proposed') return button('Accept', 'acceptQuestion', 'On the list')
  if (status === 'accepted') return <ParkButton question={question} act={act} />
  if (status === 'merged') return button('Unmerge', 'unmergeQuestion', 'On its own again')
  return button('Put back', 'restoreQuestion', 'Put back')
}

/** Nothing is lost by merging: every wording stays here and can stand alone again. */
const Parts = ({ parts, act }: Pick<ListedProps, 'parts' | 'act'>) => (
  <div className={styles.parts}>
    <p>Also asked as</p>
    <ul>
      {parts.map((part) => (
        <li key={part.id}>
          <span dir="auto">{part.text}</span>
          <MoveOn question={part} act={act} />
        </li>
      ))}
    </ul>
  </div>
)
