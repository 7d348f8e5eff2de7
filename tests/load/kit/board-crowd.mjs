// People at a shared board, in a process of their own. The bench tells them how many sit there and what they do.
import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { boardOfLetters, digestOf, isFurnished } from './board-content.mjs'
import { bodyOf, connectBoard, copyOf, moment } from './board-client.mjs'
import { reckon } from './board-reckoning.mjs'
import { percentile } from './figures.mjs'

const SUBPROTOCOL = 'questions-first.y1'
const ARRIVING_AT_ONCE = 10
const QUIET_FOR = 300
const QUIET_AT_MOST = 15_000
/** So many different histories are played through, of those that newcomers were told. */
const MOST_PLAYED = 8

/** Each with a line into the room, where there is one, and with the right to seats at the board. */
let people = []
let seatFor
/** Those at the board: some write, most look on; and those of them who use a stock client. */
let clients = []
let stock = []
let seats = []

const orders = {
  /** Into a room of the product, where each has a line of Socket.IO, as on a phone, and asks for tickets over it. */
  async enter({ base, room, tokens }) {
    people = await inTurn(tokens, (token) => personIn(base, room, token))
    seatFor = async ({ socket }) => {
      const { ok, ticket, document, clientId } = await socket.emitWithAck('ticket', { document: 'board' })
      if (!ok) throw new Error('no ticket')
      return seatAt(`${base.replace('http', 'ws')}/y/${room}`, document, [SUBPROTOCOL, ticket], clientId)
    }
  },

  /** To a server that has no rooms and asks for no tickets. */
  gather({ base, count }) {
    people = Array.from({ length: count }, (_, at) => ({ id: `person-${at}` }))
    let issued = 0
    seatFor = async () => seatAt(base.replace('http', 'ws'), 'board', [], ++issued * 1009)
  },

  /** The first `authors` put up a share of the stickies each and move them; done when a newcomer is shown it all. */
  async furnish({ stickies, authors, moved }) {
    const share = Math.ceil(stickies / authors)
    const writers = people.slice(0, authors)
    clients = await inTurn(writers, (person) => sitDown(person, new Y.Doc()))
    for (const [at, { doc, send }] of clients.entries()) {
      boardOfLetters(doc, { from: at * share, count: share, by: writers[at].id, moved }).forEach(send)
      await pause(0)
    }
    for (let isDone = false; !isDone; await pause(50)) {
      allAreOpen()
      const newcomer = await sitDown(people[0], new Y.Doc())
      isDone = isFurnished(newcomer.doc, stickies, moved)
      newcomer.close()
    }
    for (const client of clients.splice(0)) client.close()
  },

  /** The first `editors` can write; then come `viewers`, of whom the last `withStock` sit at stock clients. */
  async sit({ editors, viewers, withStock }) {
    const light = editors + viewers - withStock
    clients = await inTurn(people.slice(0, light), (person, at) =>
      sitDown(person, at < editors ? new Y.Doc() : undefined),
    )
    stock = await inTurn(people.slice(light, editors + viewers), sitAtStock)
  },

  /** Every editor drags stickies of its own about; done when everybody has heard of all of it. */
  async move({ times, within }) {
    return heardOf(await dragAll({ times, within }))
  },

  /** Whoever does not sit yet gets ready to come. */
  async line() {
    seats = await inTurn(people.slice(clients.length + stock.length), seatFor)
  },

  /** Then all of them come at once, while the editors drag, if they are to. */
  async arrive({ times, within }) {
    const newcomers = await inTurn(seats, (seat) => connectBoard(seat))
    const dragging = dragAll({ times, within })
    await pause(within / 4)
    const began = moment()
    await Promise.all(newcomers.map((newcomer) => newcomer.ask()))
    const took = newcomers.map(({ asked, came }) => came - asked)
    const last = Math.max(...newcomers.map(({ came }) => came)) - began
    const felt = await heardOf(await dragging)
    await requireAlike(newcomers)
    newcomers.forEach((newcomer) => newcomer.close())
    const [p50, worst] = [0.5, 1].map((share) => percentile(took, share))
    return { count: newcomers.length, p50, worst, last, size: newcomers[0].whole.byteLength, felt }
  },

  /** What the board says to somebody who comes now, and how long it took; keeps the bytes in a `file`, if one is named. */
  async say({ file }) {
    const newcomer = await sitDown(people[0], new Y.Doc())
    const digests = new Set([newcomer.doc, ...stock.map(({ doc }) => doc)].map(digestOf))
    newcomer.close()
    if (file) writeFileSync(file, bodyOf(newcomer.whole))
    if (digests.size > 1) throw new Error('copies of the board differ')
    return { digest: [...digests][0], took: newcomer.came - newcomer.asked }
  },
}

const seatAt = (place, document, protocols, clientId) => ({
  place,
  document,
  protocols,
  clientId,
  address: `${place}/${document}`,
})

async function personIn(base, room, token) {
  const socket = io(base, { path: '/io/', query: { room }, auth: { token }, transports: ['websocket'], forceNew: true })
  const view = await new Promise((resolve, reject) => void socket.once('view', resolve).once('connect_error', reject))
  return { socket, id: view.own.person.id }
}

async function sitDown(person, doc) {
  const seat = await seatFor(person)
  const client = await connectBoard(seat, doc)
  await client.ask()
  if (doc) doc.clientID = seat.clientId
  return client
}

async function sitAtStock(person) {
  const { place, document, protocols, clientId } = await seatFor(person)
  const doc = new Y.Doc()
  doc.clientID = clientId
  const provider = new WebsocketProvider(place, document, doc, {
    protocols,
    WebSocketPolyfill: WebSocket,
    disableBc: true,
  })
  provider.awareness.setLocalState(null) // a viewer does not point
  await new Promise((resolve) => void provider.once('sync', resolve))
  return { doc, provider }
}

/** Gives every move by its Yjs id, as { client, clock, at }. */
async function dragAll({ times, within }) {
  const editors = clients.filter(({ doc }) => doc)
  const all = [...(editors[0]?.doc.getMap('stickies').keys() ?? [])].toSorted()
  const moves = await Promise.all(
    editors.map((editor, at) => drag(editor, all, at / editors.length, { times, within })),
  )
  return moves.flat()
}

/** Spread evenly, each editor somewhat later than the one before; stickies that nobody else drags. */
async function drag({ doc, send }, all, share, { times, within }) {
  const stickies = doc.getMap('stickies')
  const [began, first, moves] = [moment(), Math.floor(share * all.length), []]
  doc.on('update', send)
  for (let turn = 0; turn < times; turn++) {
    await pause(Math.max(0, ((turn + share) / times) * within - (moment() - began)))
    moves.push({ client: doc.clientID, clock: Y.getState(doc.store, doc.clientID), at: moment() })
    stickies.get(all[first + (turn % 4)]).set('pos', [turn * 16 + 0.5, first * 8 + 0.25])
  }
  doc.off('update', send)
  return moves
}

/** What became of the moves, once all have come to everybody or nothing has come for long; forgets what was heard. */
async function heardOf(moves) {
  const holdsAll = ({ doc }) => moves.every(({ client, clock }) => Y.getState(doc.store, client) > clock)
  const look = () => {
    const outcome = reckon(clients, moves)
    return { ...outcome, missing: outcome.missing + stock.filter((one) => !holdsAll(one)).length }
  }
  const frames = () => clients.reduce((sum, { heard }) => sum + heard.length, 0)
  let [outcome, before, silent] = [look(), frames(), 0]
  while (silent < QUIET_FOR || (outcome.missing > 0 && silent < QUIET_AT_MOST)) {
    await pause(QUIET_FOR)
    allAreOpen()
    silent = frames() === before ? silent + QUIET_FOR : 0
    if (silent === 0 || outcome.missing > 0) [outcome, before] = [look(), frames()]
  }
  for (const { heard } of clients) heard.length = 0
  return outcome
}

function allAreOpen() {
  const lost = clients.find(({ closed }) => closed !== undefined)
  if (lost) throw new Error(`a board was closed with ${lost.closed}`)
}

/** Whatever each newcomer was told, and in whatever pieces, it comes to the same board. */
async function requireAlike(newcomers) {
  const told = new Map(
    newcomers.map((one) => [[one.whole, ...one.heard.map(({ frame }) => frame)].map(markOf).join(), one]),
  )
  const { digest } = await orders.say({})
  for (const newcomer of [...told.values()].slice(0, MOST_PLAYED))
    if (digestOf(copyOf(newcomer)) !== digest) throw new Error('a newcomer was shown another board')
}

const markOf = (frame) =>
  `${frame.byteLength}/${frame.subarray(0, 64).toString('latin1')}/${frame.subarray(-64).toString('latin1')}`

async function inTurn(all, act) {
  const done = []
  while (done.length < all.length) {
    const next = all.slice(done.length, done.length + ARRIVING_AT_ONCE)
    done.push(...(await Promise.all(next.map((one, at) => act(one, done.length + at)))))
  }
  return done
}

process.on('message', async ({ order, ...words }) => {
  try {
    process.send({ ok: true, ...(await orders[order](words)) })
  } catch (reason) {
    process.send({ ok: false, why: String(reason?.stack ?? reason) })
  }
})
process.on('disconnect', () => process.exit(0))
