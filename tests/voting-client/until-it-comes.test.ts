import { expect, test } from 'vitest'
import { untilItComes } from '#client/voting/until-it-comes.ts'

test('[VS41] a paper that does not come is asked for again after a pause, until it does', async () => {
  const told: string[] = []
  const fetchIt = async () => {
    told.push('asked')
    if (told.filter((word) => word === 'asked').length < 3) throw new Error('offline')
    return 'the paper'
  }
  expect(await untilItComes(fetchIt, async () => told.push('paused'))).toBe('the paper')
  expect(told).toEqual(['asked', 'paused', 'asked', 'paused', 'asked'])
})
