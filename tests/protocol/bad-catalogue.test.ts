import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// The fixtures are the list of everything bad that is known: numbered, and complete as far as TRUST.md §11 goes.

interface Case {
  readonly n: number
  readonly trust?: number | readonly number[]
  readonly name: string
  readonly test?: string
  readonly title?: string
}

const folder = new URL('../fixtures/', import.meta.url)
const files = readdirSync(folder).filter((name) => /^bad-.*\.json$/.test(name))
const cases = files.flatMap((file) => {
  const read = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { cases: readonly Case[] }
  return read.cases.map((one) => ({ ...one, file }))
})

/** TRUST.md §11 knows a waiting room for latecomers, which this product does not have. */
const NOT_OURS = [34]

test('each has a number of its own, and a name that says what is bad', () => {
  expect(cases.length).toBeGreaterThan(300)
  expect(new Set(cases.map(({ n }) => n)).size).toBe(cases.length)
  expect(cases.filter(({ name }) => name.length < 3)).toEqual([])
  const names = cases.map(({ file, name }) => `${file} ${name}`)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('each of the 92 of TRUST.md §11 is among them', () => {
  const told = new Set(cases.flatMap(({ trust }) => trust ?? []))
  const missing = Array.from({ length: 92 }, (_, at) => at + 1).filter((n) => !told.has(n))
  expect(missing).toEqual(NOT_OURS)
})

test('each that is told elsewhere is told there', () => {
  const elsewhere = cases.filter(({ test: path }) => path !== undefined)
  expect(elsewhere.length).toBeGreaterThan(20)
  const isTold = ({ test: path, title }: Case) => {
    const source = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
    return source.split('\n').some((line) => /\btest[.(]/.test(line) && line.includes(title ?? '\n'))
  }
  expect(elsewhere.filter((one) => !isTold(one)).map(({ n, test: path, title }) => `${n}: ${path}: ${title}`)).toEqual(
    [],
  )
})
