// `npm run verify-data`, `backup`, `restore`: makes the tree ready and does that one thing.
import { prepare, Unready } from './prepare.mjs'

try {
  await prepare()
} catch (reason) {
  if (!(reason instanceof Unready)) throw reason
  console.error(reason.message)
  process.exit(1)
}
process.setSourceMapsEnabled(true)
await import(new URL('../dist/server/upkeep.js', import.meta.url).href)
