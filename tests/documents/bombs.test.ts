import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { BOMBS, thrown } from './bombs.ts'

describe('what is sent to do harm', () => {
  test.each(BOMBS)('[BO4] [BO70] $name is refused, and nobody hears of it', (bomb) => {
    const { explode, outcome } = thrown(bomb)
    explode()
    const { faults, ...rest } = outcome()
    expect(faults).toHaveLength(1)
    expect(['tooBig', 'malformed', 'unsound', 'removal', 'laborious', 'shape']).toContain(faults[0])
    expect(rest).toEqual({ broadcast: 0, isUntouched: true, parked: false })
  })
})

interface Weighed {
  readonly name: string
  readonly bytes: number
  readonly allowed: number
}

test('[BO70] what is sent to do harm allocates next to nothing', { timeout: 120_000 }, async () => {
  const script = fileURLToPath(new URL('weigh-bombs.ts', import.meta.url))
  const flags = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64', '--import', 'tsx']
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script])
  const weighed = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Weighed)
  expect(weighed.map(({ name }) => name)).toEqual(BOMBS.map(({ name }) => name))
  for (const { name, bytes, allowed } of weighed) expect(bytes, name).toBeLessThan(allowed)
})
