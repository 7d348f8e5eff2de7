import type { AssetKind, ShareStance } from '#shared/holdings/vocabulary.ts'
import { ASSET_KIND_WORDS, SHARE_STANCE_WORDS } from '#shared/holdings/words.ts'
import { choicesOf } from '../kit/choices.ts'
import type { FieldProblem } from '../kit/error-summary.tsx'
import { Field } from '../kit/field.tsx'
import { Select } from '../kit/select.tsx'
import { tooLong } from '../kit/text-limit.ts'
import type { Problems } from '../kit/use-problems.ts'

export const LONGEST_TITLE = 120

/** What is asked of every holding besides its question. */
export interface Essentials {
  readonly title: string
  readonly assetKind: AssetKind | undefined
  readonly shareStance: ShareStance | undefined
}

/** Nothing is missing any more. */
export interface Complete extends Essentials {
  readonly assetKind: AssetKind
  readonly shareStance: ShareStance
}

export const NO_ESSENTIALS: Essentials = { title: '', assetKind: undefined, shareStance: undefined }

type Part = keyof Essentials

export const completeOf = ({ title, assetKind, shareStance }: Essentials): Complete | undefined =>
  assetKind && shareStance && { title: title.trim(), assetKind, shareStance }

export function problemsIn(given: Essentials, idOf: (part: Part) => string): readonly FieldProblem[] {
  const title = given.title.trim()
  const messages: Readonly<Record<Part, string | undefined>> = {
    title: title === '' ? 'Give the data a name' : tooLong(title, LONGEST_TITLE),
    assetKind: given.assetKind ? undefined : 'Choose what kind of thing it is',
    shareStance: given.shareStance ? undefined : 'Say if it could be shared',
  }
  return (['title', 'assetKind', 'shareStance'] as const).flatMap((part) => {
    const message = messages[part]
    return message === undefined ? [] : [{ field: idOf(part), message }]
  })
}

export interface EssentialFieldsProps {
  readonly value: Essentials
  readonly onChange: (value: Essentials) => void
  readonly idOf: (part: Part) => string
  readonly problems: Problems
}

export const EssentialFields = ({ value, onChange, idOf, problems }: EssentialFieldsProps) => (
  <>
    <Field
      id={idOf('title')}
      label="Name of the data"
      hint="Describe the data. Do not type the data, names or case details."
      value={value.title}
      onChange={(title) => onChange({ ...value, title })}
      error={problems.of(idOf('title'))}
    />
    <Select
      id={idOf('assetKind')}
      label="What kind of thing is it?"
      options={choicesOf(ASSET_KIND_WORDS)}
      value={value.assetKind}
      onChange={(assetKind) => onChange({ ...value, assetKind })}
      error={problems.of(idOf('assetKind'))}
    />
    <Select
      id={idOf('shareStance')}
      label="Could it be shared?"
      options={choicesOf(SHARE_STANCE_WORDS)}
      value={value.shareStance}
      onChange={(shareStance) => onChange({ ...value, shareStance })}
      error={problems.of(idOf('shareStance'))}
    />
  </>
)
