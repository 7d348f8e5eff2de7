import { describe, expect, test } from 'vitest'
import { METHOD_NAMES, METHODS } from '#shared/voting/methods.ts'
import { canonical } from '#shared/voting/canonical.ts'
import { dots } from '#shared/voting/methods/dots.ts'
import { valueGap } from '#shared/voting/methods/value-gap.ts'
import { someBallots } from './ballots.ts'
import { ballotsIn, vectorsOf } from './vectors.ts'

const items = ['q1', 'q2', 'q3']
const gaps = { scale: 5, split: 'midpoint', index: 'geometric', weight: 0.5 } as const
const five = { budget: 5, perItem: 3, spendAll: false }
/** As it would come over the wire: `__proto__` in JSON is a key like any other. */
const wire = (json: string): unknown => JSON.parse(json)
const code = (read: { ok: boolean; error?: { code: string } }) => (read.ok ? 'ok' : read.error!.code)
const tenThousand = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`x${at}`, {}]))

describe('[CO6] any ballot', () => {
  const outsides = [
    null,
    undefined,
    7,
    'x',
    true,
    [],
    {},
    [[]],
    { other: {} },
    wire('{"__proto__": {}}'),
    wire('{"constructor": {}}'),
  ]
  test.each(METHOD_NAMES)('of the wrong shape is malformed: %s', (name) => {
    const { config, key, empty } = someBallots(name)
    const insides = [null, 7, 'x', true, undefined, Array.isArray(empty) ? {} : []].map((inside) => ({ [key]: inside }))
    const extras = [
      { [key]: empty, weight: 2 },
      wire(`{"${key}": ${JSON.stringify(empty)}, "__proto__": {}}`),
      wire(`{"${key}": ${JSON.stringify(empty)}, "toString": 1}`),
    ]
    const huge = Array.isArray(empty) ? Object.keys(tenThousand) : tenThousand
    for (const given of [...outsides, ...insides, ...extras, { [key]: huge }])
      expect([JSON.stringify(given)?.slice(0, 60), code(METHODS[name].check(given, config, items))]).toEqual([
        JSON.stringify(given)?.slice(0, 60),
        'malformed',
      ])
  })

  test('that inherits its marks gives none', () => {
    expect(code(dots.check(Object.create({ dots: { q1: 1 } }), five, items))).toBe('malformed')
    expect(dots.check({ dots: Object.create({ q1: 1 }) }, five, items)).toEqual({ ok: true, value: { dots: {} } })
  })
})

describe('[CO6] a value-gap ballot', () => {
  const check = (rating: string) => code(valueGap.check(wire(`{"ratings": {"q1": ${rating}}}`), gaps, items))

  test.each([
    'null',
    '3',
    '"x"',
    '[]',
    'true',
    '{"value": "5"}',
    '{"value": null}',
    '{"gap": true}',
    '{"gap": []}',
    '{"gap": {}}',
    '{"gap": "cannot"}',
    '{"worth": 3}',
    '{"value": 3, "__proto__": 1}',
    '{"constructor": 1}',
  ])('is malformed with the rating %s', (rating) => expect(check(rating)).toBe('malformed'))

  test.each([
    '{"value": 0}',
    '{"value": 6}',
    '{"gap": -1}',
    '{"gap": 2.5}',
    '{"value": 1e300}',
    '{"value": -0}',
    '{"value": 1e999}',
  ])('is off the scale with %s', (rating) => {
    expect(check(rating)).toBe('bad_value')
  })

  test.each(['{}', '{"value": 1}', '{"gap": 5}', '{"value": "cant_judge", "gap": "cant_judge"}'])(
    'may hold %s',
    (rating) => {
      expect(check(rating)).toBe('ok')
    },
  )

  test.each(['q9', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'on %j, which is not in the poll, names an unknown item',
    (item) => {
      const given = wire(`{"ratings": {${JSON.stringify(item)}: {"value": 3}}}`)
      expect(code(valueGap.check(given, gaps, items))).toBe('unknown_item')
    },
  )

  test('has the whole of its scale', () => {
    for (const scale of [3, 5, 7, 10] as const) {
      const marks = [0, 1, scale, scale + 1].map((value) =>
        code(valueGap.check({ ratings: { q1: { value } } }, { ...gaps, scale }, items)),
      )
      expect(marks).toEqual(['bad_value', 'ok', 'ok', 'bad_value'])
    }
  })

  test('counts an item called constructor like any other', () => {
    const read = valueGap.check(wire('{"ratings": {"constructor": {"value": 4, "gap": 2}}}'), gaps, [
      'constructor',
      'toString',
    ])
    const { items: counted, unranked } = valueGap.count(read.ok ? [read.value, { ratings: {} }] : [], gaps, [
      'constructor',
      'toString',
    ])
    expect([new Map(Object.entries(counted)).get('constructor')!.value.n, unranked]).toEqual([1, ['toString']])
  })
})

describe('[CO6] a dots ballot', () => {
  const check = (given: string, config: Parameters<typeof dots.check>[1] = five) =>
    code(dots.check(wire(`{"dots": ${given}}`), config, items))

  test.each([
    ['{"q1": "1"}', 'malformed'],
    ['{"q1": null}', 'malformed'],
    ['{"q1": [1]}', 'malformed'],
    ['{"q1": true}', 'malformed'],
    ['{"q1": -1}', 'bad_value'],
    ['{"q1": 0.5}', 'bad_value'],
    ['{"q1": 1e300}', 'bad_value'],
    ['{"q1": 1e999}', 'bad_value'],
    ['{"q9": 1}', 'unknown_item'],
    ['{"__proto__": 1}', 'unknown_item'],
    ['{"constructor": 1}', 'unknown_item'],
    ['{"q1": 4}', 'over_item_cap'],
    ['{"q1": 3, "q2": 3}', 'over_budget'],
    ['{"q1": 3, "q2": 2}', 'ok'],
    ['{"q1": 0}', 'ok'],
    ['{}', 'ok'],
  ])('%s is answered %s', (given, answer) => expect(check(given)).toBe(answer))

  test('spends all of its dots where all must be spent', () => {
    const all = { ...five, spendAll: true }
    expect(
      ['{"q1": 3, "q2": 1}', '{}', '{"q1": 3, "q2": 2}', '{"q1": 3, "q2": 3}'].map((given) => check(given, all)),
    ).toEqual(['under_budget', 'under_budget', 'ok', 'over_budget'])
  })
})

describe('[CO7] a config', () => {
  const many = (n: number) => Array.from({ length: n }, (_, at) => `q${at}`)

  test('has defaults', () => {
    expect(valueGap.configure({}, items)).toEqual({ ok: true, value: gaps })
    expect(dots.configure({ budget: 7 }, items)).toEqual({
      ok: true,
      value: { budget: 7, perItem: 4, spendAll: false },
    })
    expect(valueGap.configure({ tiePolicy: 'criteria', scale: 7 }, items)).toEqual({
      ok: true,
      value: { ...gaps, scale: 7, tiePolicy: 'criteria' },
    })
  })

  test.each([
    null,
    undefined,
    [],
    5,
    'x',
    true,
    { items },
    wire('{"__proto__": 1}'),
    wire('{"constructor": 1}'),
    { tiePolicy: 'dice' },
    { tiePolicy: 'lot', tieSeed: -1 },
    { tiePolicy: 'lot', tieSeed: 2 ** 32 },
    { tiePolicy: null },
  ])('%j is bad for every method', (given) => {
    for (const name of METHOD_NAMES) expect(code(METHODS[name].configure(given, items))).toBe('bad_config')
  })

  test.each([
    { scale: 4 },
    { scale: '5' },
    { scale: 2 },
    { split: 'mean' },
    { index: 'harmonic' },
    { weight: -0.1 },
    { weight: 1.1 },
    { weight: '0.5' },
    { weight: Number.NaN },
    { budget: 5 },
  ])('%j is bad for value and gap', (given) => {
    expect(code(valueGap.configure(given, items))).toBe('bad_config')
  })

  test.each([
    { budget: 0 },
    { budget: 101 },
    { budget: 2.5 },
    { budget: null },
    { perItem: 0 },
    { budget: 3, perItem: 4 },
    { spendAll: 1 },
    { scale: 5 },
    { budget: 9, perItem: 2, spendAll: true },
  ])('%j is bad for dots', (given) => {
    expect(code(dots.configure(given, items))).toBe('bad_config')
  })

  test('takes one to a hundred items for ratings, two to a hundred for dots', () => {
    const answers = (method: typeof valueGap | typeof dots) =>
      [0, 1, 2, 100, 101, 10_000].map((n) => code(method.configure({}, many(n))))
    expect(answers(valueGap)).toEqual(['too_few_items', 'ok', 'ok', 'ok', 'too_many_items', 'too_many_items'])
    expect(answers(dots)).toEqual(['too_few_items', 'too_few_items', 'ok', 'ok', 'too_many_items', 'too_many_items'])
  })
})

test('[CO16] a ballot is blank when nothing on it can be counted', () => {
  const blank = [{}, { q1: {} }, { q1: { value: 'cant_judge' as const, gap: 'cant_judge' as const } }].map((ratings) =>
    valueGap.isBlank({ ratings }),
  )
  expect([...blank, valueGap.isBlank({ ratings: { q1: { gap: 1 } } })]).toEqual([true, true, true, false])
  expect([{}, { q1: 0 }, { q1: 1 }].map((given) => dots.isBlank({ dots: given }))).toEqual([true, true, false])
})

const withHash = vectorsOf('approval').filter(({ expected }) => 'canonical' in expected)

test.each(withHash)('[CO2] [CO15] the canonical text of $name', (vector) => {
  const ballots = ballotsIn(vector).map(({ ballot }) => ballot)
  expect(canonical(ballots)).toBe(vector.expected.canonical)
  expect(canonical(ballots.toReversed())).toBe(vector.expected.canonical)
})

test('[CO15] keys are sorted at every depth and nothing is spaced', () => {
  const [one, other] = [
    { ratings: { b: { value: 2, gap: 'cant_judge' }, a: {} } },
    { ratings: { a: {}, b: { gap: 'cant_judge', value: 2 } } },
  ]
  expect(canonical([one, other])).toBe(
    Array(2).fill('{"ratings":{"a":{},"b":{"gap":"cant_judge","value":2}}}').join('\n'),
  )
  expect(canonical([])).toBe('')
})
