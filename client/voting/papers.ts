import { use } from 'react'
import type { MethodName } from '#shared/voting/methods.ts'
import { dotsPaper } from './dots-paper.tsx'
import type { AnyPaper } from './paper.ts'
import { untilItComes } from './until-it-comes.ts'
import { valueGapPaper } from './value-gap-paper.tsx'

/** The two usual papers come with the voting screens; each other comes when a vote is held with it. */
const HERE = { value_gap: valueGapPaper, dots: dotsPaper } as const

type Later = Exclude<MethodName, keyof typeof HERE>

const LATER: Readonly<Record<Later, () => Promise<AnyPaper>>> = {
  score: async () => (await import('./papers/score-paper.tsx')).scorePaper,
  majority_judgment: async () => (await import('./papers/majority-judgment-paper.tsx')).majorityJudgmentPaper,
  points: async () => (await import('./papers/points-paper.tsx')).pointsPaper,
  quadratic: async () => (await import('./papers/quadratic-paper.tsx')).quadraticPaper,
  approval: async () => (await import('./papers/approval-paper.tsx')).approvalPaper,
  equal_shares: async () => (await import('./papers/equal-shares-paper.tsx')).equalSharesPaper,
  ranked: async () => (await import('./papers/ranked-paper.tsx')).rankedPaper,
  pairwise: async () => (await import('./papers/pairwise-paper.tsx')).pairwisePaper,
  criteria: async () => (await import('./papers/criteria-paper.tsx')).criteriaPaper,
  delphi: async () => (await import('./papers/delphi-paper.tsx')).delphiPaper,
  opinion: async () => (await import('./papers/opinion-paper.tsx')).opinionPaper,
}

const isHere = (method: MethodName): method is keyof typeof HERE => Object.hasOwn(HERE, method)

const coming = new Map<MethodName, Promise<AnyPaper>>()
const TRY_AGAIN_AFTER = 3_000

/** Fetched once, for everybody on this device who asks. */
function fetchPaper(method: Later): Promise<AnyPaper> {
  const known = coming.get(method)
  if (known) return known
  const fetched = untilItComes(LATER[method], () => new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_AFTER)))
  coming.set(method, fetched)
  return fetched
}

/** The ballot paper of a method. Where it has not come yet, the screen waits at the nearest `Suspense`. */
export const usePaper = (method: MethodName): AnyPaper => (isHere(method) ? HERE[method] : use(fetchPaper(method))) // what has come once is there at once
