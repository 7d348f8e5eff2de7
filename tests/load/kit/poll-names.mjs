// Run with `--import tsx`, which reads our TypeScript as it is. With `quick` only what is not like another.
import { METHOD_NAMES } from '#shared/voting/methods.ts'
import { POLL_NAMES } from './polls.mjs'

const isOfItsKind = (name) => METHOD_NAMES.includes(name) || name.includes(', ')
console.log(JSON.stringify(process.argv[2] === 'quick' ? POLL_NAMES.filter(isOfItsKind) : POLL_NAMES))
