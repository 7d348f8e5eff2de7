import { expect, test } from 'vitest'
import { agendaCommands } from '#shared/agenda/commands.ts'
import { currentStage, stageFor } from '#shared/agenda/rules.ts'
import { STAGE_KINDS, STAGE_WORDS, type StageId } from '#shared/agenda/stages.ts'
import { RIGHTS } from '#shared/room/can.ts'
import type { Command } from '#shared/room/commands.ts'
import { ann, fay, olu, stage } from '#tests/kit/people.ts'
import { aRoomAt, given, NOON } from '#tests/kit/scenario.ts'

const COMMANDS: readonly Command[] = [
  { type: 'setAgenda', stages: [{ kind: 'lobby' }] },
  { type: 'moveToStage', stage: stage('voting') },
  { type: 'lockStage', stage: stage('lobby') },
  { type: 'unlockStage', stage: stage('lobby') },
  { type: 'startTimer', seconds: 60 },
  { type: 'extendTimer', seconds: 60 },
  { type: 'stopTimer' },
]

test('[AG1] only a facilitator changes stage, plan, locks and timer', () => {
  expect(COMMANDS.map(({ type }) => type).toSorted()).toEqual(Object.keys(agendaCommands).toSorted())
  for (const command of COMMANDS) {
    expect(RIGHTS[command.type]).toBe('facilitator')
    for (const somebody of [ann, olu])
      given(...aRoomAt('lobby'))
        .when(somebody, command)
        .isRefused('facilitatorOnly')
  }
})

test('[AG2] every stage is reached from every stage, and nothing people did is lost', () => {
  for (const from of STAGE_KINDS)
    for (const to of STAGE_KINDS) {
      if (from === to) continue
      const story = given(...aRoomAt(from)).after(fay, { type: 'proposeQuestion', text: 'How many?', action: '' })
      const { questions } = story.room
      story
        .when(fay, { type: 'moveToStage', stage: stage(to) })
        .yields({ type: 'stageMoved', to: stage(to), from: stage(from) })
      expect(currentStage(story.room)?.kind).toBe(to)
      expect(story.room.questions).toBe(questions)
    }
})

test('[AG2] a stage that is not in the plan cannot be reached', () => {
  const nowhere = 'nowhere' as StageId
  for (const type of ['moveToStage', 'lockStage', 'unlockStage'] as const)
    given(...aRoomAt('lobby'))
      .when(fay, { type, stage: nowhere })
      .isRefused('stageUnknown')
})

test('[AG3] moving to where the room is changes nothing', () => {
  given(...aRoomAt('data'))
    .when(fay, { type: 'moveToStage', stage: stage('data') })
    .changesNothing()
})

test('[AG4] the plan is reordered, shortened, lengthened and repeated', () => {
  const story = given(...aRoomAt('data')).after(fay, {
    type: 'setAgenda',
    stages: [
      { id: stage('data'), kind: 'data' },
      { id: stage('questions'), kind: 'questions' },
      { kind: 'voting' },
      { kind: 'voting', title: 'Once more' },
    ],
  })
  expect(story.value).toEqual({ stages: ['data', 'questions', 'new-1', 'new-2'] })
  expect(story.room.stages.map(({ id, kind }) => [id, kind])).toEqual([
    ['data', 'data'],
    ['questions', 'questions'],
    ['new-1', 'voting'],
    ['new-2', 'voting'],
  ])
  expect(story.room.current).toBe('data')
})

test('[AG4] the stage the room is in cannot be taken out', () => {
  given(...aRoomAt('data'))
    .when(fay, { type: 'setAgenda', stages: [{ id: stage('lobby'), kind: 'lobby' }, { kind: 'data' }] })
    .isRefused('stageInUse')
})

test('[AG4] no stage stands twice, and none comes from nowhere', () => {
  const data = { id: stage('data'), kind: 'data' } as const
  given(...aRoomAt('data'))
    .when(fay, { type: 'setAgenda', stages: [data, data] })
    .isRefused('malformed')
  given(...aRoomAt('data'))
    .when(fay, { type: 'setAgenda', stages: [data, { id: 'strange' as StageId, kind: 'data' }] })
    .isRefused('stageUnknown')
})

test('[AG5] a stage keeps its words and its lock until somebody writes others', () => {
  const plan = (more: object) =>
    ({ type: 'setAgenda', stages: [{ id: stage('data'), kind: 'data', ...more }] }) as const
  const story = given(...aRoomAt('data'))
    .after(fay, { type: 'lockStage', stage: stage('data') })
    .after(fay, plan({ title: 'What have we got?', minutes: 5 }))
    .after(fay, plan({ instruction: 'Name it.' }))
  expect(story.room.stages).toEqual([
    { id: 'data', kind: 'data', title: 'What have we got?', instruction: 'Name it.', minutes: 5, locked: true },
  ])
})

test('[AG5] a stage that becomes another kind takes the words of that kind', () => {
  const story = given(...aRoomAt('data')).after(fay, {
    type: 'setAgenda',
    stages: [{ id: stage('data'), kind: 'barriers' }],
  })
  expect(story.room.stages[0]).toMatchObject(STAGE_WORDS.barriers)
})

test('[AG6] nothing is refused or undone because time is up', () => {
  const story = given(...aRoomAt('questions')).after(fay, { type: 'startTimer', seconds: 60 })
  story.after(ann, { type: 'proposeQuestion', text: 'How many?', action: 'visit them' }, NOON + 3_600_000)
  expect(story.room.timer).toEqual({ endsAt: NOON + 60_000, length: 60 })
  expect(story.room.current).toBe('questions')
})

test('[AG7] extending adds to what is left', () => {
  given(...aRoomAt('questions'))
    .after(fay, { type: 'startTimer', seconds: 60 })
    .when(fay, { type: 'extendTimer', seconds: 30 }, NOON + 50_000)
    .yields({ type: 'timerSet', timer: { endsAt: NOON + 90_000, length: 90 } })
})

test('[AG7] a timer that has run out is extended from now', () => {
  given(...aRoomAt('questions'))
    .after(fay, { type: 'startTimer', seconds: 60 })
    .when(fay, { type: 'extendTimer', seconds: 30 }, NOON + 100_000)
    .yields({ type: 'timerSet', timer: { endsAt: NOON + 130_000, length: 90 } })
})

test('[AG7] where no timer runs there is nothing to extend, and stopping changes nothing', () => {
  given(...aRoomAt('questions'))
    .when(fay, { type: 'extendTimer', seconds: 30 })
    .isRefused('timerNotRunning')
    .when(fay, { type: 'stopTimer' })
    .changesNothing()
})

test('[AG8] moving on ends the timer', () => {
  const { room } = given(...aRoomAt('questions'))
    .after(fay, { type: 'startTimer', seconds: 60 })
    .after(fay, { type: 'moveToStage', stage: stage('voting') })
  expect(room.timer).toBeUndefined()
})

test('[AG9] in a locked stage only facilitators write, until it is open again', () => {
  const ask = { type: 'proposeQuestion', text: 'How many?', action: 'visit them' } as const
  const story = given(...aRoomAt('questions')).after(fay, { type: 'lockStage', stage: stage('questions') })
  story.when(ann, ask).isRefused('stageLocked')
  story
    .after(fay, ask)
    .when(fay, { type: 'lockStage', stage: stage('questions') })
    .changesNothing()
  story.after(fay, { type: 'unlockStage', stage: stage('questions') }).after(ann, ask)
})

test('[AG4] work finds its stage: here, else the next one, else the last one passed', () => {
  const twoVotes = given(...aRoomAt('data')).after(fay, {
    type: 'setAgenda',
    stages: [
      { id: stage('voting'), kind: 'voting' },
      { kind: 'voting' },
      { id: stage('data'), kind: 'data' },
      { kind: 'voting' },
    ],
  })
  expect(stageFor(twoVotes.room, 'voting')?.id).toBe('new-2')
  expect(stageFor(twoVotes.room, 'data')?.id).toBe('data')
  expect(stageFor(twoVotes.room, 'close')).toBeUndefined()
  const passed = twoVotes.after(fay, {
    type: 'setAgenda',
    stages: [{ id: stage('voting'), kind: 'voting' }, { kind: 'voting' }, { id: stage('data'), kind: 'data' }],
  })
  expect(stageFor(passed.room, 'voting')?.id).toBe('new-3')
})
