// The long forms of two tests: `npm run fuzz -- 60000 [first seed]`, `npm run secrecy -- 2000 [first seed]`.
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../server/prepare.mjs'

const FORMS = {
  fuzz: { file: 'tests/documents/guard-fuzz', runs: 'FUZZ_RUNS', seed: 'FUZZ_SEED', usual: 60_000 },
  secrecy: { file: 'tests/voting/adversary', runs: 'SECRECY_POLLS', seed: 'SECRECY_SEED', usual: 2_000 },
}
const [form, runs, seed] = process.argv.slice(2)
const chosen = FORMS[form]
if (!chosen) throw new Error(`say which: ${Object.keys(FORMS).join(' or ')}`)
const first = seed ?? String(Date.now() % 1_000_000_000)

if (form === 'fuzz') printBombs()

const env = { ...process.env, [chosen.runs]: runs ?? String(chosen.usual), [chosen.seed]: first }
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const run = spawn(process.execPath, [vitest, 'run', '--project', 'node', chosen.file], {
  cwd: root,
  env,
  stdio: 'inherit',
})
run.on('exit', (code) => process.exit(code ?? 1))

/** What is sent to do harm, how long it takes to refuse and what is allocated for it; figures, not promises. */
function printBombs() {
  const flags = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64', '--import', 'tsx']
  const weigh = spawnSync(process.execPath, [...flags, join(root, 'tests/documents/weigh-bombs.ts')], {
    cwd: root,
    encoding: 'utf8',
  })
  if (weigh.status !== 0) throw new Error(weigh.stderr)
  for (const line of weigh.stdout.split('\n').filter((text) => text.startsWith('{'))) {
    const { name, ms, times, bytes, faults } = JSON.parse(line)
    const each = `${(ms / times).toFixed(2).padStart(8)} ms ${(bytes / times / 1024).toFixed(0).padStart(7)} KB`
    console.log(`${each}  ${faults.join(', ').padEnd(10)} ${name}`)
  }
}
