import type { OrganisationType } from '../people/person.ts'
import { suppress } from '../voting/privacy.ts'
import type { WrittenTogether } from './documents.ts'
import { isAnonymised } from './anonymised.ts'
import { FILE_K } from './gate.ts'
import { pollRecords } from './poll-records.ts'
import { questionRecords, untied } from './question-records.ts'
import { inOrder, type Seen, type SummaryOccasion } from './seen.ts'
import {
  type PeopleRecord,
  type RoomRecord,
  type StageRecord,
  type Summary,
  SUMMARY_FORMAT,
  SUMMARY_VERSION,
} from './summary.ts'
import { cardRecords, commitmentRecords, heldRecords, neededRecords } from './things.ts'

const CAUTIONS = {
  included: 'This record has names and ways to reach people in it. It is for the facilitators only.',
  removed: 'Names removed: people may still be recognised.',
  anonymised: 'Anonymised: nothing in this record is about fewer than ten people.',
} as const

const REHEARSAL = 'Rehearsal: the people are made up. '

/** The record of a room from what its reader may see. Pure: the same room at the same moment gives the same record. */
export function summarise(seen: Seen, written: WrittenTogether, occasion: SummaryOccasion): Summary {
  const { at, names } = occasion
  const polls = pollRecords(seen, occasion)
  const cards = cardRecords(seen, written)
  const things = {
    holdings: heldRecords(seen, names),
    needs: neededRecords(seen),
    cards,
    commitments: commitmentRecords(seen, cards, occasion),
  }
  const questions = questionRecords(seen, written, things, polls, names)
  const known = new Set(cards.map(({ id }) => id))
  const people = peopleRecord(seen, occasion)
  const isSafe = !names && occasion.k >= FILE_K && isAnonymised({ people, questions, polls, ...things }, occasion.k)
  return {
    format: SUMMARY_FORMAT,
    version: SUMMARY_VERSION,
    at: new Date(at).toISOString(),
    names: names ? 'included' : 'removed',
    caution: `${seen.room.rehearsal ? REHEARSAL : ''}${CAUTIONS[isSafe ? 'anonymised' : names ? 'included' : 'removed']}`,
    room: roomRecord(seen, names),
    people,
    agenda: agendaRecord(seen),
    questions,
    polls,
    ...things,
    links: written.links.filter(({ from, to }) => known.has(from) && known.has(to)),
    general: untied(questions, things),
  }
}

function roomRecord({ room }: Seen, names: boolean): RoomRecord {
  const { code, title, purpose, language, status, retentionDays, deletedAt, notice, rehearsal } = room
  const { organiser, contact, use, basis, complaint } = notice
  return {
    code: `${code.slice(0, 4)}-${code.slice(4)}`,
    title,
    purpose,
    language,
    status,
    retentionDays,
    ...(deletedAt !== undefined && { deletedOn: new Date(deletedAt).toISOString().slice(0, 10) }),
    ...(use && { use }),
    ...(basis && { basis }),
    ...(rehearsal && { rehearsal }),
    ...(names && organiser && { organiser }),
    ...(names && contact && { contact }),
    ...(names && complaint && { complaint }),
  }
}

function peopleRecord({ people }: Seen, { k }: SummaryOccasion): PeopleRecord {
  const { joined, organisations, byOrganisationType } = people
  const said = Object.values(byOrganisationType).reduce((sum, count) => sum + count, 0)
  const { shown, other } = suppress({ ...byOrganisationType, not_said: Math.max(0, joined - said) }, k)
  const told = shown as Partial<Record<OrganisationType | 'not_said', number>> // the keys it was given
  return { joined, organisations, byOrganisationType: told, other }
}

const agendaRecord = ({ agenda }: Seen): readonly StageRecord[] =>
  inOrder(agenda.stages).map(([id, { kind, title, instruction, minutes }]) => ({
    id,
    kind,
    title,
    instruction,
    minutes,
    isCurrent: id === agenda.current,
  }))
