import type { StageId } from '#shared/agenda/stages.ts'
import { STAGE_WORDS, TEMPLATES } from '#shared/agenda/stages.ts'
import type { PersonId } from '#shared/core/actor.ts'
import type { FacilitatorView } from '#shared/room/views/facilitator-view.ts'
import type { OwnView } from '#shared/room/views/own-view.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'

/** A room as ann sees it on arrival: the whole workshop planned, at its welcome, nothing asked yet. */
export const SHARED: SharedView = {
  room: {
    code: 'K7MB4QTR',
    title: 'Heat and homes',
    purpose: 'What do we need to know before winter?',
    language: 'en',
    status: 'open',
    notice: {},
    retentionDays: 90,
  },
  people: { present: 3, joined: 3, organisations: 2, byOrganisationType: { frontline: 2, funder: 1 } },
  agenda: {
    stages: Object.fromEntries(
      TEMPLATES.workshop.map((kind, at) => [
        kind as string as StageId, // in these rooms a stage goes by its kind
        { kind, ...STAGE_WORDS[kind], position: at + 1, locked: false },
      ]),
    ),
    current: 'lobby' as StageId,
  },
  questions: {},
  polls: {},
  holdings: {},
  needs: {},
  coverage: { organisations: {}, cells: {} },
  commitments: {},
  interests: {},
  feedback: { given: 0 },
  documents: { board: { name: 'board@1', writable: false }, notes: { name: 'notes@1', writable: false } },
}

export const OWN: OwnView = {
  person: { id: 'ann' as PersonId, role: 'attendee', number: 2, name: 'Ann', organisation: 'Riverside Advice' },
  ballots: {},
  questions: {},
  holdings: {},
  needs: {},
  coverage: {},
  commitments: {},
  interests: {},
}

/** What only facilitators are sent besides. */
export const ROSTER: FacilitatorView['people']['roster'] = {
  ['fay' as PersonId]: { role: 'facilitator', number: 1, name: 'Fay', present: true },
  ['ann' as PersonId]: { role: 'attendee', number: 2, name: 'Ann', organisation: 'Riverside Advice', present: true },
  ['bob' as PersonId]: { role: 'attendee', number: 3, name: 'Bob', organisation: 'Hill Fund', present: true },
}
