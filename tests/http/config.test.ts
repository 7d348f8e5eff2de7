import { expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'

test('everything has a value of its own when nothing is set', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: undefined,
    dataDir: './data',
    publicUrl: undefined,
    demo: false,
    proxies: 0,
    newRoomsADay: 20,
    memoryMark: undefined,
    codesBegin: undefined,
    logLevel: 'info',
  })
})

test('what is set is taken over, and an address loses its last slashes', () => {
  const env = {
    PORT: '0',
    HOST: '::1',
    DATA_DIR: '/srv',
    PUBLIC_URL: 'https://q.example.org//',
    DEMO: '1',
    PROXIES: '2',
    NEW_ROOMS_A_DAY: '500',
    MEMORY_MARK_MB: '900',
    CODES_BEGIN: 'BCD2',
  }
  expect(readConfig({ ...env, LOG_LEVEL: 'silent', PATH: '/usr/bin' })).toEqual({
    port: 0,
    host: '::1',
    dataDir: '/srv',
    publicUrl: 'https://q.example.org',
    demo: true,
    proxies: 2,
    newRoomsADay: 500,
    memoryMark: 900,
    codesBegin: 'BCD2',
    logLevel: 'silent',
  })
  expect(readConfig({ DEMO: 'yes' }).demo).toBe(false)
})

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', ''],
  ['PUBLIC_URL', 'q.example.org'],
  ['PUBLIC_URL', 'ftp://q.example.org'],
  ['PROXIES', '11'],
  ['NEW_ROOMS_A_DAY', '-1'],
  ['MEMORY_MARK_MB', '0'],
  ['CODES_BEGIN', 'ABC'],
  ['CODES_BEGIN', 'bcd'],
  ['CODES_BEGIN', 'BCB'],
  ['CODES_BEGIN', ''],
  ['LOG_LEVEL', 'loud'],
])('%s=%s stops the start and is named', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`Cannot use the environment: ${name} `))
})

test('all that is wrong is named at once', () => {
  expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT .*LOG_LEVEL /)
})
