import type { MethodName } from './methods.ts'

/** What a way of voting is called where it is chosen, and in every record. */
export const METHOD_WORDS: Readonly<Record<MethodName, string>> = {
  value_gap: 'Value and gap',
  dots: 'Dots',
  approval: 'Approval',
  score: 'Score',
  majority_judgment: 'Grades in words',
  criteria: 'Weighted criteria',
  ranked: 'Put in order',
  pairwise: 'Pairs',
  points: 'Points',
  quadratic: 'Quadratic',
  equal_shares: 'Equal shares',
  delphi: 'Estimate, talk, estimate',
  opinion: 'Common ground',
}
