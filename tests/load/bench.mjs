// `npm run bench`: what the built server costs, beside a reference measured in the same run. Goals are printed, not
// enforced: machines differ. That every vote counts is enforced. `--json <file>` keeps the figures, `--profile <folder>`
// a CPU profile of the server.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { prepare } from '../../server/prepare.mjs'
import { answerOf, pathOf } from './processes.mjs'
import { PEOPLE, voteStorm, WITHIN_MS } from './vote-storm.mjs'

const GOAL_P99 = 250
const GOAL_COUNT = 50
const FRESH_PROCESSES = 3
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
const LONGEST = 120_000

const { values: flags } = parseArgs({ options: { json: { type: 'string' }, profile: { type: 'string' } } })
await prepare()

const tooLong = setTimeout(() => {
  console.error(`The bench did not end within ${LONGEST / 1000} s.`)
  process.exit(1)
}, LONGEST)
const began = performance.now()
const before = loadOf()
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, load before: ${before}`,
)

const storm = await voteStorm({ profile: flags.profile })
printStorm(storm)
const counts = await countSpeed()
printCounts(counts)

const after = loadOf()
console.log(`\nload after: ${after}; ${((performance.now() - began) / 1000).toFixed(0)} s in all`)
if (flags.json)
  writeFileSync(flags.json, `${JSON.stringify({ load: { before, after }, V1: storm, V2: counts }, null, 2)}\n`)
clearTimeout(tooLong)

function loadOf() {
  const averages = loadavg().map((load) => load.toFixed(2))
  try {
    const [running] = readFileSync('/proc/loadavg', 'utf8').split(' ').slice(3)
    return `${averages.join(' ')} (${running} running/all)`
  } catch (reason) {
    if (reason.code === 'ENOENT') return averages.join(' ')
    throw reason
  }
}

async function countSpeed() {
  const lines = []
  for (const method of METHODS) {
    const runs = []
    for (let fresh = 0; fresh < FRESH_PROCESSES; fresh++)
      runs.push(await answerOf(['--import', 'tsx', pathOf('count.mjs'), method]))
    const middle = (read) => runs.map(read).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)]
    lines.push({ method, cold: middle(({ cold }) => cold), warm: middle(({ warm }) => warm) })
  }
  return lines
}

function printStorm(lines) {
  console.log(`\nV1  ${PEOPLE} people vote within ${WITHIN_MS / 1000} s, 12 questions each; medians of 3, by turns`)
  print(
    ['', 'acked', 'p50 ack', 'p99 ack', 'worst', 'server CPU/vote', 'crowd CPU/vote'],
    lines.map(({ name, acked, p50, p99, worst, serverCpu, crowdCpu }) => [
      name,
      `${acked}/${PEOPLE}`,
      ms(p50),
      ms(p99),
      ms(worst),
      micro(serverCpu),
      micro(crowdCpu),
    ]),
  )
  const [ours, plain] = lines
  const verdict = ours.p99 < GOAL_P99 ? 'met' : 'MISSED'
  console.log(
    `    every tally right; goal p99 < ${GOAL_P99} ms: ${verdict}; CPU ${(ours.serverCpu / plain.serverCpu).toFixed(1)} × the reference`,
  )
}

function printCounts(lines) {
  console.log(`\nV2  counting 2,000 ballots × 30 questions; medians of ${FRESH_PROCESSES} fresh processes`)
  print(
    ['', 'first count', 'warm', `goal ≤ ${GOAL_COUNT} ms`],
    lines.map(({ method, cold, warm }) => [
      method,
      ms(cold),
      ms(warm),
      `${cold <= GOAL_COUNT ? 'met' : 'MISSED'} / ${warm <= GOAL_COUNT ? 'met' : 'MISSED'}`,
    ]),
  )
}

function print(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)))
  for (const row of [head, ...rows])
    console.log(
      `    ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ')}`,
    )
}

function ms(value) {
  return `${value.toFixed(1)} ms`
}
function micro(value) {
  return Number.isNaN(value) ? 'unknown' : `${(value * 1000).toFixed(0)} µs`
}
