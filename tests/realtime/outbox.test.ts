import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import * as rules from '#client/realtime/outbox.ts'
import { changesBetween } from '#client/realtime/outbox-storage.ts'
import { tokenBucket } from '#server/realtime/token-bucket.ts'
import type { WireCommand } from '#client/realtime/wire-command.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import type { PollId } from '#shared/voting/poll.ts'

const poll = 'p1' as PollId
const cast = (value: number): WireCommand => ({ type: 'castBallot', poll, ballot: { value } })
const withdraw: WireCommand = { type: 'withdrawBallot', poll }
const stop: WireCommand = { type: 'stopTimer' }
const DONE: Answer = { ok: true, revision: 2 }
const NO: Answer = { ok: false, refusal: { code: 'not_open' } }

const entry = (id: string, command: WireCommand = stop, askedAt = 0) => ({ id, command, askedAt })
const ask = (...entries: rules.Waiting[]) =>
  entries.reduce((outbox, next) => rules.asked(outbox, next).outbox, rules.emptyOutbox)
const at = (now: number, isHeard = true) => ({ now, isHeard })
const ids = ({ waiting }: rules.Outbox) => waiting.map(({ id }) => id)

test('[RC4] one command is on its way at a time, the oldest first', () => {
  const outbox = ask(entry('a'), entry('b'))
  expect(rules.nextToSend(outbox, 0)?.id).toBe('a')
  expect(rules.nextToSend(rules.sent(outbox, 'a', 0), 0)).toBeUndefined()
  const after = rules.answered(rules.sent(outbox, 'a', 0), 'a', DONE, at(1)).outbox
  expect(rules.nextToSend(after, 1)?.id).toBe('b')
})

test('[RC5] a lost line leaves the command first in line under its id', () => {
  const outbox = rules.interrupted(rules.sent(ask(entry('a'), entry('b')), 'a', 0))
  expect(rules.nextToSend(outbox, 0)?.id).toBe('a')
  expect(ids(outbox)).toEqual(['a', 'b'])
})

test('[RC6] a later ballot replaces the one that waits', () => {
  const { outbox, replaced } = rules.asked(ask(entry('a', cast(1)), entry('b')), entry('c', cast(2)))
  expect(replaced).toBe('a')
  expect(ids(outbox)).toEqual(['b', 'c'])
})

test('[RC6] a ballot on its way is not replaced, nor one for another poll', () => {
  const underway = rules.sent(ask(entry('a', cast(1))), 'a', 0)
  expect(ids(rules.asked(underway, entry('b', cast(2))).outbox)).toEqual(['a', 'b'])
  const other: WireCommand = { type: 'castBallot', poll: 'p2' as PollId, ballot: {} }
  expect(ids(rules.asked(ask(entry('a', cast(1))), entry('b', other)).outbox)).toEqual(['a', 'b'])
})

test('[RC6] a ballot before a withdrawal stays, so that the order keeps its meaning', () => {
  const { outbox } = rules.asked(ask(entry('a', cast(1)), entry('b', withdraw)), entry('c', cast(2)))
  expect(ids(outbox)).toEqual(['a', 'b', 'c'])
})

test('[RC7] what waited and was refused goes to the tray; a quick no does not', () => {
  const outbox = rules.sent(ask(entry('a')), 'a', 0)
  expect(rules.answered(outbox, 'a', NO, at(rules.WAITED - 1)).outbox.notSent).toEqual([])
  const { notSent, waiting } = rules.answered(outbox, 'a', NO, at(rules.WAITED)).outbox
  expect(notSent).toEqual([{ ...entry('a'), refusal: { code: 'not_open' } }])
  expect(waiting).toEqual([])
  expect(rules.letGo({ ...outbox, notSent }, ['a']).notSent).toEqual([])
})

test.each(['tooFast', 'readOnly'] as const)('[RC8] after %s the command waits a while and stays first', (code) => {
  const refused: Answer = { ok: false, refusal: { code } }
  const { outbox, isSettled } = rules.answered(rules.sent(ask(entry('a'), entry('b')), 'a', 0), 'a', refused, at(100))
  expect(isSettled).toBe(false)
  expect(rules.nextToSend(outbox, 101)).toBeUndefined()
  expect(rules.nextToSend(outbox, outbox.pausedUntil)?.id).toBe('a')
})

test('[RC9] what was kept comes before what was asked since, and nothing twice', () => {
  const outbox = rules.restored(ask(entry('c', stop, 3)), [entry('a', stop, 1), entry('c', stop, 3)], [])
  expect(ids(outbox)).toEqual(['a', 'c'])
})

test('[RC9] only what is new or gone is written', () => {
  const before = ask(entry('a'), entry('b'))
  const after = rules.answered(rules.asked(before, entry('c')).outbox, 'a', DONE, at(1)).outbox
  expect(changesBetween(before, after)).toEqual({ kept: [entry('c')], gone: ['a'] })
})

test('[RC4] [RC9] what several tabs asked is put in the order in which it was asked', () => {
  const outbox = rules.restored(
    ask(entry('b', stop, 2), entry('d', stop, 4)),
    [entry('a', stop, 1), entry('c', stop, 3)],
    [],
  )
  expect(ids(outbox)).toEqual(['a', 'b', 'c', 'd'])
})

test('[RC4] two commands of the same moment, and one after the clock was put back, keep their order', () => {
  let outbox = rules.emptyOutbox
  for (const [id, now] of [
    ['z', 5_000],
    ['y', 5_000],
    ['x', 1_000],
  ] as const)
    ({ outbox } = rules.asked(outbox, entry(id, stop, rules.timeFor(outbox, now))))
  expect(ids(rules.restored(rules.emptyOutbox, outbox.waiting.toReversed(), []))).toEqual(['z', 'y', 'x'])
})

test('[RC7] a refusal that nobody is there to hear goes to the tray at once', () => {
  const outbox = rules.sent(ask(entry('a')), 'a', 0)
  expect(rules.answered(outbox, 'a', NO, at(1, false)).outbox.notSent).toHaveLength(1)
})

test('[RC7] what is in the tray already does not come in twice', () => {
  const refused = { ...entry('a'), refusal: { code: 'not_open' as const } }
  const outbox = rules.restored({ ...rules.emptyOutbox, notSent: [refused] }, [], [refused])
  expect(outbox.notSent).toEqual([refused])
})

/** Sends all as fast as the rules allow, and gives the times. */
function sendingTimes(count: number): readonly number[] {
  let outbox = ask(...Array.from({ length: count }, (_, n) => entry(String(n), stop, n)))
  let now = 10_000_000
  const times: number[] = []
  while (outbox.waiting.length > 0) {
    now += rules.restBefore(outbox, now)
    const next = rules.nextToSend(outbox, now)!
    times.push(now)
    outbox = rules.answered(rules.sent(outbox, next.id, now), next.id, DONE, at(now)).outbox
  }
  return times
}

test("[RC19] 5,000 commands after three hours offline drain at the room's pace: none is too fast for its bucket", () => {
  const times = sendingTimes(5_000)
  const bucket = tokenBucket({ rate: 20, burst: 40 })
  expect(times.filter((now) => !bucket.take(now))).toEqual([])
  const seconds = (times.at(-1)! - times[0]!) / 1000
  expect(seconds).toBeLessThan(5_000 / 16)
  expect(new Set(times.slice(0, 30)).size, 'a few go at once').toBe(1)
})

test('[RC19] a clock that is put back does not hold the outbox up', () => {
  let outbox = ask(entry('a'), entry('b'))
  for (let n = 0; n <= 30; n++) outbox = rules.interrupted(rules.sent(outbox, 'a', 7_200_000))
  expect(rules.restBefore(outbox, 7_200_000)).toBeGreaterThan(0)
  expect(rules.nextToSend(outbox, 3_600_000)?.id).toBe('a')
})

// Whatever happens in whatever order: nothing is lost, nothing overtakes, nothing is on its way twice.
const step = fc.oneof(
  fc.record({ kind: fc.constant('ask' as const), ballot: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('send' as const, 'lose' as const, 'reload' as const, 'later' as const) }),
  fc.record({ kind: fc.constant('answer' as const), how: fc.constantFrom<Answer>(DONE, NO, busy()) }),
)

test('[RC4] [RC5] [RC6] [RC7] no command is lost, doubled or overtaken', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let outbox = rules.emptyOutbox
      let now = 0
      const all: string[] = []
      const over = new Set<string>()
      const begun: string[] = []
      for (const move of steps) {
        if (move.kind === 'ask') {
          const id = String(all.push(String(all.length)) - 1)
          const { outbox: next, replaced } = rules.asked(
            outbox,
            entry(id, move.ballot ? cast(1) : stop, rules.timeFor(outbox, now)),
          )
          outbox = next
          if (replaced !== undefined) over.add(replaced)
        } else if (move.kind === 'send') {
          const next = rules.nextToSend(outbox, now)
          if (!next) continue
          expect(outbox.underway).toBeUndefined()
          if (!begun.includes(next.id)) begun.push(next.id)
          outbox = rules.sent(outbox, next.id, now)
        } else if (move.kind === 'answer' && outbox.underway !== undefined) {
          const id = outbox.underway
          const { outbox: next, isSettled } = rules.answered(outbox, id, move.how, at(now))
          outbox = next
          if (isSettled) over.add(id)
        } else if (move.kind === 'lose') outbox = rules.interrupted(outbox)
        else if (move.kind === 'later') now += 3_000
        else if (move.kind === 'reload') outbox = rules.restored(rules.emptyOutbox, outbox.waiting, outbox.notSent)
      }
      const waiting = ids(outbox)
      expect(all.filter((id) => !over.has(id))).toEqual(waiting)
      expect(begun).toEqual(begun.toSorted((one, other) => Number(one) - Number(other)))
    }),
  )
})

function busy(): Answer {
  return { ok: false, refusal: { code: 'tooFast' } }
}
