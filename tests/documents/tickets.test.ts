import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { authorLedger } from '#server/people/author-ledger.ts'
import { ticketBooth } from '#server/people/tickets.ts'
import type { PersonId } from '#shared/core/actor.ts'
import { memoryAuthorRecords } from './memory-document-log.ts'

const [ann, bob] = ['ann' as PersonId, 'bob' as PersonId]
const pass = { room: 'K7MB4QTR', person: ann, document: 'board', epoch: 1, clientId: 7 } as const

describe('tickets', () => {
  function booth() {
    const clock = { time: 1_000_000 }
    return { clock, ...ticketBooth({ secret: Buffer.alloc(32, 1), now: () => clock.time }) }
  }

  test('[BO2] says for a minute what it was issued for', () => {
    const { issue, read, clock } = booth()
    const ticket = issue(pass)
    clock.time += 59_999
    expect(read(ticket)).toEqual(pass)
    clock.time += 1
    expect(read(ticket)).toBeUndefined()
  })

  test('[BO2] fits into a list of WebSocket subprotocols', () => {
    expect(booth().issue(pass)).toMatch(/^[\w.-]+$/)
  })

  test('[BO2] of another server is worth nothing', () => {
    const other = ticketBooth({ secret: Buffer.alloc(32, 2), now: () => 1_000_000 })
    expect(booth().read(other.issue(pass))).toBeUndefined()
  })

  test('[BO2] changed in any letter is worth nothing', () => {
    const { issue, read } = booth()
    const ticket = issue(pass)
    fc.assert(
      fc.property(fc.nat(ticket.length - 1), fc.constantFrom(...'ABCabc012-_.'), (at, letter) => {
        const forged = ticket.slice(0, at) + letter + ticket.slice(at + 1)
        // The last letter of base64 carries spare bits, so another one may say the same.
        if (
          Buffer.from(forged.split('.')[1] ?? '', 'base64url').equals(Buffer.from(ticket.split('.')[1]!, 'base64url'))
        )
          return
        expect(read(forged)).toBeUndefined()
      }),
    )
  })

  test('[BO2] that is garbage never throws', () => {
    const { read } = booth()
    for (const garbage of ['', '.', '..', 'a.b', 'ü.ü', 'e30.', '{}', 'x'.repeat(1e6)])
      expect(read(garbage)).toBeUndefined()
    fc.assert(fc.property(fc.string(), (garbage) => read(garbage) === undefined))
  })
})

describe('the author ledger', () => {
  const dice =
    (...faces: number[]) =>
    () =>
      faces.shift()!

  test('[BO19] gives an id once, even when the dice fall twice the same', async () => {
    const ledger = authorLedger({ records: memoryAuthorRecords(), newClientId: dice(7, 7, 8) })
    expect(await ledger.claim('ROOM', ann)).toBe(7)
    expect(await ledger.claim('ROOM', bob)).toBe(8)
    expect(ledger.owns('ROOM', ann, 7)).toBe(true)
    expect(ledger.owns('ROOM', bob, 7)).toBe(false)
    expect(ledger.owns('ELSEWHERE', ann, 7)).toBe(false)
  })

  test('[BO19] remembers after a restart', async () => {
    const records = memoryAuthorRecords()
    await authorLedger({ records, newClientId: dice(7) }).claim('ROOM', ann)
    const ledger = authorLedger({ records, newClientId: dice(7, 9) })
    await ledger.wake('ROOM')
    expect(ledger.owns('ROOM', ann, 7)).toBe(true)
    expect(await ledger.claim('ROOM', bob)).toBe(9)
    ledger.sleep('ROOM')
    expect(ledger.owns('ROOM', ann, 7)).toBe(false)
  })

  test('[BO19] gives nothing that could not be written down', async () => {
    const records = { ...memoryAuthorRecords(), claim: () => Promise.reject(new Error('the disk is gone')) }
    const ledger = authorLedger({ records, newClientId: dice(7) })
    await expect(ledger.claim('ROOM', ann)).rejects.toThrow('the disk is gone')
    expect(ledger.owns('ROOM', ann, 7)).toBe(false)
  })

  test('[BO19] tries again after the records could not be read', async () => {
    let fails = true
    const records = memoryAuthorRecords()
    const owners = (room: string) => (fails ? Promise.reject(new Error('the disk is gone')) : records.owners(room))
    const ledger = authorLedger({ records: { ...records, owners }, newClientId: dice(7) })
    await expect(ledger.wake('ROOM')).rejects.toThrow('the disk is gone')
    fails = false
    expect(await ledger.claim('ROOM', ann)).toBe(7)
  })
})
