import { expect, test } from 'vitest'
import { lanAddresses, ourAddresses } from '#server/http/our-addresses.ts'

const at = (publicUrl: string | undefined, port = 3000, isOpen = true) =>
  ourAddresses({ publicUrl, port: () => port, isOpen: () => isOpen })
const local = at(undefined)
const open = at('https://questions.example.org')

test.each([
  'localhost:3000',
  'LOCALHOST:3000',
  '127.0.0.1:3000',
  '[::1]:3000',
  ...lanAddresses().map((ip) => `${ip}:3000`),
])('the host %s is ours', (host) => expect(local.isOurHost(host)).toBe(true))

test.each([
  undefined,
  '',
  'localhost',
  'localhost:3001',
  'localhost:',
  'localhost:3000:3000',
  'evil.example',
  'evil.example:3000',
  'localhost.evil.example:3000',
  'localhost:3000.evil.example',
  'evil@localhost:3000',
  'questions.example.org',
])('the host %s is not', (host) => expect(local.isOurHost(host)).toBe(false))

test('port 80 need not be said', () => {
  expect([at(undefined, 80).isOurHost('localhost'), at(undefined, 80).isOurHost('localhost:80')]).toEqual([true, true])
})

test.each([
  [undefined, true],
  ['http://localhost:3000', true],
  ['http://127.0.0.1:3000', true],
  ['https://localhost:3000', false],
  ['http://localhost:3001', false],
  ['http://localhost:3000/', false],
  ['http://localhost:3000.evil.example', false],
  ['null', false],
  ['', false],
  ['file://', false],
  ['https://evil.example', false],
  ['HTTP://LOCALHOST:3000', false],
])('without a public address the origin %s is ours: %s', (origin, isOurs) =>
  expect(local.isOurOrigin(origin)).toBe(isOurs),
)

test.each([
  ['https://questions.example.org', true],
  ['http://questions.example.org', false],
  ['https://questions.example.org:444', false],
  ['https://questions.example.org.evil.example', false],
  ['https://evil.example/questions.example.org', false],
  ['http://localhost:3000', true],
])('with a public address the origin %s is ours: %s', (origin, isOurs) => expect(open.isOurOrigin(origin)).toBe(isOurs))

test('the public host is ours beside this machine, and links start with it', () => {
  expect([open.isOurHost('questions.example.org'), open.isOurHost('localhost:3000')]).toEqual([true, true])
  expect(open.links()).toEqual(['https://questions.example.org'])
  expect(local.links()[0]).toBe('http://localhost:3000')
  expect(local.links()).toHaveLength(1 + lanAddresses().length)
})

test('what phones can type is the public address, else one in this network, and nothing when nobody can reach us', () => {
  expect(open.shared()).toBe('https://questions.example.org')
  expect(local.shared()).toBe(lanAddresses().map((ip) => `http://${ip}:3000`)[0])
  expect(at(undefined, 3000, false).shared()).toBeUndefined()
})
