// People at a room's board through the stock y-websocket client: they put, move, reword and take away cards.
import { setTimeout as pause } from 'node:timers/promises'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const MOST_CARDS = 12
const CONVERGED_AFTER = 8_000

/** Works for `length` milliseconds; throws unless all copies are the same at the end, with every card in them. */
export async function workAtBoard({ base, room, people, length, draw }) {
  const editors = await Promise.all(people.map((person) => editorOf({ base, room, person })))
  try {
    const end = Date.now() + length
    await Promise.all(editors.map((editor) => edit(editor, end, draw)))
    await converged(editors)
    return editors.reduce((sum, { edits }) => sum + edits, 0)
  } finally {
    for (const { provider, doc } of editors) {
      provider.destroy()
      doc.destroy()
    }
  }
}

async function editorOf({ base, room, person }) {
  const pass = await person.socket.timeout(20_000).emitWithAck('ticket', { document: 'board' })
  if (!pass.ok) throw new Error(`no ticket: ${pass.refusal.code}`)
  const doc = new Y.Doc()
  doc.clientID = pass.clientId
  const provider = new WebsocketProvider(`${base.replace('http', 'ws')}/y/${room}`, pass.document, doc, {
    protocols: ['questions-first.y1', pass.ticket],
    connect: false,
    disableBc: true,
    WebSocketPolyfill: WebSocket,
  })
  const synced = new Promise((resolve, reject) => {
    provider.on('sync', (isSynced) => isSynced && resolve())
    provider.on('connection-close', (event) => reject(new Error(`the board closed with ${event?.code}`)))
  })
  provider.connect()
  await synced
  return { doc, provider, name: pass.clientId, own: [], edits: 0 }
}

async function edit(editor, end, draw) {
  const stickies = editor.doc.getMap('stickies')
  while (Date.now() < end) {
    editor.edits += 1
    const { own } = editor
    const id = own[Math.floor(draw() * own.length)]
    const act = draw()
    if (own.length < MOST_CARDS / 2 || (act < 0.1 && own.length < MOST_CARDS)) put(editor, stickies, draw)
    else if (act < 0.15) stickies.delete(own.splice(own.indexOf(id), 1)[0])
    else if (act < 0.4) stickies.get(id).get('text').insert(0, 'More ')
    else stickies.get(id).set('pos', [Math.floor(draw() * 4_000), Math.floor(draw() * 3_000)])
    await pause(150 + draw() * 300)
  }
}

function put({ name, own, edits }, stickies, draw) {
  const id = `card-${name}-${edits}`
  const pos = [Math.floor(draw() * 4_000), Math.floor(draw() * 3_000)]
  stickies.set(
    id,
    new Y.Map([
      ['kind', 'barrier'],
      ['pos', pos],
      ['text', new Y.Text('Nobody answers letters')],
    ]),
  )
  own.push(id)
}

async function converged(editors) {
  const expected = editors.flatMap(({ own }) => own).toSorted()
  const cardsIn = ({ doc }) => [...doc.getMap('stickies').keys()].toSorted()
  const until = Date.now() + CONVERGED_AFTER
  while (!editors.every((editor) => String(cardsIn(editor)) === String(expected))) {
    if (Date.now() > until) throw new Error('the copies of the board are not the same')
    await pause(50)
  }
}
