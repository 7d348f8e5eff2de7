import { useId, useState } from 'react'
import type { QuestionId } from '#shared/questions/question.ts'
import { Button } from '../kit/button.tsx'
import { CheckRow } from '../kit/check-row.tsx'
import { Choice } from '../kit/choice.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { QuestionSet } from '../kit/question-set.tsx'
import { Row } from '../kit/stack.tsx'
import { useProblems } from '../kit/use-problems.ts'
import { Voice } from '../kit/voice.tsx'
import type { DeskActs } from './desk-acts.tsx'
import styles from './desk.module.css'
import { type Known, shortened } from './known.ts'

export interface MergeListProps {
  readonly questions: readonly Known[]
  readonly acts: DeskActs
  readonly onEnd: () => void
}

/** Two or more questions become one: first which, then whose wording stays. */
export function MergeList({ questions, acts, onEnd }: MergeListProps) {
  const [ticked, setTicked] = useState<readonly QuestionId[]>([])
  const [isChoosing, setChoosing] = useState(false)
  const problems = useProblems()
  const set = useId()
  const chosen = questions.filter(({ id }) => ticked.includes(id))
  const tick = (id: QuestionId, isOn: boolean) =>
    setTicked(isOn ? [...ticked, id] : ticked.filter((each) => each !== id))
  const goOn = () => {
    if (problems.pass(chosen.length < 2 ? [{ field: set, message: 'Choose two or more questions' }] : []))
      setChoosing(true)
  }
  return (
    <>
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      <QuestionSet legend="Which questions ask the same?" id={set} error={problems.of(set)}>
        {questions.map(({ id, text, action }) => (
          <CheckRow
            key={id}
            boxed
            label={<Voice size="small">{text}</Voice>}
            hint={action}
            checked={ticked.includes(id)}
            onChange={(isOn) => tick(id, isOn)}
          />
        ))}
      </QuestionSet>
      <Row>
        <Button kind="primary" onClick={goOn}>
          {chosen.length < 2 ? 'Merge' : `Merge these ${chosen.length}`}
        </Button>
        <Button kind="quiet" onClick={onEnd}>
          Cancel
        </Button>
      </Row>
      <Dialog isOpen={isChoosing} onClose={() => setChoosing(false)} title="Merge questions" closeLabel="Cancel">
        <ChooseWording chosen={chosen} acts={acts} onEnd={onEnd} />
      </Dialog>
    </>
  )
}

interface ChooseWordingProps extends Pick<MergeListProps, 'acts' | 'onEnd'> {
  readonly chosen: readonly Known[]
}

function ChooseWording({ chosen, acts, onEnd }: ChooseWordingProps) {
  const [into, setInto] = useState<QuestionId | undefined>(undefined)
  const problems = useProblems()
  const field = useId()
  const stays = chosen.find(({ id }) => id === into)
  async function merge() {
    if (!problems.pass(stays ? [] : [{ field, message: 'Choose which wording stays' }]) || !stays) return
    const from = chosen.map(({ id }) => id).filter((id) => id !== stays.id)
    const back = from.map((question) => ({ type: 'unmergeQuestion' as const, question }))
    const words = `Merged ${chosen.length} questions into “${shortened(stays.text)}”`
    if (await acts.act({ type: 'mergeQuestions', into: stays.id, from }, words, back)) onEnd()
  }
  return (
    <div className={styles.inside}>
      <ErrorSummary problems={problems.list} attempt={problems.attempt} />
      <Choice
        legend="Which wording stays?"
        hint="The others are kept with it and can stand alone again."
        id={field}
        error={problems.of(field)}
        options={chosen.map(({ id, text, action }) => ({
          value: id,
          label: <Voice size="small">{text}</Voice>,
          hint: action,
        }))}
        value={into}
        onChange={setInto}
      />
      <Row>
        <Button kind="primary" onClick={() => void merge()}>
          Merge
        </Button>
      </Row>
    </div>
  )
}
