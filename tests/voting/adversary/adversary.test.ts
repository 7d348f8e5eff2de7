import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { diceOf } from '#tests/documents/mutants.ts'
import { ATTACKS } from './attacks.ts'
import { pseudonymsIn } from './copies.ts'
import { elections, type Plant, VOTERS } from './election.ts'
import { hitsOf, mostByChance } from './odds.ts'
import { LEAKS } from './plants.ts'

const POLLS = Number(process.env['SECRECY_POLLS'] ?? 300)
const SEED = Number(process.env['SECRECY_SEED'] ?? 1)
/** In one room and file; a new one begins afterwards. */
const POLLS_IN_A_ROOM = 20

beforeEach(
  () =>
    void vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    }),
)
afterEach(() => void vi.useRealTimers())

async function scores(seed: number, polls: number, plant: Plant = {}) {
  const dice = diceOf(seed + 7)
  const hits = new Map(Object.keys(ATTACKS).map((name) => [name, 0]))
  let voters = 0
  let linked = 0
  for await (const seen of elections({ seed, polls, plant })) {
    voters += VOTERS
    linked += pseudonymsIn(seen.evidence).size
    for (const [name, attack] of Object.entries(ATTACKS))
      hits.set(name, hits.get(name)! + hitsOf(seen, attack(seen.evidence), dice))
  }
  return { hits, voters, linked }
}

test(`[VO33] in ${POLLS} polls no way of looking does better than chance`, { timeout: 3_600_000 }, async () => {
  const sum = new Map<string, number>()
  let [voters, linked] = [0, 0]
  for (let done = 0; done < POLLS; done += POLLS_IN_A_ROOM) {
    const part = await scores(SEED + done, Math.min(POLLS_IN_A_ROOM, POLLS - done))
    voters += part.voters
    linked += part.linked
    for (const [name, hits] of part.hits) sum.set(name, (sum.get(name) ?? 0) + hits)
  }
  const percent = (hits: number) => `${((hits / voters) * 100).toFixed(1)} %`
  if (process.env['SECRECY_POLLS'])
    console.log(
      [
        `${POLLS} polls, ${voters} voters; chance 25.0 %, bound ${percent(mostByChance(voters))}`,
        `(${percent(linked)} of the pseudonyms were read off the log before the close)`,
        ...[...sum].map(([name, hits]) => `  ${percent(hits)}  ${name}`),
      ].join('\n'),
    )
  for (const [name, hits] of sum) expect(hits, name).toBeLessThanOrEqual(mostByChance(voters))
  expect(linked / voters, 'the log before the close is really read').toBeGreaterThan(0.9)
})

test.each(LEAKS)(
  '[VO33] the same adversary catches $name',
  { timeout: 60_000 },
  async ({ seenBy, plant, polls = 6 }) => {
    const { hits, voters } = await scores(SEED, polls, plant)
    expect(hits.get(seenBy)).toBeGreaterThan(mostByChance(voters))
  },
)
