import { readFileSync } from 'node:fs'
import { Namespace, Server, Socket } from 'socket.io'
import { Adapter } from 'socket.io-adapter'
import { expect, test } from 'vitest'
import * as ws from 'ws'
import { textFrame } from '#server/realtime/lean-socket.ts'
import { aTalk } from './a-talk.ts'

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version

test('[GW6] the versions are those that were read', () => {
  // Before another stands here: read again what `lean-broadcast.ts` and `lean-socket.ts` say that they lean on.
  expect(['socket.io', 'socket.io-adapter', 'engine.io', 'ws'].map((name) => `${name} ${versionOf(name)}`)).toEqual([
    'socket.io 4.8.4',
    'socket.io-adapter 2.5.8',
    'engine.io 6.6.11',
    'ws 8.23.0',
  ])
})

test('[GW6] everything that one socket is told goes through its `packet`, and every broadcast through the adapter', () => {
  const source = (some: object, name: string) => String((some as Record<string, unknown>)[name])
  expect(source(Socket.prototype, 'emit')).toContain('this.packet(packet, flags)')
  expect(source(Socket.prototype, 'ack')).toContain('self.packet(')
  expect(source(Socket.prototype, 'packet')).toContain('this.client._packet(packet, opts)')
  expect(source(Socket.prototype, 'disconnect')).toMatch(/this\.packet\(|this\.client\._disconnect\(\)/)
  expect(source(Adapter.prototype, 'broadcast')).toContain('socket.client.writeToEngine(encodedPackets, packetOpts)')
  expect(source(Namespace.prototype, 'emit')).toContain('BroadcastOperator')
  expect(source(Server.prototype, 'to')).toContain('this.sockets.to(')
})

test('[GW6] a line has the queue, the transport and the websocket that are looked at', async () => {
  const talk = await aTalk('lean')
  const { socket } = await talk.listener()
  const conn = socket.conn as unknown as Record<string, unknown> & { transport: Record<string, unknown> }
  expect([conn['readyState'], conn['writeBuffer'], conn.transport['writable']]).toEqual(['open', [], true])
  const line = conn.transport['socket'] as Record<string, unknown> & { _socket: Record<string, unknown> }
  expect([line['readyState'], line._socket['writableLength'], line['extensions']]).toEqual([1, 0, ''])
  await talk.close()
})

test.each([0, 1, 125, 126, 65_535, 65_536])('[GW6] a text of %i bytes is framed as ws frames it', (length) => {
  const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, how: object): Buffer[] } }
  const how = { fin: true, opcode: 1, mask: false, rsv1: false, readOnly: false }
  const text = 'é'.repeat(length >> 1) + 'e'.repeat(length % 2)
  expect(textFrame(text).equals(Buffer.concat(Sender.frame(Buffer.from(text), how)))).toBe(true)
})
