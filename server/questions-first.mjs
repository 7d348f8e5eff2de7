#!/usr/bin/env node
// `npx questions-first verify FILE`: counts a downloaded record again, without a server. Only Node's own modules until the tree is ready.
import { prepare, Unready } from './prepare.mjs'

const UNREADABLE = 2
const [word, file, ...more] = process.argv.slice(2)
if (word !== 'verify' || file === undefined || more.length > 0) {
  console.error('Say which record: questions-first verify FILE, where FILE is a record downloaded as JSON.')
  process.exit(UNREADABLE)
}

try {
  await prepare()
} catch (reason) {
  if (!(reason instanceof Unready)) throw reason
  console.error(reason.message)
  process.exit(UNREADABLE)
}

const { verifyFile } = await import(new URL('../dist/server/verify.js', import.meta.url).href)
const { code, lines } = await verifyFile(file)
for (const line of lines) (code === UNREADABLE ? console.error : console.log)(line)
process.exitCode = code
