import { describe, expect, test } from 'vitest'
import { STAGE_KINDS, type StageKind } from '#shared/agenda/stages.ts'
import { mayWrite } from '#shared/board/rights.ts'
import { ROLES } from '#shared/core/actor.ts'
import { type Action, barred, can, RIGHTS } from '#shared/room/can.ts'
import { readCommand } from '#shared/room/read-command.ts'
import { decide, replay, type RoomEvent } from '#shared/room/room.ts'
import { documentsView } from '#shared/room/views/shared-view.ts'
import { ann, person, stage } from '#tests/kit/people.ts'
import { aRoomAt, occasions } from '#tests/kit/scenario.ts'
import { commandIn, WIRE_COMMANDS } from '#tests/kit/some-commands.ts'

/** Where attendees may do what, told once more and in other words than the table itself. */
const OPEN_AT: Readonly<Record<string, readonly StageKind[]>> = {
  'ask questions': ['questions'],
  'say who holds what': ['data', 'barriers', 'commitments', 'close'],
  'show interest': ['data', 'barriers', 'commitments', 'close'],
  'take next steps': ['commitments', 'close'],
  'say how it was': ['close'],
  'take the record home': ['close'],
}
const DOING: Readonly<Partial<Record<Action, keyof typeof OPEN_AT>>> = {
  proposeQuestion: 'ask questions',
  editQuestion: 'ask questions',
  withdrawQuestion: 'ask questions',
  logHolding: 'say who holds what',
  editHolding: 'say who holds what',
  removeHolding: 'say who holds what',
  logNeed: 'say who holds what',
  editNeed: 'say who holds what',
  removeNeed: 'say who holds what',
  answerCoverage: 'say who holds what',
  showInterest: 'show interest',
  makeCommitment: 'take next steps',
  editCommitment: 'take next steps',
  removeCommitment: 'take next steps',
  giveFeedback: 'say how it was',
  downloadSummary: 'take the record home',
}
/** Votes hang on the poll; the rest concerns only oneself. */
const ANYONE: readonly Action[] = ['updateSelf', 'forgetMe', 'downloadMine', 'castBallot', 'withdrawBallot']

/** What only the house itself can name. */
const HOUSE: readonly Action[] = ['admitPerson', 'renewDocument', 'unlinkNames']

const ACTIONS = Object.keys(RIGHTS) as readonly Action[]
const places = STAGE_KINDS.flatMap((kind) => [true, false].map((locked) => ({ kind, locked })))

function roomAt(kind: StageKind, locked: boolean) {
  const lock: RoomEvent[] = locked ? [{ type: 'stageLocked', stage: stage(kind) }] : []
  return replay([...aRoomAt(kind), ...lock])
}

function expected(action: Action, role: (typeof ROLES)[number], kind: StageKind, locked: boolean) {
  if (role === 'facilitator' || HOUSE.includes(action) || ANYONE.includes(action)) return undefined
  const doing = DOING[action]
  if (!doing) return 'facilitatorOnly'
  if (role === 'observer') return 'notAllowed'
  return !locked && OPEN_AT[doing]!.includes(kind) ? undefined : 'stageLocked'
}

describe('[RO1] rights', () => {
  test.each(places)('at $kind, locked: $locked, are as they were promised', ({ kind, locked }) => {
    const room = roomAt(kind, locked)
    const found = ACTIONS.flatMap((action) =>
      ROLES.map((role) => [action, role, barred(room, { id: person(role), role }, action)]),
    )
    const promised = ACTIONS.flatMap((action) =>
      ROLES.map((role) => [action, role, expected(action, role, kind, locked)]),
    )
    expect(found).toEqual(promised)
    for (const action of ACTIONS) expect(can(room, ann, action)).toBe(barred(room, ann, action) === undefined)
  })

  test('have a row for every command that can be sent', () => {
    for (const type of WIRE_COMMANDS) expect(RIGHTS).toHaveProperty(type)
  })

  test.each(places)('at $kind, locked: $locked, decide alone what role and stage refuse', ({ kind, locked }) => {
    const room = roomAt(kind, locked)
    const occasion = occasions()
    for (const type of WIRE_COMMANDS) {
      const read = readCommand(commandIn(room, { type, numbers: [1, 1, 1] }))
      if (!read.ok) continue // it names something that an empty room cannot have
      for (const role of ROLES) {
        const actor = { id: person(role), role }
        const decision = decide(room, read.value, occasion(actor))
        const bar = barred(room, actor, type)
        const code = decision.ok ? undefined : decision.error.code
        if (bar) expect([type, role, code]).toEqual([type, role, bar])
        else expect([type, role, code === 'facilitatorOnly' || code === 'stageLocked']).toEqual([type, role, false])
      }
    }
  })

  test.each(places)(
    'at $kind, locked: $locked, open the documents that screens are told are open',
    ({ kind, locked }) => {
      const room = roomAt(kind, locked)
      for (const name of ['board', 'notes'] as const)
        for (const role of ['attendee', 'facilitator'] as const)
          expect(documentsView(room, role)[name]).toEqual({
            name: `${name}@1`,
            writable: mayWrite(name, role, kind, locked),
          })
    },
  )

  test('give nothing in a room that has no stage yet, but to facilitators', () => {
    const empty = replay([])
    expect(barred(empty, ann, 'proposeQuestion')).toBe('stageLocked')
    expect(barred(empty, { ...ann, role: 'facilitator' }, 'proposeQuestion')).toBeUndefined()
  })
})
