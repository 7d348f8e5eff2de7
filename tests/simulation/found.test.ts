import { expect, test } from 'vitest'
import { runWorld, STORM, USUAL } from './world.ts'

// Seeds in which the simulator once found something, kept for ever. Then votes were always counted at once.
const AT_ONCE = { elsewhere: 0 }
test.each([
  ['somebody was refused because of what then could not be written', 27, STORM],
  ['a ballot went on being shown as one’s own after an anonymous poll had closed', 5076, USUAL],
  ['a command was decided on one that could not be written', 2786, STORM],
] as const)('(regression) %s: seed %i', async (_, seed, weather) => {
  expect(await runWorld(seed, { ...weather, ...AT_ONCE })).toEqual([])
})
