import { useDeferredValue, useMemo, useState } from 'react'
import type { PersonId } from '#shared/core/actor.ts'
import { ORGANISATION_WORDS } from '#shared/people/words.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { Button } from '../kit/button.tsx'
import type { Column } from '../kit/data-table.tsx'
import { Empty } from '../kit/empty.tsx'
import { Field } from '../kit/field.tsx'
import { LongTable } from '../kit/long-table.tsx'
import { plural } from '../kit/plural.ts'
import { Stack } from '../kit/stack.tsx'
import { useFacilitatorView, useOwn, useShared } from '../realtime/room-context.tsx'
import { found, type ListedPerson, listed, ROLE_WORDS } from './person-words.ts'
import { RosterPerson } from './roster-person.tsx'

/** From this many people on it is quicker to type a name than to look for it. */
const MANY = 10

/** F5: who is in the room. Only facilitators see it; nobody sees how anybody voted. */
export function Roster() {
  const roster = useFacilitatorView(({ people }) => people.roster)
  const me = useOwn(({ person }) => person.id)
  const poll = useShared(({ polls }) => latestPoll(polls))
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed) // letters appear at once, the rows a moment later
  const [chosen, setChosen] = useState<PersonId | undefined>(undefined)
  const people = useMemo(() => listed(roster), [roster])
  const columns = useMemo(() => columnsFor(me, poll, setChosen), [me, poll])
  const counted = people.filter(({ role }) => role !== 'observer') // as everywhere else
  const watching = people.filter((one) => one.role === 'observer' && isHere(one)).length
  const shown = useMemo(() => found(people, wanted), [people, wanted])
  const person = people.find(({ id }) => id === chosen)
  return (
    <Stack gap="normal">
      <p>
        {plural(counted.length, { one: '# person', other: '# people' })}, {counted.filter(isHere).length} here now.
        {watching > 0 &&
          ` ${plural(watching, { one: '# screen or guest is', other: '# screens or guests are' })} watching.`}
      </p>
      {people.length >= MANY && (
        <Field label="Find a person or organisation" type="search" value={typed} onChange={setTyped} />
      )}
      {shown.length === 0 ? (
        <Empty words="No match. Try one word." />
      ) : (
        <LongTable caption="People in this room" columns={columns} rows={shown} rowId={idOf} />
      )}
      {person && <RosterPerson key={person.id} person={person} onClose={() => setChosen(undefined)} />}
    </Stack>
  )
}

const idOf = ({ id }: ListedPerson) => id
const isHere = ({ present }: ListedPerson) => present

function columnsFor(me: PersonId, poll: PollId | undefined, choose: (id: PersonId) => void) {
  const columns: readonly (Column<ListedPerson> | false)[] = [
    {
      id: 'name',
      title: 'Name',
      cell: ({ id, words }) => (
        <>
          <bdi>{words}</bdi>
          {id === me && ' (you)'}
        </>
      ),
    },
    { id: 'organisation', title: 'Organisation', cell: ({ organisation }) => <bdi>{organisation ?? 'Not said'}</bdi> },
    { id: 'kind', title: 'Kind', cell: ({ organisationType: kind }) => (kind ? ORGANISATION_WORDS[kind] : 'Not said') },
    { id: 'role', title: 'Role', cell: ({ role }) => ROLE_WORDS[role] },
    { id: 'here', title: 'Here', cell: ({ present }) => (present ? 'Here' : 'Away') },
    poll !== undefined && {
      id: 'voted',
      title: 'Voted',
      cell: ({ role, voted }) => (voted?.[poll] ? 'Voted' : role === 'attendee' ? 'Not yet' : '–'),
    },
    {
      id: 'change',
      title: 'Change',
      cell: ({ id, words }) => (
        <Button kind="quiet" aria-label={`Change: ${words}`} onClick={() => choose(id)}>
          Change
        </Button>
      ),
    },
  ]
  return columns.filter((column) => column !== false)
}

/** The vote that is open, or the last one there was. */
function latestPoll(polls: Readonly<Record<PollId, { readonly position: number }>>): PollId | undefined {
  const last = Object.entries(polls).toSorted(([, one], [, other]) => other.position - one.position)[0]
  return last && (last[0] as PollId) // keyed by their ids
}
