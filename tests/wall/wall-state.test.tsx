import { expect, test } from 'vitest'
import { VIEWS } from '#client/wall/views.tsx'
import { actFor, after, FIRST, LISTED, type WallAct, type WallState } from '#client/wall/wall-state.ts'
import { STAGE_KINDS } from '#shared/agenda/stages.ts'

const afterAll = (acts: readonly WallAct[], views = 3): WallState =>
  acts.reduce((state, wanted) => after(state, wanted, views), FIRST)

test('[WL2] every kind of stage has a view', () => {
  for (const kind of STAGE_KINDS) expect(VIEWS[kind].length).toBeGreaterThan(0)
})

test('[WL5] clickers work: PageDown and PageUp walk through the views and stop at the ends', () => {
  expect([actFor('PageDown'), actFor('PageUp'), actFor('ArrowRight'), actFor('ArrowLeft')]).toEqual([
    'next',
    'before',
    'next',
    'before',
  ])
  expect(afterAll(['next', 'next', 'next', 'next']).view).toBe(2)
  expect(afterAll(['next', 'before', 'before']).view).toBe(0)
})

test('[WL5] a covered screen is uncovered by any turn, without losing its view', () => {
  for (const cover of ['blank', 'join', 'keys'] as const) {
    const back = afterAll(['next', cover, 'next'])
    expect([back.view, back.isBlank, back.showsJoin, back.showsKeys]).toEqual([1, false, false, false])
  }
})

test('[WL5] one cover takes the place of another', () => {
  expect(afterAll(['join', 'blank'])).toMatchObject({ isBlank: true, showsJoin: false })
  expect(afterAll(['blank', 'keys', 'close'])).toMatchObject({ isBlank: false, showsKeys: false })
})

test('[WL5] letters grow and shrink within the limits of the tokens', () => {
  const [grow, shrink] = [Array<WallAct>(20).fill('bigger'), Array<WallAct>(20).fill('smaller')]
  expect([afterAll(grow).scale, afterAll(shrink).scale]).toEqual([2, 0.75])
})

test('[WL5] every listed act has a key', () => {
  const keys = ['ArrowRight', 'ArrowLeft', 'B', 'F', '+', '-', 'Q', 'T'].map(actFor)
  expect(LISTED.map(({ act }) => act)).toEqual(keys)
})
