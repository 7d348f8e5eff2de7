import { expect } from 'vitest'
import { SHORT } from './campaign.ts'

const SEED = 7

/** Tries one fault for a few seconds; one that cannot be tried here says so. */
export async function expectHeld(name: keyof typeof SHORT) {
  const attempt = SHORT[name]
  expect(attempt, `a fault called ${name}`).toBeDefined()
  const outcome = await attempt?.(SEED, console.log)
  if (outcome?.skipped) console.log(`skipped: ${outcome.fault}: ${outcome.skipped}`)
  expect(outcome?.broken).toEqual([])
}
