import * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import { author, guarded, IDS, note } from './peers.ts'

export type Dice = (below: number) => number
type Name = keyof typeof IDS
type Peer = ReturnType<ReturnType<typeof guarded>['peer']>

/** A document that several people worked on, what one of them would honestly send next, and what another would. */
export interface Work {
  readonly document: DocumentName
  readonly sender: Name
  readonly room: ReturnType<typeof guarded>
  readonly update: Uint8Array
  /** Of somebody else who has not heard of it. */
  readonly other: { readonly name: Name; readonly update: Uint8Array }
}

const boardActs = (name: Name, { board }: Peer, dice: Dice): readonly (() => unknown)[] => [
  () => board.put(`new${dice(9)}`, { ...note('Fresh'), by: author(name).person }),
  () => board.move('bob1', [dice(100), dice(100)]),
  () => board.wording('fay1')?.insert(0, 'More '),
  () => board.wording(`${name}1`)?.delete(0, 2),
  () => board.remove(`${name}2`),
  () => board.set('bob2', 'barrierKinds', ['risk']),
  () => board.set('fay1', 'severity', 1 + dice(5)),
  () => board.link('extra', { from: 'ann1', to: 'bob1', kind: 'answers' }),
  () => board.unlink(`${name}-link`),
  () => board.undo.undo(),
  () => board.undo.redo(),
]

const textOf = ({ doc }: Peer, question: string) => doc.getMap('questions').get(question) as Y.Text | undefined
const notesActs = (_: Name, peer: Peer, dice: Dice): readonly (() => unknown)[] => [
  () => textOf(peer, 'q1')?.insert(dice(3), 'wörd 👍🏽 '),
  () => textOf(peer, 'q2')?.insert(0, 'x'.repeat(1 + dice(20))),
  () => (textOf(peer, 'q1')?.length ?? 0) > 4 && textOf(peer, 'q1')?.delete(dice(3), 1 + dice(2)),
  () => peer.doc.getMap('questions').has('q4') || peer.doc.getMap('questions').set('q4', new Y.Text('New')),
  () => textOf(peer, 'q3')?.insert(0, 'There '),
]

const ACTS = { board: boardActs, notes: notesActs } as const

function begun(document: DocumentName) {
  const room = guarded(document)
  for (const name of ['fay', 'bob', 'ann'] as const) {
    const peer = room.peer(name)
    if (document === 'notes') peer.doc.getMap('questions').set(QUESTION_OF[name], new Y.Text(`By ${name}`))
    else {
      peer.board.put(`${name}1`, { ...note(`By ${name}`), by: author(name).person })
      peer.board.put(`${name}2`, note('Unsigned'))
      peer.board.link(`${name}-link`, { from: `${name}1`, to: `${name}2`, kind: 'relates' })
    }
    peer.push()
  }
  return room
}
const QUESTION_OF = { fay: 'q1', bob: 'q2', ann: 'q3' } as const

const CASES: readonly (readonly [document: DocumentName, sender: Name, other: Name])[] = [
  ['board', 'ann', 'bob'],
  ['board', 'ann', 'fay'],
  ['notes', 'ann', 'bob'],
  ['notes', 'bob', 'ann'],
  ['board', 'fay', 'bob'],
  ['board', 'olu', 'ann'],
]

export function honestWork(dice: Dice): Work {
  const [document, sender, other] = CASES[dice(CASES.length)]!
  const room = begun(document)
  const done = (name: Name, clientId: number) => {
    const peer = room.peer(name, clientId)
    const acts = ACTS[document](name, peer, dice)
    for (let act = 0; act <= dice(4); act++) acts[dice(acts.length)]!()
    return peer.unsent()
  }
  const senderId = IDS[sender][dice(IDS[sender].length)]!
  return {
    document,
    sender,
    room,
    update: done(sender, senderId),
    other: { name: other, update: done(other, IDS[other][1] ?? IDS[other][0]) },
  }
}
