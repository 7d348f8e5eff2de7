import { expect, test } from 'vitest'
import { diceOf, harmOf } from './mutants.ts'
import { guarded } from './peers.ts'

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2_500)
const FIRST_SEED = Number(process.env['FUZZ_SEED'] ?? 1)

test(`[BO11] of ${RUNS} mutants of honest updates none does harm`, { timeout: 3_600_000 }, () => {
  let admitted = 0
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
    const outcome = harmOf(seed)
    expect(outcome.harm, `seed ${seed}`).toEqual([])
    if (outcome.admitted) admitted++
  }
  if (process.env['FUZZ_RUNS']) console.log(`${RUNS} mutants, ${admitted} admitted, none with harm`)
  expect(admitted).toBeGreaterThan(RUNS / 100) // or the mutants would prove nothing
})

test('[BO4] random bytes are refused quickly, 20,000 times over', { timeout: 60_000 }, () => {
  const { offer } = guarded()
  const dice = diceOf(82)
  const began = performance.now()
  for (let time = 0; time < 20_000; time++) {
    const noise = Uint8Array.from({ length: dice(200) }, () => dice(dice(2) ? 256 : 16))
    expect(['malformed', 'unsound', 'known']).toContain(offer('ann', noise))
  }
  expect((performance.now() - began) / 20_000).toBeLessThan(1)
})
