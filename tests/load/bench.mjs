// `npm run bench`: what the built product costs, beside a reference measured in the same run. Goals are printed, not
// enforced: machines differ. That the work was done, and right, is enforced.
// `npm run bench -- B2 B6` for some, `--quick` for a first look, `--json <file>` keeps the figures, `--profile <folder>`
// CPU profiles of the server.
//
// One file in `benchmarks/` for each, which exports `benchmark`: { id, title, run }. `run({ quick, profile })` gives
// { head, rows } (a table of texts), { goals } ([{ what, figure, goal, isMet }], the first two of these texts) and
// { figures } (whatever is worth keeping), and throws when the work came out wrong.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { prepare } from '../../server/prepare.mjs'
import { table } from './kit/table.mjs'

const LONGEST = 10 * 60_000
const LONGEST_QUICK = 60_000

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, profile: { type: 'string' }, quick: { type: 'boolean', default: false } },
})
const folder = new URL('benchmarks/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.mjs'))
const all = await Promise.all(
  files.toSorted().map(async (name) => (await import(new URL(name, folder).href)).benchmark),
)
const wanted = positionals.map((id) => id.toUpperCase())
const unknown = wanted.filter((id) => !all.some((one) => one.id === id))
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are ${all.map(({ id }) => id).join(', ')}.`)
  process.exit(2)
}
const chosen = all.filter(({ id }) => wanted.length === 0 || wanted.includes(id))

await prepare()
const longest = flags.quick ? LONGEST_QUICK : LONGEST
const tooLong = setTimeout(() => {
  console.error(`\nThe bench did not end within ${longest / 1000} s.`)
  finish(1)
}, longest)
const began = performance.now()
const before = loadOf()
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`
console.log(`${machine}, load before: ${before}`)

const outcomes = []
for (const benchmark of chosen) outcomes.push(await played(benchmark))
clearTimeout(tooLong)
finish(outcomes.every(({ failed }) => failed === undefined) ? 0 : 1)

/** One that fails does not stop the ones after it. */
async function played({ id, title, run }) {
  const started = performance.now()
  console.log(`\n${id}  ${title}`)
  const outcome = await run({ quick: flags.quick, profile: flags.profile }).catch((reason) => ({ failed: reason }))
  const seconds = (performance.now() - started) / 1000
  if (outcome.failed) console.error(outcome.failed)
  else console.log(table(outcome.head, outcome.rows))
  console.log(`    ${seconds.toFixed(1)} s, load ${loadOf()}`)
  return { id, title, seconds, ...outcome, ...(outcome.failed && { failed: String(outcome.failed) }) }
}

function finish(code) {
  const goals = outcomes.flatMap(({ id, failed, goals: some = [] }) =>
    failed
      ? [[id, 'failed', '', '', 'FAILED']]
      : some.map(({ what, figure, goal, isMet }) => [id, what, figure, goal, isMet ? 'met' : 'MISSED']),
  )
  const after = loadOf()
  console.log(`\n${table(['', '', 'measured', 'goal', ''], goals)}`)
  console.log(`\nload after: ${after}; ${((performance.now() - began) / 1000).toFixed(0)} s in all`)
  if (flags.json)
    writeFileSync(
      flags.json,
      `${JSON.stringify({ quick: flags.quick, machine, load: { before, after }, outcomes }, null, 2)}\n`,
    )
  process.exit(code)
}

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
