import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { PersonId } from '#shared/core/actor.ts'
import { diceOf } from './mutants.ts'
import { guarded, note } from './peers.ts'

const WORLDS = Number(process.env['HONEST_RUNS'] ?? 150)

/** People who work on one board, each at their own pace and offline for a while; nobody does what they may not. */
function honestWorld(seed: number): readonly string[] {
  const dice = diceOf(seed)
  const room = guarded()
  const people = (['ann', 'bob', 'fay'] as const).map((name) => ({ name, ...room.peer(name) }))
  let made = 0
  const faults: string[] = []
  for (let step = 0; step < 60; step++) {
    const { name, board, push, pull } = people[dice(people.length)]!
    const ids = [...board.stickies().keys()]
    const id = ids[dice(ids.length)] ?? 'none'
    const isOwn = name === 'fay' || board.stickies().get(id)?.by === name
    const text = board.wording(id)
    const link = [...board.links().keys()].find((one) => one.startsWith(name) || name === 'fay')
    const acts: readonly (() => unknown)[] = [
      () => board.put(`${name}-${++made}`, { ...note(`Card ${made}`), by: name as string as PersonId }),
      () => board.move(id, [dice(500), dice(500) / 3]),
      () => text && text.length < 80 && board.together(() => text.insert(dice(text.length + 1), 'wörd 👍🏽 ')),
      () => text && text.length > 2 && board.together(() => text.delete(0, 1 + dice(2))),
      () => isOwn && board.remove(id),
      () => board.set(id, 'severity', 1 + dice(5)),
      () => board.set(id, 'severity', undefined),
      () => board.set(id, 'kind', (['barrier', 'idea'] as const)[dice(2)]!),
      () => ids.length > 1 && board.link(`${name}-l${++made}`, { from: id, to: ids[0]!, kind: 'answers' }),
      () => link && board.unlink(link),
      () => board.undo.undo(),
      () => board.undo.redo(),
      () => board.undo.stopCapturing(),
    ]
    for (let act = 0; act <= dice(3); act++) acts[dice(acts.length)]!()
    if (dice(3) === 0) pull()
    if (dice(2) === 0) faults.push(`${name} ${step} ${push()}`)
  }
  for (const { name, push } of people) faults.push(`${name} at the end ${push()}`)
  for (const { pull } of people) pull()
  const seen = people.map(({ board }) => JSON.stringify([...board.stickies()].toSorted()))
  if (new Set([...seen, JSON.stringify([...room.board.stickies()].toSorted())]).size > 1) faults.push('differ')
  const again = new Y.Doc()
  Y.applyUpdate(again, Y.encodeStateAsUpdate(room.doc))
  if (again.store.pendingStructs) faults.push('parked')
  return faults.filter((outcome) => !outcome.endsWith('admitted') && !outcome.endsWith('known'))
}

test('[BO11] nothing that people honestly do is refused, however late it comes', { timeout: 3_600_000 }, () => {
  for (let seed = 1; seed <= WORLDS; seed++) expect(honestWorld(seed), `seed ${seed}`).toEqual([])
})
