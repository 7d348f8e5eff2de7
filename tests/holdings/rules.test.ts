import { describe, expect, test } from 'vitest'
import { MOST_HOLDINGS } from '#shared/holdings/holding.ts'
import { ASSET_KINDS, SHARE_STANCES } from '#shared/holdings/vocabulary.ts'
import { readCommand } from '#shared/room/read-command.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { ann, bob, fay, h, n, olu, q } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'

const accepted = (id: string): RoomEvent[] => [
  { type: 'questionProposed', question: q(id), by: fay.id, text: `What of ${id}?`, action: 'act' },
  { type: 'questionAccepted', question: q(id), by: fay.id },
]
const room: readonly RoomEvent[] = [
  ...aRoomAt('data'),
  ...['rent', 'heat'].flatMap(accepted),
  { type: 'questionProposed', question: q('waits'), by: ann.id, text: 'What waits?', action: 'act' },
  { type: 'personDescribed', person: ann.id, details: { name: 'Ann', organisation: 'Riverside  Advice' } },
]
const essentials = { title: 'Vouchers', questions: [q('rent')], assetKind: 'dataset', shareStance: 'discuss' } as const
const log = { type: 'logHolding', ...essentials } as const
const need = { type: 'logNeed', title: 'Homes without gas', question: q('rent'), heldBy: 'company' } as const

describe('holdings', () => {
  test('[HO1] four things make a holding, and each is needed', () => {
    expect(readCommand(log)).toEqual({ ok: true, value: log })
    for (const part of ['title', 'questions', 'assetKind', 'shareStance'] as const) {
      const { [part]: _, ...others } = log
      expect(readCommand(others)).toMatchObject({ ok: false, error: { path: `command.${part}` } })
    }
    expect(readCommand({ ...log, title: '  ' }).ok).toBe(false)
    expect(readCommand({ ...log, questions: [] }).ok).toBe(false)
    expect(readCommand({ ...log, questions: ['rent', 'rent'] }).ok).toBe(false)
    for (const assetKind of ASSET_KINDS) expect(readCommand({ ...log, assetKind }).ok).toBe(true)
    for (const shareStance of SHARE_STANCES) expect(readCommand({ ...log, shareStance }).ok).toBe(true)
  })

  test('[HO1] a holding is about questions that stand on the list', () => {
    const story = given(...room)
    story.when(ann, { ...log, questions: [q('rent'), q('nowhere')] }).isRefused('notFound')
    story.when(ann, { ...log, questions: [q('waits')] }).isRefused('notFound')
    story.after(ann, log)
    expect(story.value).toEqual({ holding: 'new-1' })
    story.when(ann, { type: 'editHolding', holding: h('new-1'), questions: [q('waits')] }).isRefused('notFound')
    story.when(ann, { ...need, question: q('waits') }).isRefused('notFound')
    story.when(ann, { type: 'answerCoverage', question: q('waits'), answer: 'nobody' }).isRefused('notFound')
  })

  test('[HO2] it is changed by whoever logged it, or by a facilitator', () => {
    const edit = { type: 'editHolding', holding: h('new-1'), title: 'Voucher table' } as const
    const remove = { type: 'removeHolding', holding: h('new-1') } as const
    const story = given(...room).after(ann, log)
    for (const command of [edit, remove]) {
      story.when(bob, command).isRefused('notAllowed')
      story.when(olu, command).isRefused('notAllowed')
    }
    story.after(ann, edit).after(fay, edit).after(fay, remove).when(fay, remove).isRefused('notFound')
    expect(
      given(...room)
        .after(ann, log)
        .after(ann, remove).room.holdings.size,
    ).toBe(0)
  })

  test('[HO2] a need is changed by whoever logged it, or by a facilitator', () => {
    const edit = { type: 'editNeed', need: n('new-1'), title: 'Homes' } as const
    const remove = { type: 'removeNeed', need: n('new-1') } as const
    const story = given(...room).after(ann, need)
    for (const command of [edit, remove]) story.when(bob, command).isRefused('notAllowed')
    story.after(ann, edit).after(fay, edit).after(ann, remove).when(ann, edit).isRefused('notFound')
  })

  test('[HO8] an edit changes only what it names, and an optional field can be cleared', () => {
    const story = given(...room)
      .after(ann, { ...log, description: 'By ward', effort: 3 })
      .after(ann, { type: 'editHolding', holding: h('new-1'), shareStance: 'share_now', effort: null })
    expect(story.room.holdings.get(h('new-1'))).toEqual({
      ...essentials,
      shareStance: 'share_now',
      description: 'By ward',
      id: 'new-1',
      by: ann.id,
      position: 1,
      organisation: 'riverside advice',
    })
    story.after(ann, { ...need, holder: 'Gas Co' }).after(ann, { type: 'editNeed', need: n('new-2'), holder: null })
    expect(story.room.needs.get(n('new-2'))).not.toHaveProperty('holder')
    expect(story.room.needs.get(n('new-2'))).toMatchObject({ title: need.title, heldBy: 'company' })
    expect(readCommand({ type: 'editHolding', holding: 'x', title: null }).ok).toBe(false)
  })

  test('[HO9] a contact is shown to facilitators and to who gave it, to nobody else', () => {
    const story = given(...room).after(ann, { ...log, contact: 'ann@riverside.example' })
    const id = h('new-1')
    expect(story.facilitators().holdings[id]?.contact).toBe('ann@riverside.example')
    expect(story.own(ann).holdings[id]?.contact).toBe('ann@riverside.example')
    expect(JSON.stringify([story.shared(), story.own(bob), story.own(olu)])).not.toContain('riverside.example')
  })

  test('[HO11] a room holds 2,000 holdings and 2,000 needs', () => {
    const many = Array.from({ length: MOST_HOLDINGS }, (_, at) => at)
    const holdings = new Map(
      many.map((at) => [h(`h${at}`), { ...essentials, id: h(`h${at}`), by: ann.id, position: at + 1 }] as const),
    )
    expect(MOST_HOLDINGS).toBe(2_000)
    const events = [...holdings.values()].map((holding): RoomEvent => ({ type: 'holdingLogged', holding }))
    const { type: _, ...record } = need
    const needs = many.map((at): RoomEvent => ({
      type: 'needLogged',
      need: { ...record, id: n(`n${at}`), by: ann.id, position: at + 1 },
    }))
    given(...room, ...events)
      .when(ann, log)
      .isRefused('roomFull')
      .after(ann, need)
    given(...room, ...needs)
      .when(ann, need)
      .isRefused('roomFull')
      .after(ann, log)
    given(...room, ...events.slice(1), ...needs.slice(1))
      .after(ann, log)
      .after(ann, need)
  })
})

describe('matches', () => {
  const both = () =>
    given(...room)
      .after(ann, log)
      .after(bob, need)
  const match = { type: 'editNeed', need: n('new-2'), matchedHolding: h('new-1') } as const

  test('[HO5] a need and a holding on one question are offered, and nothing is matched by itself', () => {
    const story = both()
    expect(story.shared().needs[n('new-2')]).toMatchObject({ matches: ['new-1'] })
    expect(story.shared().needs[n('new-2')]).not.toHaveProperty('matchedHolding')
    const other = given(...room)
      .after(ann, { ...log, questions: [q('heat')] })
      .after(bob, need)
    expect(other.shared().needs[n('new-2')]).toMatchObject({ matches: [] })
  })

  test('[HO5] anybody confirms a match, or says that it is none, and may change nothing else by it', () => {
    const story = both().after(ann, match)
    expect(story.room.needs.get(n('new-2'))?.matchedHolding).toBe('new-1')
    story.when(ann, { ...match, title: 'Something else' }).isRefused('notAllowed')
    story.when(ann, { ...match, matchedHolding: h('nowhere') }).isRefused('notFound')
    story.when(ann, { ...need, matchedHolding: h('nowhere') }).isRefused('notFound')
    story.after(ann, { ...match, matchedHolding: null })
    expect(story.room.needs.get(n('new-2'))).not.toHaveProperty('matchedHolding')
  })

  test('[HO6] removing a holding opens the needs that were matched with it, and no others', () => {
    const story = both()
      .after(ann, log)
      .after(bob, { ...need, matchedHolding: h('new-3') })
      .after(ann, match)
      .after(ann, { type: 'removeHolding', holding: h('new-1') })
    expect([...story.room.needs.values()].map(({ id, matchedHolding }) => [id, matchedHolding])).toEqual([
      ['new-2', undefined],
      ['new-4', 'new-3'],
    ])
    expect(story.shared().needs[n('new-2')]?.matches).toEqual(['new-3'])
  })
})

describe('who holds data', () => {
  const answer = (given: 'we_hold' | 'someone_else' | 'nobody') =>
    ({ type: 'answerCoverage', question: q('rent'), answer: given }) as const

  test('[HO10] each person answers once per question; again replaces, and it can be taken back', () => {
    const story = given(...room)
      .after(ann, answer('nobody'))
      .after(bob, answer('someone_else'))
      .after(ann, answer('we_hold'))
    expect(story.own(ann).coverage).toEqual({ rent: 'we_hold' })
    expect(story.own(bob).coverage).toEqual({ rent: 'someone_else' })
    story.when(ann, answer('we_hold')).changesNothing()
    story
      .when(ann, { type: 'answerCoverage', question: q('rent') })
      .yields({ type: 'coverageTakenBack', question: q('rent'), by: ann.id })
      .when(ann, { type: 'answerCoverage', question: q('rent') })
      .changesNothing()
    expect(story.own(ann).coverage).toEqual({})
    expect(story.room.coverage.size).toBe(1)
  })
})
