import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type MethodName, METHOD_NAMES, METHODS } from '#shared/voting/methods.ts'
import refused from '#tests/fixtures/refused-ballots.json' with { type: 'json' }
import published from '#tests/fixtures/voting.json' with { type: 'json' }

const { items, cases } = refused

test.each(cases)('[CO48] $method refuses $name as $code', ({ method: name, config: given, ballot, code }) => {
  const method = METHODS[name as MethodName]
  const config = method.configure(given, items)
  expect(config.ok).toBe(true)
  const read = method.check(ballot, config.ok && config.value, items)
  expect(read.ok ? 'ok' : read.error.code).toBe(code)
  expect(read.ok || read.error.detail !== '').toBe(true)
})

test('[CO48] every way of voting is tried, and every fault a ballot can have', () => {
  expect(new Set(cases.map(({ method }) => method))).toEqual(new Set(METHOD_NAMES))
  const faults = 'malformed unknown_item repeated_item bad_value over_budget under_budget over_item_cap'
  const choices = 'too_few_choices too_many_choices ties_not_allowed'
  expect(new Set(cases.map(({ code }) => code))).toEqual(new Set(`${faults} ${choices}`.split(' ')))
})

test('[CO2] every published example is counted by a test', () => {
  const here = new URL('.', import.meta.url)
  const sources = readdirSync(here)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, here), 'utf8'))
  const asked = sources.flatMap((source) => [...source.matchAll(/vectorsOf\('([\w.]+)'\)/g)].map(([, name]) => name!))
  const counted = new Set([...asked, ...METHOD_NAMES])
  expect(published.vectors.map(({ method }) => method).filter((method) => !counted.has(method))).toEqual([])
  const names = published.vectors.map(({ method, name }) => `${method}: ${name}`)
  expect([names.length, new Set(names).size]).toEqual([197, 197])
})
