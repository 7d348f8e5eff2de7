// What a crowd has heard, looked at afterwards: whether every move came to everybody, and how long each took.
import * as Y from 'yjs'
import { bodyOf } from './board-client.mjs'
import { percentile } from './figures.mjs'

/** `heard` of each client against `moves`, as { client, clock, at }; nobody needs to hear of their own. */
export function reckon(clients, moves) {
  const numbers = new Map(moves.map(({ client, clock }, number) => [`${client}/${clock}`, number]))
  const movesIn = onceEach((frame) => movesOf(frame, numbers))
  const took = []
  let missing = 0
  let frames = 0
  for (const { doc, heard } of clients) {
    const seen = new Uint8Array(moves.length)
    for (const { at, frame } of heard) {
      frames++
      for (const number of movesIn(frame)) {
        if (seen[number]++ === 0 && moves[number].client !== doc?.clientID) took.push(at - moves[number].at)
      }
    }
    moves.forEach(({ client }, number) => (missing += seen[number] === 0 && client !== doc?.clientID ? 1 : 0))
  }
  const [p50, p95, worst] = [0.5, 0.95, 1].map((share) => percentile(took, share))
  return { moves: moves.length, deliveries: took.length, frames, missing, p50, p95, worst }
}

/** Everybody hears the same frames, so each is read once. */
function onceEach(read) {
  const known = new Map()
  return (frame) => {
    const key = frame.toString('latin1')
    const found = known.get(key) ?? read(frame)
    known.set(key, found)
    return found
  }
}

function movesOf(frame, numbers) {
  const { structs } = Y.decodeUpdate(bodyOf(frame))
  return structs.flatMap(({ id, length }) =>
    Array.from({ length }, (_, on) => numbers.get(`${id.client}/${id.clock + on}`)).filter((one) => one !== undefined),
  )
}
