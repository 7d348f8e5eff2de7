import { readConfig } from '../config.ts'
import { upkeep } from './upkeep.ts'

// What `npm run verify-data`, `backup` and `restore` start, once there is a build.

try {
  const { lines, code } = await upkeep(process.argv.slice(2), readConfig(process.env).dataDir, Date.now)
  for (const line of lines) (code === 0 ? console.log : console.error)(line)
  process.exitCode = code
} catch (reason) {
  console.error(reason instanceof Error ? reason.message : reason)
  process.exitCode = 1
}
