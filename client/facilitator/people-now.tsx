import { useMemo } from 'react'
import { Disclosure } from '../kit/disclosure.tsx'
import { Figure } from '../kit/figure.tsx'
import { type ListedPerson, listed } from '../people/person-words.ts'
import { useFacilitatorView, useShared } from '../realtime/room-context.tsx'
import { latestPoll } from './latest-poll.ts'
import styles from './side.module.css'

/** Who is here and, while a vote is open, how many are still going. */
export function PeopleNow() {
  const { present, joined } = useShared(({ people }) => people)
  const polls = useShared((shared) => shared.polls)
  const roster = useFacilitatorView(({ people }) => people.roster)
  const poll = useMemo(() => latestPoll(polls), [polls])
  const people = useMemo(() => listed(roster).filter(({ role }) => role !== 'observer'), [roster])
  return (
    <section className={styles.part} aria-labelledby="people-now">
      <h2 id="people-now">People</h2>
      <Figure number={present} words={`of ${joined} here`} room={2} />
      {poll?.status === 'open' && (
        <Figure number={Math.max(0, poll.eligible - poll.ballotsIn)} words="not voted" room={2} />
      )}
      {people.length > 0 && (
        <Disclosure summary="Who is here">
          <Names people={people.filter((person) => person.present)} />
        </Disclosure>
      )}
      <a className={styles.more} href="#people">
        All people, invite
      </a>
    </section>
  )
}

const Names = ({ people }: { readonly people: readonly ListedPerson[] }) => (
  <ul className={styles.names}>
    {people.map(({ id, words, organisation }) => (
      <li key={id}>
        <bdi>{words}</bdi>
        {organisation && (
          <span>
            , <bdi>{organisation}</bdi>
          </span>
        )}
      </li>
    ))}
  </ul>
)
