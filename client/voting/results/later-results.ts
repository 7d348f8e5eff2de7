import type { LaterResults } from '../shown-results.ts'
import { approvalResult } from './approval-result.tsx'
import { criteriaResult } from './criteria-result.tsx'
import { delphiResult } from './delphi-result.tsx'
import { equalSharesResult } from './equal-shares-result.tsx'
import { majorityJudgmentResult } from './majority-judgment-result.tsx'
import { opinionResult } from './opinion-result.tsx'
import { pairwiseResult } from './pairwise-result.tsx'
import { pointsResult } from './points-result.tsx'
import { quadraticResult } from './quadratic-result.tsx'
import { rankedResult } from './ranked-result.tsx'
import { scoreResult } from './score-result.tsx'

/** Each is given results of its own method only. */
export const LATER_RESULTS: LaterResults = {
  approval: approvalResult,
  score: scoreResult,
  points: pointsResult,
  quadratic: quadraticResult,
  majority_judgment: majorityJudgmentResult,
  criteria: criteriaResult,
  delphi: delphiResult,
  ranked: rankedResult,
  pairwise: pairwiseResult,
  equal_shares: equalSharesResult,
  opinion: opinionResult,
}
