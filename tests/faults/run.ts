import { parseArgs } from 'node:util'
import { prepare } from '../../server/prepare.mjs'
import { FULL } from './campaign.ts'
import { type Outcome, tableOf } from './outcome.ts'

// `npm run faults [-- kill disk … --seed 7]`: everything that the world may do to the built server, one after the other.

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } })
const seed = Number(values.seed ?? 1)
const unknown = positionals.find((name) => !Object.hasOwn(FULL, name))
if (unknown !== undefined || !Number.isSafeInteger(seed)) {
  console.error(`Known faults: ${Object.keys(FULL).join(', ')}. A seed is a whole number.`)
  process.exit(2)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
await prepare()
const outcomes: Outcome[] = []
for (const [name, attempt] of Object.entries(FULL)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  console.log(`${name} …`)
  const outcome = await attempt(seed, (words) => console.log(`  ${words}`)).catch((reason: unknown) => ({
    fault: name,
    broken: [String(reason)],
    said: '',
  }))
  outcomes.push(outcome)
}
console.log(`\n${tableOf(outcomes)}\n`)
process.exit(outcomes.some(({ broken }) => broken.length > 0) ? 1 : 0)
