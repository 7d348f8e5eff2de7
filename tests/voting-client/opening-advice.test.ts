import { describe, expect, test } from 'vitest'
import type { Asked } from '#client/voting/asked.ts'
import { alikePairs } from '#client/voting/look-alikes.ts'
import { effortWords, METHOD_GUIDE, MORE_WAYS, USUAL } from '#client/voting/opening/method-guide.ts'
import { METHOD_SETTINGS } from '#client/voting/opening/method-settings.ts'
import { type Opening, openingAdvice } from '#client/voting/opening/opening-advice.ts'
import { openingProblem } from '#client/voting/opening/opening-problem.ts'
import { plannedConfig } from '#client/voting/opening/planned-config.ts'
import { changeOf } from '#client/voting/opening/setting.ts'
import { fromHundredths, hundredthsOf, inProportion, withCriterion } from '#client/voting/opening/weights.ts'
import { METHOD_NAMES, METHODS } from '#shared/voting/methods.ts'
import { Q, QUESTIONS } from './a-poll.ts'

const GOOD: Opening = {
  method: 'value_gap',
  values: {},
  questions: 12,
  alike: [],
  people: 24,
  mode: 'anonymous',
  k: 5,
  orderOnly: false,
}
const ids = (opening: Partial<Opening>) => openingAdvice({ ...GOOD, ...opening }).map(({ id }) => id)

describe('what is said before opening', () => {
  test('[VS40] nothing, where nothing is likely to go wrong', () => {
    expect(ids({})).toEqual([])
  })

  test.each<[string, Partial<Opening>, Partial<Opening>]>([
    ['many', { questions: 26 }, { questions: 25 }],
    ['many', { questions: 26, method: 'score' }, { questions: 80, method: 'pairwise' }],
    ['long_ranking', { method: 'ranked', questions: 11 }, { method: 'ranked', questions: 10 }],
    ['alike', { method: 'dots', alike: [[1, 3]] }, { method: 'value_gap', alike: [[1, 3]] }],
    ['few_for_quadratic', { method: 'quadratic', people: 14 }, { method: 'quadratic', people: 15 }],
    ['few_for_stv', { method: 'ranked', values: { rule: 'stv' }, people: 9 }, { method: 'ranked', people: 9 }],
    ['few_for_groups', { method: 'opinion', people: 11 }, { method: 'opinion', people: 12 }],
    ['few_to_hide_in', { people: 7 }, { people: 8 }],
    ['few_to_hide_in', { people: 7 }, { people: 7, mode: 'attributed' }],
    ['few_to_hide_in', { people: 7, orderOnly: undefined }, { people: 7, orderOnly: true }],
    ['under_k', { people: 4 }, { people: 4, k: 4 }],
    [
      'many_dots',
      { method: 'dots', questions: 3, values: { budget: 7 } },
      { method: 'dots', questions: 4, values: { budget: 7 } },
    ],
  ])('[VS40] %s', (id, when, not) => {
    expect(ids(when)).toContain(id)
    expect(ids(not)).not.toContain(id)
  })

  test('[VS40] each says what is likely to go wrong and what to do', () => {
    const all = openingAdvice({
      ...GOOD,
      method: 'dots',
      questions: 30,
      people: 3,
      alike: [[1, 3]],
      values: { budget: 70 },
    })
    expect(all).toHaveLength(5)
    for (const { title, todo } of all) for (const words of [title, todo]) expect(words).toMatch(/^[A-Z0-9].*\.$/)
    expect(all.find(({ id }) => id === 'alike')?.title).toBe('Questions 1 and 3 look alike and would split the vote.')
  })

  test('[VS21] [VS40] look-alikes are named in pairs, each pair once', () => {
    const asked = Q.map((id, at): Asked => ({ id, number: at + 1, ...QUESTIONS[id]! }))
    const twin = { ...asked[0]!, id: 'q9' as Asked['id'], number: 9 }
    expect(alikePairs(asked)).toEqual([])
    expect(alikePairs([...asked, twin])).toEqual([[1, 9]])
  })

  test('[VS40] what cannot be counted is refused, with the place to mend it', () => {
    const nine = Array.from({ length: 9 }, (_, at) => `q${at}`)
    const { refusal } = plannedConfig('ranked', { rule: 'kemeny' }, nine)
    expect(openingProblem(METHOD_GUIDE.ranked, 9, refusal)?.field).toBe('poll-questions')
    expect(openingProblem(METHOD_GUIDE.dots, 1, undefined)?.message).toBe('Choose at least 2 questions')
    const bad = plannedConfig('points', { total: 0 }, nine).refusal
    expect(openingProblem(METHOD_GUIDE.points, 9, bad)).toEqual({
      field: 'poll-settings',
      message: 'The settings of this vote do not fit together. Check them.',
    })
  })
})

describe('the ways of voting', () => {
  test('[VS38] each is offered once, the usual ones first', () => {
    const offered = [...USUAL, ...MORE_WAYS.flatMap(({ methods }) => methods)]
    expect(offered.toSorted()).toEqual([...METHOD_NAMES].toSorted())
    expect(new Set(offered).size).toBe(offered.length)
    expect(USUAL[0]).toBe('value_gap')
  })

  test.each(METHOD_NAMES)('[VS38] %s says what it is for, how long it takes, how many it needs', (method) => {
    const guide = METHOD_GUIDE[method]
    for (const words of [guide.purpose, guide.doing]) expect(words).toMatch(/^[A-Z].*\.$/)
    expect(effortWords(guide, 12)).toMatch(/^About \d+ minutes?\. Needs \d+ people\.$/)
  })

  test.each(METHOD_NAMES)('[VS38] %s takes as few questions as it says, and no fewer', (method) => {
    const { fewestQuestions } = METHOD_GUIDE[method]
    expect(plannedConfig(method, {}, Q.slice(0, fewestQuestions)).refusal).toBeUndefined()
    expect(METHODS[method].configure({}, Q.slice(0, fewestQuestions - 1)).ok).toBe(false)
  })
})

describe('settings', () => {
  test.each(METHOD_NAMES)('[VS39] every choice %s offers is one its method takes', (method) => {
    const usual = plannedConfig(method, {}, Q).values!
    const { main, more } = METHOD_SETTINGS[method](usual, Q.length)
    for (const setting of [...main, ...more]) {
      const tries =
        setting.kind === 'choice'
          ? setting.options.map((option) => changeOf(setting, option))
          : setting.kind === 'tick'
            ? [{ [setting.id]: true }]
            : [{ [setting.id]: usual[setting.id] ?? setting.least }]
      for (const change of tries) {
        const { refusal } = plannedConfig(method, change, Q)
        expect(refusal, `${setting.id} ${JSON.stringify(change)}`).toBeUndefined()
      }
    }
  })

  test('[VS39] with nothing set nothing is sent, but what a method cannot do without', () => {
    for (const method of METHOD_NAMES.filter((name) => name !== 'equal_shares'))
      expect(plannedConfig(method, {}, Q).sent, method).toEqual({})
    expect(plannedConfig('equal_shares', {}, Q).sent).toEqual({ costs: { q1: 10, q2: 10, q3: 10 }, budget: 10 })
  })

  test('[VS39] with fewer dots than one question may have, all of them may go there', () => {
    expect(plannedConfig('dots', { perItem: 6, budget: 4 }, Q).sent).toEqual({ perItem: 4, budget: 4 })
  })

  test('[VS39] costs are of the chosen questions alone', () => {
    const costs = { q1: 3, q2: 4, q3: 5 }
    expect(plannedConfig('equal_shares', { costs, budget: 9 }, ['q1', 'q3']).sent).toEqual({
      costs: { q1: 3, q3: 5 },
      budget: 9,
    })
  })

  test('[VS39] weights come to a hundred in proportion, whatever was typed', () => {
    const weights = (...hundredths: number[]) =>
      hundredths.map((one, at) => ({ id: `c${at}`, label: `C${at}`, weight: fromHundredths(one) }))
    expect(inProportion(weights(10, 20, 30)).map(hundredthsOf)).toEqual([16, 33, 51])
    expect(inProportion(weights(0, 0, 0)).map(hundredthsOf)).toEqual([34, 33, 33])
    const four = withCriterion(weights(40, 30, 30), 'new')
    expect(four.reduce((sum, one) => sum + hundredthsOf(one), 0)).toBe(100)
    expect(METHODS.criteria.configure({ criteria: four }, Q).ok).toBe(true)
  })
})
