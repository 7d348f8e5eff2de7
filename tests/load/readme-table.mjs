// `npm run bench -- --json FILE`, then `node tests/load/readme-table.mjs FILE [--write]`: the tables of README and
// docs/scaling.md from that run, printed or put in their places.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { capacityTable, placed, speedTable } from './kit/markdown.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
})
const [file] = positionals
if (file === undefined) {
  console.error('Say which run: node tests/load/readme-table.mjs FILE [--write]')
  process.exit(2)
}
const run = JSON.parse(readFileSync(file, 'utf8'))
const TABLES = [
  { path: 'README.md', name: 'speed', text: speedTable(run) },
  { path: 'docs/scaling.md', name: 'capacity', text: capacityTable(run) },
]
for (const { path, name, text } of TABLES) {
  console.log(`\n${path}\n\n${text}`)
  if (!values.write) continue
  const place = new URL(`../../${path}`, import.meta.url)
  writeFileSync(place, placed(readFileSync(place, 'utf8'), name, text))
}
