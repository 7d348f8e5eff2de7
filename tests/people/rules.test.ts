import { describe, expect, test } from 'vitest'
import { MOST_PEOPLE } from '#shared/people/rules.ts'
import { organisationKey } from '#shared/people/person.ts'
import { readCommand } from '#shared/room/read-command.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { entryOf } from '#server/room/sealed-rows.ts'
import { ann, bob, fay, house, olu, person } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'

const admit = (id: string, details = {}) =>
  ({ type: 'admitPerson', person: person(id), role: 'attendee', details }) as const

describe('joining', () => {
  test('[PE1] people are numbered in the order in which they come', () => {
    const { room } = given().after(house, admit('eva')).after(house, admit('gus'))
    expect([...room.people.values()].map(({ id, number }) => [id, number])).toEqual([
      ['eva', 1],
      ['gus', 2],
    ])
  })

  test('[PE1] joining again as the same person changes nothing', () => {
    given()
      .after(house, admit('eva', { name: 'Eva' }))
      .when(house, admit('eva', { name: 'Somebody else' }))
      .changesNothing()
  })

  test('[PE1] a number is never given twice, whoever is taken out', () => {
    const { room } = given(...aRoomAt('lobby'))
      .after(fay, { type: 'removePerson', person: bob.id })
      .after(house, admit('eva'))
    expect(room.people.get(person('eva'))?.number).toBe(5)
  })

  test('[PE2] everything about oneself may be left out, and empty is the same as not said', () => {
    given()
      .when(house, admit('eva', { name: '', organisation: '' }))
      .yields(
        { type: 'personAdmitted', person: person('eva'), role: 'attendee' },
        { type: 'personDescribed', person: person('eva'), details: {} },
      )
  })

  test('[PE2] a field can be cleared later, and the others stay', () => {
    const { room } = given()
      .after(house, admit('eva', { name: 'Eva', organisation: 'Hill Fund', organisationType: 'funder' }))
      .after({ id: person('eva'), role: 'attendee' }, { type: 'updateSelf', organisation: '' })
    expect(room.details.get(person('eva'))).toEqual({ name: 'Eva', organisationType: 'funder' })
  })

  test("[PE2] people without an organisation are nobody's voice but their own", () => {
    expect([organisationKey({}), organisationKey({ organisation: '  ' })]).toEqual([undefined, undefined])
    expect(organisationKey({ organisation: 'ＨＩＬＬ  Fund' })).toBe(organisationKey({ organisation: 'hill fund' }))
  })

  test.each(['Facilitator', ' ADMIN ', 'ｈｏｓｔ', 'observer', 'System'])('[PE3] nobody is called %s', (name) => {
    expect(readCommand({ type: 'updateSelf', name })).toMatchObject({ ok: false, error: { path: 'command.name' } })
    expect(readCommand({ type: 'updateSelf', name: `${name}ine` })).toMatchObject({ ok: true })
  })

  test('[PE7] a full room admits nobody, but still knows whom it has', () => {
    const people = new Map(
      Array.from({ length: MOST_PEOPLE }, (_, at) => {
        const id = person(`p${at}`)
        return [id, { id, role: 'attendee', number: at + 1 }] as const
      }),
    )
    const events: RoomEvent[] = [...people.keys()].map((id) => ({
      type: 'personAdmitted',
      person: id,
      role: 'attendee',
    }))
    given(...events)
      .when(house, admit('eva'))
      .isRefused('roomFull')
      .when(house, admit('p7'))
      .changesNothing()
    given(...events.slice(1))
      .when(house, admit('eva'))
      .yields(
        { type: 'personAdmitted', person: person('eva'), role: 'attendee' },
        { type: 'personDescribed', person: person('eva'), details: {} },
      )
  })
})

describe('roles', () => {
  const room = aRoomAt('lobby')

  test('[PE4] the last facilitator stays one', () => {
    given(...room)
      .when(fay, { type: 'setRole', person: fay.id, role: 'attendee' })
      .isRefused('lastFacilitator')
      .when(fay, { type: 'removePerson', person: fay.id })
      .isRefused('lastFacilitator')
      .when(fay, { type: 'forgetMe' })
      .isRefused('lastFacilitator')
  })

  test('[PE4] one of two facilitators may go, and the other is then the last', () => {
    const now = { ...bob, role: 'facilitator' } as const
    given(...room)
      .after(fay, { type: 'setRole', person: bob.id, role: 'facilitator' })
      .after(fay, { type: 'forgetMe' })
      .when(now, { type: 'setRole', person: bob.id, role: 'observer' })
      .isRefused('lastFacilitator')
  })

  test('[PE5] who was taken out stays out', () => {
    given(...room)
      .after(fay, { type: 'removePerson', person: ann.id })
      .when(fay, { type: 'removePerson', person: ann.id })
      .changesNothing()
      .when(fay, { type: 'setRole', person: ann.id, role: 'facilitator' })
      .isRefused('notFound')
      .when(house, { type: 'admitPerson', person: ann.id, role: 'attendee', details: {} })
      .changesNothing()
  })

  test('[PE8] only a facilitator makes a facilitator', () => {
    for (const somebody of [ann, bob, olu])
      given(...room)
        .when(somebody, { type: 'setRole', person: somebody.id, role: 'facilitator' })
        .isRefused('facilitatorOnly')
    given(...room)
      .when(fay, { type: 'setRole', person: ann.id, role: 'facilitator' })
      .yields({ type: 'roleChanged', person: ann.id, role: 'facilitator', by: fay.id })
  })

  test('[PE8] nobody can send the command with which the house admits people', () => {
    expect(readCommand({ type: 'admitPerson', person: 'eva', role: 'facilitator', details: {} }).ok).toBe(false)
  })
})

test('[PE6] what people say about themselves never joins the log, and forgetting takes it all', () => {
  const story = given().after(house, admit('eva', { name: 'Eva Unmistakable', organisation: 'Hill Fund' }))
  const said = entryOf(story.events, 1)
  expect(JSON.stringify(said.events)).not.toContain('Unmistakable')
  expect(said.rows).toEqual([
    { table: 'people', key: ['eva'], value: { name: 'Eva Unmistakable', organisation: 'Hill Fund' } },
  ])
  story.after({ id: person('eva'), role: 'attendee' }, { type: 'forgetMe' })
  expect(story.room.details.size).toBe(0)
  expect(story.room.people.get(person('eva'))).toMatchObject({ removed: true, forgotten: true })
})
