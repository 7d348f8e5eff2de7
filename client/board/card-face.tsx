import type { ReactNode } from 'react'
import { rootsOf } from '#shared/board/reading-order.ts'
import type { Sticky } from '#shared/board/shape.ts'
import { CARD_WORDS } from '#shared/board/words.ts'
import { classNames } from '../kit/class-names.ts'
import { KindTag } from '../kit/kind-tag.tsx'
import { plural } from '../kit/plural.ts'
import { Voice } from '../kit/voice.tsx'
import styles from './card-face.module.css'
import { usePlace, useStickies } from './place.ts'
import { factsOf } from './words.ts'

/** Everything a card says: its kind, its words, and what is known of it. The same in outline, on the map and on the wall. */
export function CardFace({
  id,
  sticky,
  compact,
}: {
  readonly id: string
  readonly sticky: Sticky
  readonly compact?: boolean
}) {
  const facts = factsOf(sticky)
  return (
    <>
      <Tags sticky={sticky} />
      <Voice as="p" size="small">
        {sticky.text.trim() === '' ? 'No words yet.' : sticky.text}
      </Voice>
      {facts.length > 0 && (
        <p className={styles.facts}>
          {facts.map((fact) => (
            <span key={fact}>{fact}. </span>
          ))}
        </p>
      )}
      {!compact && <Relations id={id} sticky={sticky} />}
    </>
  )
}

export function Tags({ sticky }: { readonly sticky: Sticky }) {
  const roots = rootsOf(sticky)
  return (
    <div className={styles.tags}>
      {sticky.kind !== 'barrier' && <KindTag kind={sticky.kind} />}
      {sticky.kind === 'barrier' && roots.map((root) => <KindTag key={root} kind={root} />)}
      {sticky.kind === 'barrier' && roots.length === 0 && <span className={styles.plain}>{CARD_WORDS.barrier}</span>}
    </div>
  )
}

function Relations({ id, sticky }: { readonly id: string; readonly sticky: Sticky }) {
  const { questions, holdings } = usePlace()
  const stickies = useStickies()
  const answered = [...stickies.values()].filter(({ answers }) => answers?.includes(id)).length
  const pinned = (ids: readonly string[] = [], names: ReadonlyMap<string, string>) =>
    ids.flatMap((each) => names.get(each) ?? [])
  const barriers = (sticky.answers ?? []).flatMap((each) => stickies.get(each)?.text ?? [])
  return (
    <ul className={styles.relations}>
      {sticky.kind === 'barrier' && answered > 0 && (
        <li>{plural(answered, { one: '# card answers it', other: '# cards answer it' })}</li>
      )}
      {barriers.map((text) => (
        <Relation key={text} name="Answers">
          {text}
        </Relation>
      ))}
      {pinned(sticky.questions, questions).map((text) => (
        <Relation key={text} name="Question">
          {text}
        </Relation>
      ))}
      {pinned(sticky.holdings, holdings).map((title) => (
        <Relation key={title} name="Data">
          {title}
        </Relation>
      ))}
    </ul>
  )
}

const Relation = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <li className={classNames(styles.relation)}>
    <span>{name}: </span>
    <bdi>{children}</bdi>
  </li>
)
