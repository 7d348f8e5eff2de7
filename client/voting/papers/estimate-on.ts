import type { Ballot } from '#shared/voting/poll.ts'

/** What a ballot of an earlier round, from the room or from this device, says of one question. */
export function estimateOn(ballot: Ballot | undefined, question: string): number | 'cant_judge' | undefined {
  const estimates = ballot?.['estimates']
  if (typeof estimates !== 'object' || estimates === null) return undefined
  const estimate: unknown = Object.entries(estimates).find(([id]) => id === question)?.[1]
  return typeof estimate === 'number' || estimate === 'cant_judge' ? estimate : undefined
}
