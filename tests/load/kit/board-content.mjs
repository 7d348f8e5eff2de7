// What is written on a board, and how two boards are compared.
import { createHash } from 'node:crypto'
import * as Y from 'yjs'

const TOGETHER = 20
const ROW = 180
const WORDS = 'Nobody has told us who may see this and the form asks for more than anyone can know in a week'.split(' ')

const wordingOf = (number) =>
  `${Array.from({ length: 12 }, (_, at) => WORDS[(number * 7 + at * 5) % WORDS.length]).join(' ')} ${number}`

const idOf = (number) => `${createHash('sha1').update(String(number)).digest('hex').slice(0, 32)}-${number}`

/** Puts stickies up and moves each, as somebody does who writes them; gives the updates. */
export function boardOfLetters(doc, { from, count, by, moved }) {
  const updates = []
  doc.on('update', (update) => updates.push(update))
  const stickies = doc.getMap('stickies')
  const numbers = Array.from({ length: count }, (_, at) => from + at)
  for (let at = 0; at < count; at += TOGETHER)
    doc.transact(() => {
      for (const number of numbers.slice(at, at + TOGETHER)) stickies.set(idOf(number), stickyOf(number, by))
    })
  for (let time = 1; time <= moved; time++)
    doc.transact(() => {
      for (const number of numbers) stickies.get(idOf(number)).set('pos', placeOf(number, time))
    })
  return updates
}

const placeOf = (number, time) => [(number % 50) * 240, Math.floor(number / 50) * ROW + time]

const stickyOf = (number, by) =>
  new Y.Map([
    ['kind', 'barrier'],
    ['text', new Y.Text(wordingOf(number))],
    ['pos', placeOf(number, 0)],
    ['by', by],
    ['barrierKinds', ['risk.legal', 'capacity']],
    ['severity', 1 + (number % 5)],
  ])

/** Whether all are there, where they were last moved to. */
export function isFurnished(doc, count, moved) {
  const stickies = [...doc.getMap('stickies').values()]
  return stickies.length >= count && stickies.every((sticky) => sticky.get('pos')[1] % ROW === moved)
}

/** The same for two boards that say the same, in whatever order they hold it. */
export function digestOf(doc) {
  const stickies = Object.entries(doc.getMap('stickies').toJSON()).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const inOrder = stickies.map(([id, sticky]) => [id, Object.entries(sticky).toSorted(([a], [b]) => (a < b ? -1 : 1))])
  return createHash('sha1').update(JSON.stringify(inOrder)).digest('hex')
}
