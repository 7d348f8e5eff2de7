// How long each method takes to count, in fresh processes.
import { middle, ms } from '../kit/figures.mjs'
import { answerOf, pathOf } from '../kit/processes.mjs'

const MOST = 50
const METHODS = [
  'value_gap',
  'dots',
  'approval',
  'score',
  'points',
  'quadratic',
  'majority_judgment',
  'criteria',
  'delphi',
  'ranked',
  'pairwise',
  'equal_shares',
  'opinion',
]

export const benchmark = {
  id: 'B12',
  title: 'results: 2,000 ballots × 30 questions',
  async run({ quick }) {
    const lines = []
    for (const method of METHODS) {
      const runs = []
      for (let fresh = 0; fresh < (quick ? 1 : 3); fresh++)
        runs.push(await answerOf(['--import', 'tsx', pathOf('count.mjs'), method]))
      lines.push({ method, cold: middle(runs.map(({ cold }) => cold)), warm: middle(runs.map(({ warm }) => warm)) })
    }
    return {
      head: ['', 'first count', 'warm'],
      rows: lines.map(({ method, cold, warm }) => [method, ms(cold), ms(warm)]),
      goals: lines.map(({ method, warm }) => ({
        what: method,
        figure: ms(warm),
        goal: `≤ ${MOST} ms`,
        isMet: warm <= MOST,
      })),
      figures: lines,
    }
  },
}
