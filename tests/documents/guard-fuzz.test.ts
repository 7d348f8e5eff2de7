import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { diceOf, harmOf, roundsOf } from './mutants.ts'
import { guarded } from './peers.ts'

const LONG = process.env['FUZZ_RUNS']
const RUNS = Number(LONG ?? 1_500)
const FIRST_SEED = Number(process.env['FUZZ_SEED'] ?? 1)

/** Seeds that once did harm: they are tried again for ever. A long run adds what it finds. */
const KEPT = new URL('kept-seeds.json', import.meta.url)
const kept: readonly number[] = JSON.parse(readFileSync(KEPT, 'utf8'))

test.each(kept.map((seed) => [seed]))('[BO11] (regression) seed %i does no harm', (seed) => {
  expect(harmOf(seed).harm).toEqual([])
})

test(
  `[BO11] of ${RUNS} mutants of honest updates from seed ${FIRST_SEED} none does harm`,
  { timeout: 3_600_000 },
  () => {
    const verdicts = new Map<string, number>()
    const harmful: number[] = []
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
      const { verdict, harm } = harmOf(seed)
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
      if (harm.length === 0) continue
      harmful.push(seed)
      console.log(`seed ${seed} (${verdict}): ${harm.join(', ')}`)
    }
    if (LONG) {
      console.log(`${RUNS} mutants from seed ${FIRST_SEED}, ${harmful.length} with harm:`, Object.fromEntries(verdicts))
      if (harmful.length > 0) writeFileSync(KEPT, `${JSON.stringify([...new Set([...kept, ...harmful])])}\n`)
    }
    expect(harmful, 'seeds that did harm').toEqual([])
    const admitted = verdicts.get('admitted') ?? 0
    expect(admitted, 'or the mutants would prove nothing').toBeGreaterThan(RUNS / 100)
  },
)

const ROUNDS = Math.ceil(RUNS / 4)
test(
  `[BO87] of ${ROUNDS} rounds from seed ${FIRST_SEED} each comes to what its updates come to one by one`,
  { timeout: 3_600_000 },
  () => {
    let mixed = 0
    for (let seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
      const { alone, together } = roundsOf(seed)
      expect(together, `seed ${seed}`).toEqual(alone)
      expect([together.heard, together.isParked], `seed ${seed}`).toEqual([together.text, false])
      const admitted = together.verdicts.filter((verdict) => verdict === 'admitted').length
      if (admitted > 0 && admitted < together.verdicts.length) mixed++
    }
    expect(mixed, 'or the rounds would prove nothing').toBeGreaterThan(ROUNDS / 10)
  },
)

test('[BO4] random bytes are refused, 20,000 times over', { timeout: 60_000 }, () => {
  const { offer, doc } = guarded()
  const dice = diceOf(82)
  for (let time = 0; time < 20_000; time++) {
    const noise = Uint8Array.from({ length: dice(200) }, () => dice(dice(2) ? 256 : 16))
    expect(['malformed', 'unsound', 'known']).toContain(offer('ann', noise))
  }
  expect(doc.store.clients.size).toBe(0)
})
