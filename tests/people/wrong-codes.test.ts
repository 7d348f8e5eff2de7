import { afterEach, describe, expect, test, vi } from 'vitest'
import { waitingLine } from '#server/people/waiting-line.ts'
import { wrongCodes } from '#server/people/wrong-codes.ts'
import { tokenBucket } from '#server/realtime/token-bucket.ts'

afterEach(() => void vi.useRealTimers())

const MINUTE = 60_000
const nothing = async () => undefined
const found = async () => 'the room'

/** Codes looked up on a clock of our own; how long each answer is held back is noted instead of waited for. */
function aGuardedHouse() {
  const settings = { clock: 1_000_000 }
  const waits: number[] = []
  const codes = wrongCodes({ now: () => settings.clock, pause: async (wait) => void waits.push(wait) })
  codes.close() // its sweeping; it still answers
  return { settings, waits, codes }
}

describe('wrong codes', () => {
  test('thirty in ten minutes cost nothing, then each answer takes twice as long as the last, up to eight seconds', async () => {
    const { settings, waits, codes } = aGuardedHouse()
    for (let n = 0; n < 30; n++) expect(await codes.look('one', `C${n}`, nothing)).toBeUndefined()
    expect(waits).toEqual([])
    for (let n = 0; n < 6; n++) await codes.look('one', `D${n}`, nothing)
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000])
    settings.clock += 10 * MINUTE
    await codes.look('one', 'E', nothing)
    expect(waits).toHaveLength(6)
  })

  test('of one address say nothing of another, and right ones are never counted', async () => {
    const { waits, codes } = aGuardedHouse()
    for (let n = 0; n < 40; n++) await codes.look('one', `C${n}`, nothing)
    const before = waits.length
    for (let n = 0; n < 300; n++) expect(await codes.look('one', 'RIGHT', found)).toBe('the room')
    await codes.look('two', 'WRONG', nothing)
    expect(waits).toHaveLength(before)
  })

  test('once ten a second are used up, only a room that has people at this address is found without waiting', async () => {
    const { settings, codes } = aGuardedHouse()
    codes.made('venue', 'MADE')
    const leave = codes.enter('venue', 'SEATED')
    for (let n = 0; n < 100; n++) await codes.look(`net ${n}`, `C${n}`, nothing)
    expect(await codes.look('venue', 'MADE', found)).toBe('the room')
    expect(await codes.look('venue', 'SEATED', found)).toBe('the room')
    let isFound = false
    void codes.look('elsewhere', 'SEATED', found).then(() => (isFound = true))
    await new Promise((resolve) => setImmediate(resolve))
    expect(isFound).toBe(false)
    settings.clock += 11 * MINUTE
    expect(await codes.look('venue', 'SEATED', found)).toBe('the room')
    leave()
    await vi.waitFor(() => expect(isFound).toBe(true))
  })

  test('a hundred may wait at one address, and the next is told to come later', async () => {
    const { codes } = aGuardedHouse()
    for (let n = 0; n < 100; n++) await codes.look(`net ${n}`, `C${n}`, nothing)
    for (let n = 0; n < 100; n++) void codes.look('one', `D${n}`, nothing)
    expect(await codes.look('one', 'E', nothing)).toBe(false)
    codes.close()
  })
})

describe('the line', () => {
  test('serves each address in its turn, however many of one wait', async () => {
    vi.useFakeTimers()
    const line = waitingLine({ now: Date.now, bucket: tokenBucket({ rate: 10, burst: 1 }) })
    await line.turn('taken')
    const served: string[] = []
    const waits = (network: string) => void line.turn(network).then(() => served.push(network))
    for (let n = 0; n < 50; n++) waits('guesser')
    for (const network of ['ann', 'bob']) waits(network)
    await vi.advanceTimersByTimeAsync(450)
    expect(served).toEqual(['guesser', 'ann', 'bob', 'guesser'])
    line.close()
    await vi.advanceTimersByTimeAsync(0)
    expect(served).toHaveLength(52)
  })

  test('a turn that is given back is somebody else’s at once', async () => {
    const line = waitingLine({ now: () => 0, bucket: tokenBucket({ rate: 10, burst: 1 }) })
    const first = await line.turn('ann')
    const second = line.turn('bob')
    if (first !== 'full') first.giveBack()
    await expect(second).resolves.toBeDefined()
  })
})
