// `npm test`: everything that must be true, in one run. A stage that fails does not stop the ones after it.
// `node tests/run.mjs --only unit voting`: one kind of stage; other words narrow the tests to files with them in their path.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Unready, prepare, root } from '../server/prepare.mjs'
import { ensureChromium } from './kit/chromium.mjs'

const program = (path) => join(root, 'node_modules', path)
const FORMATTED = ['{shared,server,client,tests}/**/*.{ts,tsx,mjs,css}', 'vite.config.ts']

const STAGES = [
  ...['shared', 'server', 'client', 'tests'].map((layer) => ({
    name: `types ${layer}`,
    command: [program('typescript/bin/tsc'), '-p', layer],
  })),
  { name: 'lint', command: [program('oxlint/bin/oxlint')] },
  {
    name: 'format',
    command: [program('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '--cache', ...FORMATTED],
  },
  { name: 'dead code', command: [program('knip/bin/knip.js'), '--no-progress'] },
  { name: 'build', command: [join(root, 'server/start.mjs'), '--build-only'] },
  { name: 'unit', projects: ['node', 'dom'] },
  { name: 'faults', projects: ['faults'] },
  { name: 'browser', projects: ['browser'], needs: browser },
]

const scratch = mkdtempSync(join(tmpdir(), 'questions-first-'))
const { only, filters } = readWords(process.argv.slice(2))
const stages = STAGES.filter(({ name }) => only.length === 0 || only.some((word) => name.startsWith(word)))
if (stages.length === 0) {
  console.error(`No such stage: ${only.join(', ')}. Stages: ${STAGES.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}

const outcomes = []
try {
  await prepare({ build: false })
  for (const stage of stages) outcomes.push(await play(stage))
} catch (reason) {
  if (!(reason instanceof Unready)) throw reason
  console.error(reason.message)
  outcomes.push({ name: 'install', isWell: false, seconds: 0, passed: 0, failed: 1 })
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
summarise()

function readWords(words) {
  const at = words.indexOf('--only')
  const stageNames = at === -1 ? [] : (words[at + 1] ?? '').split(',').map((word) => word.replace('-', ' '))
  return { only: stageNames, filters: words.filter((_, index) => at === -1 || (index !== at && index !== at + 1)) }
}

/** Runs one stage to its end and gives what came of it; a failed stage counts one failure if no test did. */
async function play({ name, command, projects, needs }) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(3, 70 - name.length))}`)
  const began = performance.now()
  const blocked = needs?.()
  if (blocked) console.log(blocked)
  const report = join(scratch, `${name}.json`)
  const isWell = !blocked && (await run(command ?? vitest(projects, report)))
  const tests = projects ? countOf(report) : undefined
  const failures = tests?.failed ?? 0
  const seconds = (performance.now() - began) / 1000
  console.log(`${isWell ? 'ok' : 'FAILED'}: ${name}, ${seconds.toFixed(1)} s`)
  return { name, isWell, seconds, tests, passed: tests?.passed ?? 0, failed: isWell ? failures : Math.max(1, failures) }
}

function vitest(projects, report) {
  const chosen = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const narrowed = filters.length > 0 ? ['--passWithNoTests', ...filters] : []
  return [program('vitest/vitest.mjs'), 'run', ...chosen, ...reporters, ...narrowed]
}

/** The same Node runs every tool, so that nothing depends on the path or on a shell. */
function run(words) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' })
    child.once('error', reject)
    child.once('close', (code) => resolve(code === 0))
  })
}

function countOf(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch (reason) {
    if (reason.code === 'ENOENT') return { passed: 0, failed: 0 } // vitest never came to its report: the stage itself has failed
    throw reason
  }
}

/** Finds or installs Chromium and tells the tests where; gives the reason when the stage cannot run. */
function browser() {
  const path = ensureChromium(console.log)
  if (!path) return 'The browser tests need Chromium and did not run.'
  process.env.CHROMIUM_PATH = path
  return undefined
}

function summarise() {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
  console.log(`\n── summary ${'─'.repeat(63)}`)
  for (const { name, isWell, seconds, tests } of outcomes) {
    const counts = tests ? `  ${tests.passed} passed, ${tests.failed} failed` : ''
    console.log(`${isWell ? 'ok    ' : 'FAILED'}  ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s${counts}`)
  }
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
