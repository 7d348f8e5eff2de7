// Run with `--import tsx`, which reads our TypeScript as it is: the methods as they usually are, and what else is hard.
import { METHOD_NAMES } from '#shared/voting/methods.ts'
import { POLL_NAMES } from './polls.mjs'

const isUsual = (name) => METHOD_NAMES.includes(name)
console.log(JSON.stringify({ methods: POLL_NAMES.filter(isUsual), more: POLL_NAMES.filter((name) => !isUsual(name)) }))
