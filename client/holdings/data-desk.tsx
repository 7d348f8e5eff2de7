import { useId } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { remembered } from '#shared/kit/remembered.ts'
import type { FacilitatorView } from '#shared/room/views/facilitator-view.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { Empty } from '../kit/empty.tsx'
import { Figure } from '../kit/figure.tsx'
import { plural } from '../kit/plural.ts'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { CoverageMatrix } from './coverage-matrix.tsx'
import { answeredBy, organisationsIn, rowsOf } from './coverage-rows.ts'
import { Entries } from './entries.tsx'
import styles from './holdings.module.css'
import { keyOf, useQuestionsInOrder } from './known.ts'
import { Matches } from './matches.tsx'

/** Where the facilitator sees who has answered, what the room holds, and puts right what is wrong. */
export function DataDesk() {
  const title = useId()
  return (
    <div className={styles.stage}>
      <Progress />
      <section className={styles.part} aria-labelledby={title}>
        <h2 id={title}>What the room holds</h2>
        <CoverageMatrix />
      </section>
      <Matches isOpen />
      <EverythingNamed />
    </div>
  )
}

function Progress() {
  const coverage = useFacilitatorView((shared) => shared.coverage)
  const names = useFacilitatorView(useShallow(({ people }) => organisationsHere(people.roster)))
  const here = new Map(names.map((name) => [keyOf(name), name]))
  const questions = useQuestionsInOrder()
  const organisations = organisationsIn(coverage)
  const answered = new Set(answeredBy(rowsOf(coverage, questions, organisations), organisations).map(({ key }) => key))
  const of = new Set([...here.keys(), ...answered]).size
  const missing = [...here].filter(([key]) => !answered.has(key)).map(([, name]) => name)
  return (
    <div className={styles.part}>
      <Figure
        number={answered.size}
        words={`of ${plural(of, { one: '# organisation has', other: '# organisations have' })} answered`}
      />
      {missing.length > 0 && (
        <p className={styles.soft}>
          Not yet: <bdi>{missing.toSorted((a, b) => a.localeCompare(b, 'en-GB')).join(', ')}</bdi>
        </p>
      )}
    </div>
  )
}

/** Those of the people in the room, as they wrote them. */
const organisationsHere = remembered((roster: FacilitatorView['people']['roster']): readonly string[] => {
  const named = Object.values(roster).flatMap(({ organisation, role }) =>
    organisation && role !== 'observer' ? [organisation] : [],
  )
  return [...new Set(named)]
})

function EverythingNamed() {
  const holdings = useFacilitatorView((shared) => shared.holdings)
  const needs = useFacilitatorView((shared) => shared.needs)
  const names = useFacilitatorView((shared) => shared.coverage.organisations)
  const inTurn = <T extends { readonly position: number }>(all: Readonly<Record<string, T>>) =>
    Object.values<T>(all).toSorted((a, b) => a.position - b.position)
  const [held, needed] = [inTurn(holdings), inTurn(needs)]
  if (held.length + needed.length === 0) return <Empty words="No data named. That is worth knowing." />
  return (
    <Disclosure summary={`Everything that was named (${held.length} held, ${needed.length} needed)`}>
      <div className={styles.named}>
        <Entries holdings={held} needs={needed} nameOf={(key) => (key === undefined ? '' : (names[key] ?? key))} />
      </div>
    </Disclosure>
  )
}
