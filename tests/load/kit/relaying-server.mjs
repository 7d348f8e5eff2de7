// The reference for shared documents: a y-websocket server as it comes (`bin/utils` of y-websocket 1 and 2). It applies
// each update to a Y.Doc and relays each to everybody at once; it checks nothing and keeps nothing.
import { createServer } from 'node:http'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocketServer } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'

const SYNC = 0

const documents = new Map()
const http = createServer()
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })

function documentAt(name) {
  const known = documents.get(name)
  if (known) return known
  const [doc, readers] = [new Y.Doc(), new Set()]
  doc.on('update', (update) => {
    const message = messageOf((encoder) => sync.writeUpdate(encoder, update))
    for (const reader of readers) if (reader.readyState === reader.OPEN) reader.send(message)
  })
  const made = { doc, readers }
  documents.set(name, made)
  return made
}

function messageOf(write) {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

sockets.on('connection', (socket, request) => {
  const { doc, readers } = documentAt(request.url)
  readers.add(socket)
  socket.on('close', () => readers.delete(socket))
  socket.on('message', (bytes) => {
    const decoder = decoding.createDecoder(new Uint8Array(bytes))
    if (decoding.readVarUint(decoder) !== SYNC) return // no cursors in this work
    const answer = messageOf((encoder) => void sync.readSyncMessage(decoder, encoder, doc, socket))
    if (answer.byteLength > 1) socket.send(answer)
  })
  socket.send(messageOf((encoder) => sync.writeSyncStep1(encoder, doc)))
})

http.listen(0, '127.0.0.1', () => console.log(`http://localhost:${http.address().port}/`))
