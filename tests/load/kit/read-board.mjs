// The floor for reading a board: Yjs alone, in a fresh process, on the bytes that newcomers are sent.
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'

const bytes = readFileSync(process.argv[2])
const [began, before] = [performance.now(), process.cpuUsage()]
Y.applyUpdate(new Y.Doc(), bytes)
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ took: performance.now() - began, serverCpu: (user + system) / 1000 }))
