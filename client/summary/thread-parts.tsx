import type { ReactNode } from 'react'
import { CARD_WORDS } from '#shared/board/words.ts'
import type { Knot, Step, StepKind } from '#shared/summary/thread.ts'
import { sentence } from '#shared/kit/sentence.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { KIND_WORDS, KindTag } from '../kit/kind-tag.tsx'
import { Row } from '../kit/stack.tsx'
import type { ThreadPart } from '../kit/thread.tsx'
import { Voice } from '../kit/voice.tsx'
import type { BoardState } from './use-written.ts'
import styles from './thread-parts.module.css'

/** What comes from the shared documents; without them nothing can be said about it, not even that it is empty. */
const WRITTEN: ReadonlySet<StepKind> = new Set(['barriers', 'ideas', 'notes'])

export const stepsShown = (steps: readonly Step[], board: BoardState): readonly Step[] =>
  board === 'there' ? steps : steps.filter(({ kind }) => !WRITTEN.has(kind))

/** The steps of a question as parts of the drawn thread. */
export const partsOf = (steps: readonly Step[], board: BoardState): readonly ThreadPart[] =>
  stepsShown(steps, board).map(({ kind, label, empty, knots }) => ({
    id: kind,
    label,
    isThere: knots.length > 0,
    content: knots.length > 0 ? <Knots knots={knots} /> : <p>{empty}</p>,
  }))

const Knots = ({ knots }: { readonly knots: readonly Knot[] }): ReactNode =>
  knots.length === 1 && knots[0] ? (
    <KnotView {...knots[0]} />
  ) : (
    <ul className={styles.knots}>
      {knots.map((knot) => (
        <li key={knot.id}>
          <KnotView {...knot} />
        </li>
      ))}
    </ul>
  )

const MOST_FACTS = 3

/** What the tags say already. */
const TAGGED = new Set<string>([...Object.values(CARD_WORDS), ...Object.values(KIND_WORDS)])

function KnotView({ kind, text, isVoice, facts, who, tags, under }: Knot) {
  const told = facts.filter((fact) => !TAGGED.has(fact))
  return (
    <div className={styles.knot}>
      {tags && tags.length > 0 && (
        <Row>
          {tags.map((tag) => (
            <KindTag key={tag} kind={tag} />
          ))}
        </Row>
      )}
      {who !== undefined && kind !== 'commitment' && (
        <p className={styles.who}>
          <bdi>{who}</bdi>
        </p>
      )}
      {isVoice ? (
        <Voice as="p" size={kind === 'question' ? 'normal' : 'small'}>
          {text}
        </Voice>
      ) : (
        <p>{text}</p>
      )}
      <Facts facts={told} />
      {under.length > 0 && (
        <ul className={styles.under} aria-label="What could help">
          {under.map((knot) => (
            <li key={knot.id}>
              <KnotView {...knot} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Facts({ facts }: { readonly facts: readonly string[] }) {
  if (facts.length === 0) return null
  const more = facts.slice(MOST_FACTS)
  return (
    <>
      <p className={styles.facts} dir="auto">
        {facts.slice(0, MOST_FACTS).map(sentence).join(' ')}
      </p>
      {more.length > 0 && (
        <Disclosure summary="More about it">
          <ul className={styles.more}>
            {more.map((fact) => (
              <li key={fact} dir="auto">
                {sentence(fact)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
