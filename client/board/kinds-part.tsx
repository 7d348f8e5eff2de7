import { BARRIER_PARTS, BARRIER_ROOTS, type BarrierKind, type BarrierRoot } from '#shared/board/kinds.ts'
import { rootsOf } from '#shared/board/reading-order.ts'
import { PART_WORDS } from '#shared/board/words.ts'
import { CheckRow } from '../kit/check-row.tsx'
import { KindTag } from '../kit/kind-tag.tsx'
import { QuestionSet } from '../kit/question-set.tsx'
import { setField } from './acts.ts'
import { type PartProps } from './card-parts.tsx'
import styles from './card-parts.module.css'
import { usePlace } from './place.ts'
import { ROOT_HINTS } from './words.ts'

export interface KindTicksProps {
  readonly legend: string
  readonly value: readonly BarrierKind[] | undefined
  readonly onChange: (value: readonly BarrierKind[] | undefined) => void
}

const NONE: readonly never[] = []

/** The kinds of barrier, as many as apply; the parts of a kind show once the kind is ticked. */
export function KindTicks({ legend, value = NONE, onChange }: KindTicksProps) {
  const ticked = rootsOf({ barrierKinds: [...value] })
  const without = (root: BarrierRoot) => value.filter((kind) => kind !== root && !kind.startsWith(`${root}.`))
  const change = (kinds: readonly BarrierKind[]) => onChange(kinds.length > 0 ? kinds : undefined)
  return (
    <QuestionSet legend={legend} hint="Tick all that apply.">
      <div className={styles.ticks}>
        {BARRIER_ROOTS.map((root) => (
          <div key={root}>
            <CheckRow
              boxed
              label={<KindTag kind={root} />}
              hint={ROOT_HINTS[root]}
              checked={ticked.includes(root)}
              onChange={(isTicked) => change(isTicked ? [...value, root] : without(root))}
            />
            {ticked.includes(root) && (
              <Parts root={root} value={value} change={(kinds) => change(kinds.length > 0 ? kinds : [root])} />
            )}
          </div>
        ))}
      </div>
    </QuestionSet>
  )
}

interface PartsProps {
  readonly root: BarrierRoot
  readonly value: readonly BarrierKind[]
  readonly change: (value: readonly BarrierKind[]) => void
}

function Parts({ root, value, change }: PartsProps) {
  const parts = BARRIER_PARTS[root].map((part) => `${root}.${part}` as keyof typeof PART_WORDS) // two known lists
  return (
    <div data-parts>
      {parts.map((part) => (
        <CheckRow
          key={part}
          label={PART_WORDS[part]}
          checked={value.includes(part)}
          onChange={(isTicked) => change(isTicked ? [...value, part] : value.filter((kind) => kind !== part))}
        />
      ))}
    </div>
  )
}

export function KindsPart({ id, sticky }: PartProps) {
  const place = usePlace()
  return (
    <KindTicks
      legend="What kind of barrier is it?"
      value={sticky.barrierKinds}
      onChange={(kinds) => setField(place, id, 'barrierKinds', kinds)}
    />
  )
}
