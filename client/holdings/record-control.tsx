import { useState } from 'react'
import { SAFES_WORDS } from '#shared/holdings/sharing-words.ts'
import { EFFORT_WORDS, QUALITY_ASPECT_WORDS, QUALITY_WORDS } from '#shared/holdings/words.ts'
import { CheckRow } from '../kit/check-row.tsx'
import { choicesOf } from '../kit/choices.ts'
import { Field } from '../kit/field.tsx'
import { QuestionSet } from '../kit/question-set.tsx'
import { Select } from '../kit/select.tsx'
import { WatchedText } from '../kit/watched-text.tsx'
import { keywordsIn } from './record-draft.ts'
import { RECORD_FIELDS, type RecordField } from './record-fields.ts'
import styles from './record.module.css'

export interface RecordControlProps {
  readonly field: RecordField
  readonly id: string
  readonly error: string | undefined
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** The control of one field of a record, whichever shape it has. */
export function RecordControl({ field, id, error, value, onChange }: RecordControlProps) {
  const asked = RECORD_FIELDS[field]
  const words = { id, error, label: asked.label, hint: asked.hint }
  const text = typeof value === 'string' ? value : ''
  switch (asked.as) {
    case 'line':
    case 'link':
      return <Field {...words} value={text} onChange={onChange} />
    case 'date':
      return <Field {...words} type="date" value={text} onChange={onChange} />
    case 'lines':
      return <WatchedText {...words} value={text} onChange={onChange} limit={asked.most} />
    case 'keywords':
      return <Keywords {...words} value={textsIn(value)} onChange={onChange} />
    case 'one':
      return <Select {...words} options={choicesOf(asked.words)} value={text || undefined} onChange={onChange} />
    case 'many':
      return <Several {...words} words={asked.words} value={textsIn(value)} onChange={onChange} />
    case 'effort':
      return (
        <Select
          {...words}
          options={choicesOf(EFFORT_WORDS)}
          value={typeof value === 'number' ? (String(value) as keyof typeof EFFORT_WORDS) : undefined} // 1 to 5
          onChange={(chosen) => onChange(chosen === undefined ? undefined : Number(chosen))}
        />
      )
    case 'quality':
      return (
        <Aspects
          {...words}
          aspects={QUALITY_ASPECT_WORDS}
          options={choicesOf(QUALITY_WORDS)}
          value={value}
          onChange={onChange}
        />
      )
    case 'safes':
      return <Safes {...words} value={value} onChange={onChange} />
  }
}

interface Words {
  readonly id: string
  readonly label: string
  readonly hint: string | undefined
  readonly error: string | undefined
}

function Keywords({
  value,
  onChange,
  ...words
}: Words & { value: readonly string[]; onChange: (value: unknown) => void }) {
  const [typed, setTyped] = useState(value.join(', '))
  const type = (text: string) => {
    setTyped(text)
    onChange(keywordsIn(text))
  }
  return <Field {...words} value={typed} onChange={type} />
}

interface SeveralProps extends Words {
  readonly words: Readonly<Record<string, string>>
  readonly value: readonly string[]
  readonly onChange: (value: unknown) => void
}

const Several = ({ id, label, hint, error, words, value, onChange }: SeveralProps) => (
  <QuestionSet id={id} legend={label} hint={hint} error={error}>
    <div className={styles.ticks}>
      {choicesOf(words).map((option) => (
        <CheckRow
          key={option.value}
          label={option.label}
          checked={value.includes(option.value)}
          onChange={(isOn) => onChange(isOn ? [...value, option.value] : value.filter((each) => each !== option.value))}
        />
      ))}
    </div>
  </QuestionSet>
)

interface AspectsProps extends Words {
  readonly aspects: Readonly<Record<string, string>>
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** Several things judged one by one. */
const Aspects = ({ id, label, hint, error, aspects, options, value, onChange }: AspectsProps) => (
  <QuestionSet id={id} legend={label} hint={hint} error={error}>
    {choicesOf(aspects).map((aspect) => (
      <Select
        key={aspect.value}
        label={aspect.label}
        options={options}
        value={textsByName(value)[aspect.value]}
        onChange={(chosen) => onChange(withAspect(value, aspect.value, chosen))}
      />
    ))}
  </QuestionSet>
)

const SAFETY = ['0. Not at all', '1. Hardly', '2. Partly', '3. Mostly', '4. Fully']

function Safes({ id, label, hint, error, value, onChange }: Words & Pick<AspectsProps, 'value' | 'onChange'>) {
  return (
    <QuestionSet id={id} legend={label} hint={hint} error={error}>
      {choicesOf(SAFES_WORDS).map(({ value: safe, label: name }) => {
        const known = safetyIn(value, safe)
        return (
          <div key={safe} className={styles.safe}>
            <Select
              label={name}
              options={SAFETY.map((words, score) => ({ value: String(score), label: words }))}
              value={known && String(known.score)}
              onChange={(chosen) =>
                onChange(
                  withAspect(value, safe, chosen === undefined ? undefined : { ...known, score: Number(chosen) }),
                )
              }
            />
            {known && (
              <Field
                label="Why?"
                optional
                maxLength={280}
                value={known.note ?? ''}
                onChange={(note) => onChange(withAspect(value, safe, { score: known.score, ...(note && { note }) }))}
              />
            )}
          </div>
        )
      })}
    </QuestionSet>
  )
}

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []

const entriesIn = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

const textsByName = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(entriesIn(value).flatMap(([name, one]) => (typeof one === 'string' ? [[name, one]] : [])))

function safetyIn(value: unknown, safe: string): { readonly score: number; readonly note?: string } | undefined {
  const found = entriesIn(value).find(([name]) => name === safe)?.[1]
  if (typeof found !== 'object' || found === null || !('score' in found)) return undefined
  const note = 'note' in found && typeof found.note === 'string' ? { note: found.note } : {}
  return { score: Number(found.score), ...note }
}

const withAspect = (value: unknown, name: string, one: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries([
    ...entriesIn(value).filter(([known]) => known !== name),
    ...(one === undefined ? [] : [[name, one] as const]),
  ])
