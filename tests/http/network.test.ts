import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { isThisMachine, networkOf, networkThrough } from '#server/http/network.ts'

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['2001:db8:1:2::', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
  [' nonsense ', 'nonsense'],
])('%s belongs to %s', (address, network) => expect(networkOf(address)).toBe(network))

test('this machine is known under both of its names', () => {
  expect(
    ['127.0.0.1', '::ffff:127.0.0.1', '::1', '192.0.2.7', '2001:db8::1'].map(networkOf).map(isThisMachine),
  ).toEqual([true, true, true, false, false])
})

test.each([
  [0, '203.0.113.1', '10.0.0.1'],
  [1, undefined, '10.0.0.1'],
  [1, '203.0.113.1', '203.0.113.1'],
  [1, 'made up, 203.0.113.1', '203.0.113.1'],
  [2, 'made up, 203.0.113.1, 198.51.100.1', '203.0.113.1'],
  [2, '198.51.100.1', '198.51.100.1'],
])('through %i proxies %s was sent by %s', (proxies, forwarded, network) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  const request = { headers, socket: { remoteAddress: '10.0.0.1' } } as unknown as IncomingMessage
  expect(networkThrough(proxies)(request)).toBe(network)
})
