import { useId } from 'react'
import type { HoldingId } from '#shared/holdings/holding.ts'
import { HELD_BY_WORDS } from '#shared/holdings/words.ts'
import type { HoldingView, NeedView } from '#shared/room/views/parts.ts'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { SendState } from '../kit/send-state.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import styles from './holdings.module.css'

/** Needs and the holdings that may meet them; a person says whether one is meant. */
export function Matches({ isOpen }: { readonly isOpen: boolean }) {
  const needs = useShared((shared) => shared.needs)
  const title = useId()
  const all = Object.values(needs).toSorted((a, b) => a.position - b.position)
  if (all.length === 0) return null
  const open = all.filter(({ matchedHolding, matches }) => matchedHolding === undefined && matches.length > 0)
  const unmet = all.filter(({ matchedHolding, matches }) => matchedHolding === undefined && matches.length === 0)
  const met = all.filter(({ matchedHolding }) => matchedHolding !== undefined)
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h2 id={title}>Data we need</h2>
      {open.length + met.length > 0 && (
        <ul className={styles.cards}>
          {open.map((need) => (
            <Match key={need.id} need={need} isOpen={isOpen} />
          ))}
          {met.map((need) => (
            <Met key={need.id} need={need} isOpen={isOpen} />
          ))}
        </ul>
      )}
      {unmet.length > 0 && (
        <div className={styles.unmet}>
          <h3>Nobody here has named these</h3>
          <ul>
            {unmet.map(({ id, title: name, heldBy, holder }) => (
              <li key={id}>
                <b dir="auto">{name}</b>{' '}
                <span className={styles.soft}>
                  {HELD_BY_WORDS[heldBy]}
                  {holder && `: ${holder}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

interface MatchProps {
  readonly need: NeedView
  readonly isOpen: boolean
}

const MOST_OFFERED = 3

function Match({ need: { id, title, matches }, isOpen }: MatchProps) {
  const holdings = useShared((shared) => shared.holdings)
  const telling = useTelling()
  const confirm = (holding: HoldingId) =>
    void telling.tell({ type: 'editNeed', need: id, matchedHolding: holding }, 'This need is met.')
  const offered = matches.flatMap((holding) => holdings[holding] ?? [])
  const rows = offered.map((holding) => (
    <Offered key={holding.id} holding={holding} onConfirm={isOpen ? () => confirm(holding.id) : undefined} />
  ))
  return (
    <Card as="li">
      <p>
        A match: <b dir="auto">{title}</b> could be met by
      </p>
      {rows.slice(0, MOST_OFFERED)}
      {rows.length > MOST_OFFERED && (
        <Disclosure summary={`${rows.length - MOST_OFFERED} more`}>{rows.slice(MOST_OFFERED)}</Disclosure>
      )}
      {telling.state !== 'idle' && <SendState state={telling.state} more={telling.more} />}
    </Card>
  )
}

interface OfferedProps {
  readonly holding: HoldingView
  readonly onConfirm: (() => void) | undefined
}

function Offered({ holding: { title, organisation }, onConfirm }: OfferedProps) {
  const name = useShared(({ coverage }) => organisation && coverage.organisations[organisation])
  return (
    <div className={styles.match}>
      <p>
        <b dir="auto">{title}</b>
        {name && (
          <span className={styles.soft}>
            {' '}
            <bdi>{name}</bdi>
          </span>
        )}
      </p>
      {onConfirm && (
        <Button aria-label={`This is it: ${title}`} onClick={onConfirm}>
          This is it
        </Button>
      )}
    </div>
  )
}

function Met({ need: { id, title, matchedHolding }, isOpen }: MatchProps) {
  const name = useShared(({ holdings }) => (matchedHolding === undefined ? undefined : holdings[matchedHolding]?.title))
  const telling = useTelling()
  return (
    <Card as="li">
      <div className={styles.match}>
        <p>
          <span className={styles.good}>Met.</span> <b dir="auto">{title}</b> is met by <b dir="auto">{name}</b>
        </p>
        {isOpen && (
          <Button
            kind="quiet"
            aria-label={`Not this one: ${name ?? title}`}
            onClick={() => void telling.tell({ type: 'editNeed', need: id, matchedHolding: null }, 'It is open again.')}
          >
            Not this one
          </Button>
        )}
      </div>
      {telling.state !== 'idle' && <SendState state={telling.state} more={telling.more} />}
    </Card>
  )
}
