// `npm run soak [-- --minutes 60 --json FILE]`: workshops begin, vote, work at their boards and end, a full hall goes on
// voting, and beside it fifty phones hardly read and one person floods. Every result is checked. Says a line a minute, and
// at the end whether memory grows: the slope of what lives after garbage was collected, with its standard error.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { setTimeout as pause } from 'node:timers/promises'
import { prepare } from '../../server/prepare.mjs'
import { kilobytes, percentile } from './kit/figures.mjs'
import { lineThrough } from './kit/fit.mjs'
import { startCrowd } from './kit/processes.mjs'
import { startProduct } from './kit/product.mjs'
import { figureOf } from './kit/resident.mjs'
import { table } from './kit/table.mjs'
import { inspected, INSPECTED } from './soak/inspected.mjs'

const MOST_MINUTES = 24 * 60
const MINUTE = 60_000
const SAMPLE_EVERY = 15_000
/** A workshop, the sleep after it, and as long again until as many rooms wake as fall asleep. */
const WARM_UP = 4 * MINUTE
const LOAD = { people: 100, rest: 2_000, length: MINUTE, every: MINUTE / 2 }
const SLOW = 50
/** Read for so many milliseconds in so many, and ask for the whole room so often a second. */
const HARDLY = { reads: 50, every: 5_000, asks: 0.5 }
/**
 * Bytes a minute that are not told from none: at this pace a day adds 144 MB of living objects. What a process holds
 * besides, freed memory that it has not given back yet, wanders by more.
 */
const FLAT = { heap: 100_000, resident: 1_000_000 }

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' }, json: { type: 'string' } } })
const minutes = Number(values.minutes)
if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
  console.error(`--minutes is a number up to ${MOST_MINUTES}.`)
  process.exit(2)
}
await prepare()
const server = await startProduct({ flags: [INSPECTED], env: { NEW_ROOMS_A_DAY: '99999' } })
const debuggee = await inspected(server)
const crowd = startCrowd('../soak/workshops.mjs')
const trouble = startCrowd('troublemakers.mjs')
const { base } = server
const samples = []
const faults = []

const { room, trouble: places } = await crowd.tell('fill', { base, people: LOAD.people, trouble: SLOW + 1 })
await trouble.tell('enter', { base, room, phones: places.slice(1), flood: places[0], ...HARDLY })
await crowd.tell('begin', { base, ...LOAD })
const began = Date.now()
while (Date.now() - began < minutes * MINUTE) {
  await pause(Math.min(SAMPLE_EVERY, Math.max(0, began + minutes * MINUTE - Date.now())))
  samples.push(await sampled())
  const now = Math.floor(samples.at(-1).at)
  if (now > Math.floor(samples.at(-2)?.at ?? 0)) console.log(lineOf(samples.filter(({ at }) => at > now - 1)))
}
const last = await crowd.tell('end')
faults.push(...last.faults)
const flood = await trouble.tell('leave')
debuggee.close()
await Promise.all([crowd.end(), trouble.end()])
await server.end()
finish()

async function sampled() {
  const { heap, resident } = await debuggee.memory()
  const { took, told, faults: found } = await crowd.tell('report')
  faults.push(...found)
  for (const fault of found) console.error(fault)
  return {
    at: (Date.now() - began) / MINUTE,
    heap,
    resident,
    took,
    told,
    trouble: await trouble.tell('report'),
    rooms: await figureOf(base, 'questions_first_rooms_awake'),
    connections: await figureOf(base, 'questions_first_connections'),
  }
}

function lineOf(lately) {
  const { at, heap, resident, told, rooms, connections, trouble: made } = lately.at(-1)
  const took = lately.flatMap((sample) => sample.took)
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`
  return [
    `minute ${at.toFixed(0).padStart(3)}`,
    `heap ${megabytes(heap)}`,
    `resident ${megabytes(resident)}`,
    `ack p50 ${percentile(took, 0.5).toFixed(0)} p99 ${percentile(took, 0.99).toFixed(0)} ms`,
    `${rooms} rooms awake, ${connections} connections`,
    `${told.votes} votes, ${told.edits} edits, ${told.workshops} workshops, ${told.woken} woken`,
    `flood ${made.sent} sent, ${made.cuts} cut, slow phones let go ${made.letGo}`,
  ].join(' · ')
}

function slopeOf(what) {
  const steady = samples.filter(({ at }) => at * MINUTE >= Math.min(WARM_UP, (minutes * MINUTE) / 2))
  const { slope, error } = lineThrough(steady.map((sample) => [sample.at, sample[what]]))
  const isFlat = Math.abs(slope) <= 2 * error || Math.abs(slope) <= FLAT[what]
  return { what, slope, error, isFlat, samples: steady.length }
}

function finish() {
  const slopes = ['heap', 'resident'].map(slopeOf)
  const quarters = [0, 1, 2, 3].map((quarter) =>
    samples.filter((_, at) => Math.floor((at * 4) / samples.length) === quarter).flatMap(({ took }) => took),
  )
  const rows = slopes.map(({ what, slope, error, isFlat, samples: of }) => [
    what === 'heap' ? 'living objects' : 'the whole process',
    `${kilobytes(slope)} ± ${kilobytes(error)} a minute`,
    String(of),
    kilobytes(FLAT[what]),
    isFlat ? 'flat' : 'GROWS',
  ])
  console.log(`\n${table(['', 'slope', 'samples', 'flat within', ''], rows)}`)
  console.log(
    `\n    p99 ack by quarters: ${quarters.map((took) => `${percentile(took, 0.99).toFixed(0)} ms`).join(', ')}`,
  )
  console.log(`    ${JSON.stringify(last.told)}; flood ${flood.sent} sent, cut off ${flood.cuts} times`)
  console.log(
    faults.length === 0 ? '    Every result was right.' : `\n${faults.length} FAULTS, the first: ${faults[0]}`,
  )
  if (values.json)
    writeFileSync(
      values.json,
      `${JSON.stringify({ minutes, slopes, faults, samples: samples.map(({ took, ...rest }) => ({ ...rest, p99: percentile(took, 0.99) })) }, null, 2)}\n`,
    )
  process.exit(faults.length === 0 && slopes[0].isFlat ? 0 : 1)
}
