import { expect, test } from 'vitest'
import { LINES, logOf } from '#client/facilitator/acts.ts'
import type { StageId } from '#shared/agenda/stages.ts'
import type { Act } from '#shared/room/acts.ts'
import type { FacilitatorView } from '#shared/room/views/facilitator-view.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import { ROSTER, SHARED } from '#tests/kit/a-room-view.ts'

const question = (more: Partial<QuestionView> = {}): QuestionView => ({
  text: 'How many homes are cold?',
  action: 'target grants',
  status: 'accepted',
  position: 1,
  shortlisted: false,
  ...more,
})
const poll = (status: PollView['status']) => ({ status, round: 1, position: 1 }) as unknown as PollView
const roomWith = (acts: readonly Act[], more: Partial<FacilitatorView> = {}): FacilitatorView => ({
  ...SHARED,
  people: { ...SHARED.people, roster: ROSTER },
  ...more,
  acts,
})
const at = 1_700_000_000_000
const act = (type: Act['type'], about?: string): Act => ({ at, type, ...(about !== undefined && { about }) })
const firstOf = (acts: readonly Act[], more: Partial<FacilitatorView> = {}) => logOf(roomWith(acts, more))[0]!
const agendaAt = (current: string) => ({ agenda: { ...SHARED.agenda, current: current as StageId } })

const questionsWith = (more: Partial<QuestionView>) =>
  ({ questions: { q1: question(more) } }) as unknown as Partial<FacilitatorView>
const pollsWith = (status: PollView['status']) =>
  ({ polls: { p1: poll(status) } }) as unknown as Partial<FacilitatorView>

test.each([
  ['stageMoved', 'data', agendaAt('data'), { type: 'moveToStage', stage: 'lobby' }],
  [
    'stageLocked',
    'lobby',
    { agenda: { ...SHARED.agenda, stages: { lobby: { ...SHARED.agenda.stages['lobby' as StageId]!, locked: true } } } },
    { type: 'unlockStage', stage: 'lobby' },
  ],
  ['stageUnlocked', 'lobby', {}, { type: 'lockStage', stage: 'lobby' }],
  ['questionParked', 'q1', questionsWith({ status: 'parked' }), { type: 'restoreQuestion', question: 'q1' }],
  ['questionRestored', 'q1', questionsWith({}), { type: 'parkQuestion', question: 'q1' }],
  [
    'questionEdited',
    'q1',
    questionsWith({ history: [{ text: 'Cold?', action: 'act' }] }),
    { type: 'editQuestion', question: 'q1', text: 'Cold?', action: 'act' },
  ],
  [
    'questionsMerged',
    'q0',
    questionsWith({ status: 'merged', mergedInto: 'q0' as never }),
    { type: 'unmergeQuestion', question: 'q1' },
  ],
  ['resultRevealed', 'p1', pollsWith('revealed'), { type: 'hideResult', poll: 'p1' }],
  ['resultHidden', 'p1', pollsWith('closed'), { type: 'revealResult', poll: 'p1' }],
] as const)('[FC6] %s is taken back by its inverse', (type, about, more, inverse) => {
  const acts = [act('roomFounded'), act(type, about)]
  expect(firstOf(acts, more as Partial<FacilitatorView>).undo).toEqual(inverse)
})

test('[FC6] an undo is gone once something else has taken its place', () => {
  expect(firstOf([act('stageMoved', 'data')], agendaAt('close')).undo).toBeUndefined()
  expect(firstOf([act('resultRevealed', 'p1')], pollsWith('closed')).undo).toBeUndefined()
  expect(firstOf([act('questionParked', 'q1')], questionsWith({})).undo).toBeUndefined()
})

test('[FC6] going back leads to the stage of the move before, and never to one out of the plan', () => {
  const acts = [act('stageMoved', 'questions'), act('stageMoved', 'data')]
  expect(firstOf(acts, agendaAt('data')).undo).toEqual({ type: 'moveToStage', stage: 'questions' })
  expect(firstOf([act('stageMoved', 'gone'), act('stageMoved', 'data')], agendaAt('data')).undo).toBeUndefined()
})

test('[FC6] of several merged questions none is picked by chance', () => {
  const inside = { status: 'merged', mergedInto: 'q0' } as unknown as Partial<QuestionView>
  const questions = { q1: question(inside), q2: question(inside) } as unknown as FacilitatorView['questions']
  expect(firstOf([act('questionsMerged', 'q0')], { questions }).undo).toBeUndefined()
})

test('[FC6] only the last act of a kind about one thing can be undone', () => {
  const acts = [act('resultRevealed', 'p1'), act('resultHidden', 'p1'), act('resultRevealed', 'p1')]
  expect(logOf(roomWith(acts, pollsWith('revealed'))).map(({ undo }) => undo !== undefined)).toEqual([
    true,
    false,
    false,
  ])
})

test('[FC7] what cannot be taken back from the log has no undo', () => {
  const without = ['personRemoved', 'pollOpened', 'pollClosed', 'holdingRemoved', 'agendaSet', 'roleChanged'] as const
  expect(without.filter((type) => LINES[type]?.undo)).toEqual([])
})

test('an act about something that is gone still has words', () => {
  const logged = Object.entries(LINES).filter(([, line]) => line !== undefined)
  const words = logged.map(([type]) => firstOf([act(type as Act['type'], 'gone')]).words)
  expect(words.filter((line) => line === '' || /undefined|gone/.test(line))).toEqual([])
})
