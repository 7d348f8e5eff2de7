import { Button } from '../kit/button.tsx'
import { CheckRow } from '../kit/check-row.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { Empty } from '../kit/empty.tsx'
import { plural } from '../kit/plural.ts'
import { QuestionSet } from '../kit/question-set.tsx'
import { Row } from '../kit/stack.tsx'
import { Voice } from '../kit/voice.tsx'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { Asked } from './asked.ts'
import { lookAlikes } from './look-alikes.ts'
import styles from './poll-controls.module.css'

export interface Choosable extends Asked {
  readonly shortlisted: boolean
}

/** The accepted questions, in the order in which they were asked. */
export const choosable = (questions: Readonly<Record<QuestionId, QuestionView>>): readonly Choosable[] =>
  (Object.entries(questions) as [QuestionId, QuestionView][]) // keys of a record lose their brand
    .filter(([, { status }]) => status === 'accepted')
    .toSorted(([, a], [, b]) => a.position - b.position)
    .map(([id, { text, action, shortlisted }], at) => ({ id, number: at + 1, text, action, shortlisted }))

export interface ChooseQuestionsProps {
  readonly questions: readonly Choosable[]
  /** Those that are left out; a question accepted meanwhile is in. */
  readonly left: ReadonlySet<QuestionId>
  readonly onChange: (left: ReadonlySet<QuestionId>) => void
  readonly error: string | undefined
}

/** All accepted questions, or the shortlist, or any of them; with a word on those that may not work. */
export function ChooseQuestions({ questions, left, onChange, error }: ChooseQuestionsProps) {
  const chosen = questions.filter(({ id }) => !left.has(id))
  const alike = lookAlikes(chosen)
  const shortlisted = questions.filter(({ shortlisted: isIn }) => isIn)
  if (questions.length === 0) return <Empty words="No questions are accepted yet. Accept some first." />
  const problems = chosen.filter((one) => warningsOn(one, alike.get(one.id), true)).length
  return (
    <Disclosure
      summary={`${chosenWords(chosen.length, questions.length)}${problems > 0 ? `, ${lookWords(problems)}` : ''}`}
      isNeeded={error !== undefined}
    >
      <QuestionSet
        id="poll-questions"
        legend="Which questions"
        hint={chosen.length > 25 ? 'More than 25 questions tire people. A shortlist helps.' : undefined}
        error={error}
      >
        <Row>
          <Button onClick={() => onChange(new Set())}>
            {plural(questions.length, { one: 'The one question', other: 'All # questions' })}
          </Button>
          {shortlisted.length > 0 && (
            <Button onClick={() => onChange(new Set(questions.filter((one) => !one.shortlisted).map(({ id }) => id)))}>
              {plural(shortlisted.length, { one: 'The shortlist (#)', other: 'The shortlist (#)' })}
            </Button>
          )}
        </Row>
        <div className={styles.questions}>
          {questions.map((one) => (
            <CheckRow
              key={one.id}
              boxed
              label={<Voice size="small">{one.text}</Voice>}
              hint={warningsOn(one, alike.get(one.id), !left.has(one.id))}
              checked={!left.has(one.id)}
              onChange={(isIn) => onChange(isIn ? without(left, one.id) : new Set([...left, one.id]))}
            />
          ))}
        </div>
      </QuestionSet>
    </Disclosure>
  )
}

const chosenWords = (chosen: number, all: number) =>
  chosen === all
    ? plural(all, { one: 'On the one question', other: 'On all # questions' })
    : `On ${chosen} of ${all} questions`

const lookWords = (problems: number) => plural(problems, { one: '# needs a look', other: '# need a look' })

function warningsOn({ action }: Asked, alike: Asked | undefined, isChosen: boolean) {
  const words = [
    ...(action === '' ? ['No action yet: people cannot tell what an answer is for.'] : []),
    ...(isChosen && alike ? [`Looks like "${alike.text}"`] : []),
  ]
  return words.length > 0 && <span className={styles.warning}>{words.join(' ')}</span>
}

const without = (left: ReadonlySet<QuestionId>, id: QuestionId) => new Set([...left].filter((other) => other !== id))
