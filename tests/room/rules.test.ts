import { describe, expect, test } from 'vitest'
import { difference } from '#shared/kit/patch.ts'
import { readCommand } from '#shared/room/read-command.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { ann, bob, fay, olu, q, stage } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'
import { commandIn, HOLDING, WIRE_COMMANDS } from '#tests/kit/some-commands.ts'
import { aHost, ann as annAtHost } from './a-host.ts'

const accepted = (id: string): RoomEvent[] => [
  { type: 'questionProposed', question: q(id), by: fay.id, text: `What of ${id}?`, action: 'act' },
  { type: 'questionAccepted', question: q(id), by: fay.id },
]

/** A room in which everything that is not for all has a word of its own. */
function secretive() {
  return given(...aRoomAt('questions'), ...accepted('rent'), {
    type: 'personDescribed',
    person: bob.id,
    details: { name: 'SECRETNAME', organisation: 'SECRETORG' },
  })
    .after(ann, { type: 'proposeQuestion', text: 'SECRETWAITING?', action: 'wait' })
    .after(ann, { type: 'proposeQuestion', text: 'SECRETPARKED?', action: 'park' })
    .after(fay, { type: 'parkQuestion', question: q('new-2'), reason: 'SECRETREASON' })
    .after(ann, { type: 'proposeQuestion', text: 'SECRETWITHDRAWN?', action: 'go there' })
    .after(ann, { type: 'withdrawQuestion', question: q('new-3') })
    .after(fay, { type: 'editQuestion', question: q('rent'), text: 'Who is behind?' })
    .after(fay, { type: 'moveToStage', stage: stage('close') })
    .after(bob, { type: 'logHolding', ...HOLDING, questions: [q('rent')], contact: 'SECRETCONTACT' })
    .after(bob, {
      type: 'showInterest',
      question: q('rent'),
      interests: ['can_lead'],
      contact: 'SECRETPARTNER',
      contactConsent: 'facilitator_only',
    })
    .after(bob, { type: 'giveFeedback', worthwhile: 1, comment: 'SECRETCOMMENT' })
}

describe('what people are shown', () => {
  test('[RO2] attendees and observers receive no roster, nothing that waits, no confidence and no log', () => {
    const story = secretive()
    for (const somebody of [ann, olu]) {
      const received = JSON.stringify([story.shared(), somebody === ann ? {} : story.own(somebody)])
      // An organisation is shown where it holds or answers something: that is what it was given for.
      expect([...new Set(received.match(/SECRET(?!ORG)\w+/g))]).toEqual([])
      expect(received).not.toContain('What of rent?')
    }
    expect(story.shared()).not.toHaveProperty('acts')
    expect(story.shared().people).not.toHaveProperty('roster')
    expect(story.shared().questions[q('rent')]).not.toHaveProperty('by')
  })

  test('[RO2] what is mine is for me alone', () => {
    const story = secretive()
    expect(JSON.stringify(story.own(ann))).not.toMatch(/SECRET(NAME|ORG|CONTACT|PARTNER|COMMENT)/)
    expect(Object.keys(story.own(ann).questions)).toEqual(['new-1', 'new-2', 'new-3'])
    expect(story.own(bob).questions).toEqual({})
    expect(Object.keys(story.own(bob).holdings)).toHaveLength(1)
  })

  test('[RO2] facilitators see who is here and what happened, and no word of feedback', () => {
    const story = secretive()
    const view = story.facilitators()
    expect(view.people.roster[bob.id]).toMatchObject({ name: 'SECRETNAME', role: 'attendee', present: true })
    expect(view.acts.map(({ type, about }) => [type, about])).toContainEqual(['questionParked', 'new-2'])
    expect(JSON.stringify(view.acts)).not.toContain('SECRET')
    expect(JSON.stringify(view)).not.toContain('SECRETCOMMENT')
  })

  test('[RO8] what a change does not touch keeps its reference, and the patch holds only what differs', () => {
    const story = secretive()
    const before = story.facilitators()
    story.after(ann, { type: 'makeCommitment', what: 'Send it', who: 'Ann' })
    const after = story.facilitators()
    for (const part of ['questions', 'holdings', 'needs', 'coverage', 'interests', 'feedback'] as const)
      expect(after[part]).toBe(before[part])
    expect(after.agenda.stages).toBe(before.agenda.stages)
    expect(Object.keys(difference(before, after) ?? {})).toEqual(['commitments'])
    expect(difference(story.shared(), story.shared())).toBeUndefined()
  })

  test('[RO8] one question that changes leaves the others as they were', () => {
    const story = given(...aRoomAt('questions'), ...accepted('rent'), ...accepted('heat'))
    const before = story.shared()
    story.after(fay, { type: 'editQuestion', question: q('rent'), text: 'Who is behind?' })
    const after = story.shared()
    expect(after.questions[q('heat')]).toBe(before.questions[q('heat')])
    expect(difference(before, after)).toEqual({ questions: { rent: { text: 'Who is behind?' } } })
  })
})

/** What makes a room less can be asked of a closed one too. */
const ENDING = new Set<string>(['closeRoom', 'deleteRoom', 'forgetMe', 'forgetPerson'])

describe('the end', () => {
  test('[RO3] a closed room takes no more commands, can be read, and closing again changes nothing', () => {
    const story = secretive().after(fay, { type: 'closeRoom' })
    const shown = story.shared()
    for (const type of WIRE_COMMANDS) {
      const read = readCommand(commandIn(story.room, { type, numbers: [1, 1, 1] }))
      if (!read.ok || ENDING.has(type)) continue
      story.when(fay, read.value).isRefused('roomClosed')
    }
    story.when(fay, { type: 'closeRoom' }).changesNothing()
    expect(story.shared()).toEqual(shown)
    expect(shown.room.status).toBe('closed')
    story.when(fay, { type: 'deleteRoom', title: 'Heat and homes' }).yields({ type: 'roomDeleted' })
  })

  test('[RO4] a room is deleted only by typing its title, as it is now', () => {
    const story = given(...aRoomAt('close'))
    for (const title of ['', 'heat and homes', 'Heat'])
      story.when(fay, { type: 'deleteRoom', title }).isRefused('titleDiffers')
    story.when(ann, { type: 'deleteRoom', title: 'Heat and homes' }).isRefused('facilitatorOnly')
    story.after(fay, { type: 'updateRoom', title: 'Warm' })
    story.when(fay, { type: 'deleteRoom', title: 'Heat and homes' }).isRefused('titleDiffers')
    story.when(fay, { type: 'deleteRoom', title: 'Warm' }).yields({ type: 'roomDeleted' })
    expect(story.room.status).toBe('closed')
  })
})

test('[RO7] a command is done once per person and command id, however often it is sent', async () => {
  const { ask, host, stage: at } = await aHost()
  const fayAtHost = { ...annAtHost, id: 'fay', role: 'facilitator' } as unknown as typeof annAtHost
  await ask(fayAtHost, { type: 'moveToStage', stage: at('questions') })
  const before = host().state().questions.size
  const propose = { type: 'proposeQuestion', text: 'Who is cold?', action: 'visit them' }
  const first = await ask(annAtHost, propose, 'the-same')
  const again = await Promise.all([ask(annAtHost, propose, 'the-same'), ask(annAtHost, propose, 'the-same')])
  expect(again).toEqual([first, first])
  expect(host().state().questions.size).toBe(before + 1)
  await ask(annAtHost, propose, 'another')
  expect(host().state().questions.size).toBe(before + 2)
})
