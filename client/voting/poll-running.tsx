import { memo, useEffect } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { remembered } from '#shared/kit/remembered.ts'
import type { FacilitatorView } from '#shared/room/views/facilitator-view.ts'
import type { RoundConfig } from '#shared/voting/methods/method.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { Button, LinkButton } from '../kit/button.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { Figure } from '../kit/figure.tsx'
import { useAnnounce } from '../kit/live-regions.tsx'
import { plural } from '../kit/plural.ts'
import { Seats } from '../kit/seats.tsx'
import { Row } from '../kit/stack.tsx'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { Counting } from './counting.tsx'
import { METHOD_GUIDE } from './opening/method-guide.ts'
import styles from './poll-controls.module.css'
import { useShownResult } from './shown-results.ts'
import type { Acts } from './use-acts.ts'
import type { KnownPoll } from './voting-now.ts'
import { MODE_WORDS, votedWords } from './words.ts'

type Roster = FacilitatorView['people']['roster']

/** An open vote: how many have voted and who has not, never how; counts of answers have not left the server. */
export function PollRunning({ known: { id, poll }, acts }: { readonly known: KnownPoll; readonly acts: Acts }) {
  const announce = useAnnounce()
  useShownResult(poll.method)
  const words = votedWords(poll.ballotsIn, poll.eligible)
  useEffect(() => announce('progress', `${words}.`), [announce, words])
  const isCounting = poll.counting !== undefined
  const left = Math.max(0, poll.eligible - poll.ballotsIn)
  return (
    <section className={styles.panel} aria-labelledby="poll-running">
      <h2 id="poll-running">Voting is open, round {poll.round}</h2>
      <p className={styles.soft}>
        {METHOD_GUIDE[poll.method].label}, {plural(poll.questions.length, { one: '# question', other: '# questions' })}.{' '}
        {MODE_WORDS[poll.mode]}. Results show from {poll.k} answers.{seedWords(poll.config)}
      </p>
      <div className={styles.progress}>
        <Figure number={poll.ballotsIn} words={`of ${poll.eligible} have voted`} room={String(poll.eligible).length} />
        <Seats filled={poll.ballotsIn} of={poll.eligible} words={words} />
      </div>
      <Counting poll={poll} meanwhile="Voting closes when this is done." />
      <Row>
        <Button
          kind="primary"
          onClick={() =>
            isCounting
              ? announce('own', 'The votes are being counted. Voting closes when this is done.')
              : void acts.act({ type: 'closePoll', poll: id }, 'Voting is closed.')
          }
        >
          {isCounting
            ? 'Closing voting'
            : left === 0
              ? 'Close voting'
              : plural(left, { one: 'Close voting: # has not voted', other: 'Close voting: # have not voted' })}
        </Button>
        <LinkButton href="#paper">Enter paper ballots</LinkButton>
      </Row>
      <NotVoted poll={id} />
    </section>
  )
}

/** A lot is no secret: whoever has the seed can draw it again, and had it before anybody voted. */
function seedWords(config: unknown): string {
  const { tieSeed } = config as RoundConfig // what every config may say
  return tieSeed === undefined ? '' : ` Ties are drawn by lot from the seed ${tieSeed}.`
}

function NotVoted({ poll }: { readonly poll: PollId }) {
  const missing = useFacilitatorView(({ people }) => missingFrom(people.roster, poll).length)
  if (missing === 0) return <p>Everyone here has voted.</p>
  return (
    <Disclosure summary={`Who has not voted (${missing})`} isLong>
      <p className={styles.soft}>This list moves in steps, so that nobody can be watched while they vote.</p>
      <Missing poll={poll} />
    </Disclosure>
  )
}

function Missing({ poll }: { readonly poll: PollId }) {
  const missing = useFacilitatorView(useShallow(({ people }) => missingFrom(people.roster, poll)))
  return (
    <ul className={styles.people} data-long>
      {missing.map(({ number, name, organisation, present }) => (
        <MissingPerson
          key={number}
          words={name ?? `Person ${number}`}
          organisation={organisation ?? ''}
          isHere={present}
        />
      ))}
    </ul>
  )
}

interface MissingPersonProps {
  readonly words: string
  /** Empty where none was said. */
  readonly organisation: string
  readonly isHere: boolean
}

const MissingPerson = memo(({ words, organisation, isHere }: MissingPersonProps) => (
  <li>
    <bdi>{words}</bdi>
    <span className={styles.soft}>
      {organisation && (
        <>
          , <bdi>{organisation}</bdi>
        </>
      )}
      {!isHere && ', not connected'}
    </span>
  </li>
))

const attendeesIn = remembered((roster: Roster) =>
  Object.values(roster)
    .filter(({ role }) => role === 'attendee')
    .toSorted((a, b) => a.number - b.number),
)

const missingFrom = (roster: Roster, poll: PollId) => attendeesIn(roster).filter(({ voted }) => !voted?.[poll])
