import { memo, useMemo } from 'react'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { Figure } from '../kit/figure.tsx'
import { listed } from '../people/person-words.ts'
import { useFacilitatorView, useShared } from '../realtime/room-context.tsx'
import { latestPoll } from './latest-poll.ts'
import styles from './side.module.css'

/** Who is here and, while a vote is open, how many are still going. */
export function PeopleNow() {
  const present = useShared(({ people }) => people.present)
  const joined = useShared(({ people }) => people.joined)
  const going = useShared(stillGoing)
  return (
    <section className={styles.part} aria-labelledby="people-now">
      <h2 id="people-now">People</h2>
      <Figure number={present} words={`of ${joined} here`} room={2} />
      {going !== undefined && <Figure number={going} words="not voted" room={2} />}
      {joined > 0 && (
        <Disclosure summary="Who is here" isLong>
          <Names />
        </Disclosure>
      )}
      <a className={styles.more} href="#people">
        All people, invite
      </a>
    </section>
  )
}

/** How many have not voted in the vote that is open. */
function stillGoing({ polls }: Pick<SharedView, 'polls'>): number | undefined {
  const poll = latestPoll(polls)
  return poll?.status === 'open' ? Math.max(0, poll.eligible - poll.ballotsIn) : undefined
}

function Names() {
  const roster = useFacilitatorView(({ people }) => people.roster)
  const here = useMemo(() => listed(roster).filter(({ role, present }) => present && role !== 'observer'), [roster])
  return (
    <ul className={styles.names} data-long>
      {here.map(({ id, words, organisation }) => (
        <Name key={id} words={words} organisation={organisation ?? ''} />
      ))}
    </ul>
  )
}

const Name = memo(({ words, organisation }: { readonly words: string; readonly organisation: string }) => (
  <li>
    <bdi>{words}</bdi>
    {organisation && (
      <span>
        , <bdi>{organisation}</bdi>
      </span>
    )}
  </li>
))
