import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { afterAll, expect, test } from 'vitest'
import { PLANTED_FAULTS, type PlantedFault } from './planted-faults.ts'
import { type firstBroken, FLICKER, STORM } from './world.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Inside the tree, so that packages are found; and where nothing is looked for. */
const scratch = mkdtempSync(join(root, 'node_modules/.planted-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** Worlds in which a planted fault has to show, by turns storms and flickering lines. */
const WORLDS = 4_000
const STEP = 200

function planting({ file, is, becomes }: PlantedFault): Plugin {
  return {
    name: 'planted-fault',
    enforce: 'pre',
    transform: (code, id) => (id === join(root, file) ? code.replace(is, () => becomes) : undefined),
  }
}

/** The simulator, and all of the product that it runs, with this fault in it. */
async function withFault(fault: PlantedFault): Promise<typeof firstBroken> {
  const made = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [planting(fault)],
    build: { ssr: join(root, 'tests/simulation/world.ts'), write: false, target: 'node20', minify: false },
  })
  const [chunk] = 'output' in made ? made.output : []
  if (!chunk || chunk.type !== 'chunk') throw new Error('nothing was built')
  const place = join(scratch, `${PLANTED_FAULTS.indexOf(fault)}.mjs`)
  writeFileSync(place, chunk.code)
  const found = (await import(/* @vite-ignore */ place)) as { readonly firstBroken: typeof firstBroken }
  return found.firstBroken
}

test.each(PLANTED_FAULTS)('the simulator finds what $name', { timeout: 60_000 }, async (fault) => {
  expect(readFileSync(join(root, fault.file), 'utf8').split(fault.is)).toHaveLength(2)
  const simulate = await withFault(fault)
  let found = await simulate(STORM, 1, STEP)
  for (let from = 1 + STEP; !found && from < WORLDS; from += STEP)
    found = await simulate((from / STEP) % 2 < 1 ? STORM : FLICKER, from, from + STEP)
  expect(found).toBeDefined()
})
