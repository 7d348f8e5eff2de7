// How long each poll takes to count, in fresh processes, and whether the server counts it in place or in its thread; then
// how long nobody is answered while a large poll is closed, with the thread and without.
import { byTurns, middle, ms } from '../kit/figures.mjs'
import { answerOf, pathOf } from '../kit/processes.mjs'

const MOST = 50
/** What stands for all that takes longest; and the method that most rooms use. */
const CLOSED = ['opinion', 'ranked_kemeny, 8 questions', 'value_gap']
const WHERE = ['in place', 'thread']

const run = (file, ...words) => answerOf(['--import', 'tsx', pathOf(file), ...words])

/** For a first look. */
const HARDEST = ['value_gap', 'ranked', 'equal_shares', 'opinion']

export const benchmark = {
  id: 'B12',
  title:
    'results: 2,000 ballots × 30 questions; above the line how long each takes, below what closing it costs others',
  async run({ quick }) {
    // In a process of its own: this one reads no TypeScript.
    const { methods, more } = await run('poll-names.mjs')
    const counts = []
    for (const name of quick ? methods.filter((one) => HARDEST.includes(one)) : [...methods, ...more]) {
      const runs = []
      const times = quick || more.includes(name) ? 1 : 2
      for (let fresh = 0; fresh < times; fresh++) runs.push(await run('count.mjs', name))
      const { effort, isInPlace } = runs[0]
      const [cold, warm] = ['cold', 'warm'].map((which) => middle(runs.map((one) => one[which])))
      counts.push({ name, cold, warm, effort, isInPlace })
    }
    const closings = quick ? [] : await closingsOf()
    return {
      head: ['', 'first count', 'warm', 'thought to take', 'counted'],
      rows: [
        ...counts.map(({ name, cold, warm, effort, isInPlace }) => [
          name,
          ms(cold),
          ms(warm),
          ms(effort),
          isInPlace ? 'in place' : 'in the thread',
        ]),
        ['', '', '', '', ''],
        ['closing, 1,999 people', 'nobody answered for', 'closed after', '', ''],
        ...closings.map(({ name, where, block, closed }) => [name, ms(block), ms(closed), '', where]),
      ],
      goals: [
        ...counts.map(({ name, cold, warm, isInPlace }) => ({
          what: name,
          figure: isInPlace ? `${ms(cold)}, ${ms(warm)} warm` : `${ms(warm)} warm, in the thread`,
          goal: `≤ ${MOST} ms, or in the thread`,
          isMet: !isInPlace || cold <= MOST,
        })),
        ...closings
          .filter(({ where }) => where === 'thread')
          .map(({ name, block }) => ({
            what: `closing ${name}: nobody answered`,
            figure: ms(block),
            goal: `≤ ${MOST} ms`,
            isMet: block <= MOST,
          })),
      ],
      figures: { counts, closings },
    }
  },
}

async function closingsOf() {
  const contenders = CLOSED.flatMap((name) => WHERE.map((where) => ({ name, where })))
  const runs = await byTurns(contenders, 2, ({ name, where }) => run('close-a-poll.mjs', name, where))
  return contenders.map((contender, at) => ({
    ...contender,
    block: middle(runs[at].map(({ block }) => block)),
    closed: middle(runs[at].map(({ closed }) => closed)),
  }))
}
