import { expect, test } from 'vitest'
import { must } from '#shared/kit/assert.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { RoomState } from '#shared/room/room.ts'
import { facilitatorView } from '#shared/room/views/facilitator-view.ts'
import type { Participant, PollId } from '#shared/voting/poll.ts'
import { ann, bob, fay } from '#tests/kit/people.ts'
import { aRoomAt, given, showing } from '#tests/kit/scenario.ts'

const rosterIn = (room: RoomState, how: ReturnType<typeof showing>) => facilitatorView(room, how).people.roster

/** The same room made of objects that nobody has seen before: nothing can be kept of it. */
const anew = (room: RoomState): RoomState => ({
  ...room,
  people: new Map([...room.people].map(([id, person]) => [id, { ...person }])),
})

test('[RH42] an entry stays the same for as long as it says the same, and never longer', () => {
  const story = given(...aRoomAt('questions'))
  const here = new Set([ann.id, bob.id])
  const named = (field: string) => story.value?.[field] as never
  story.after(fay, { type: 'proposeQuestion', text: 'Who?', action: 'Act' })
  const question: QuestionId = named('question')
  const { status } = must(story.room.questions.get(question), 'the question')
  if (status === 'proposed') story.after(fay, { type: 'acceptQuestion', question })
  story.after(fay, { type: 'openPoll', method: 'value_gap', questions: [question] })
  const poll: PollId = named('poll')
  const voters = (...who: readonly Participant[]) => new Map([[poll, new Set(who)]])
  const moments = [
    showing({ present: here }),
    showing({ present: here, turnout: voters(ann.id) }),
    showing({ present: here, turnout: voters(bob.id) }),
    showing({ present: new Set([bob.id]), turnout: voters(bob.id) }),
    showing({ present: new Set([bob.id]), turnout: voters() }),
    showing({ present: here, turnout: voters(ann.id, bob.id) }),
  ]
  const check = (how: (typeof moments)[number]) => {
    expect(rosterIn(story.room, how)).toEqual(rosterIn(anew(story.room), how))
  }
  moments.forEach(check)
  moments.toReversed().forEach(check)
  story.after(ann, { type: 'updateSelf', name: 'Annabel' })
  moments.forEach(check)
  expect(rosterIn(story.room, moments[1]!)[ann.id]).toMatchObject({ name: 'Annabel', present: true })
  story.after(fay, { type: 'setRole', person: bob.id, role: 'facilitator' })
  moments.forEach(check)
  const before = rosterIn(story.room, moments[1]!)
  expect(rosterIn(story.room, moments[1]!)[ann.id]).toBe(before[ann.id])
  story.after(fay, { type: 'removePerson', person: ann.id })
  moments.forEach(check)
  expect(ann.id in rosterIn(story.room, moments[1]!)).toBe(false)
})
