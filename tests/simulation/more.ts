// `npm run simulate -- 100000`: so many new worlds, in every weather; ends with the first seed that broke a promise.
import { firstBroken, FLICKER, STORM, USUAL } from './world.ts'

const count = Number(process.argv[2] ?? 20_000)
const first = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 30))
const STEP = 500
const WEATHERS = Object.entries({ USUAL, STORM, FLICKER })

for (let done = 0; done < count; done += STEP) {
  const [name, weather] = WEATHERS[(done / STEP) % WEATHERS.length] ?? ['USUAL', USUAL]
  const found = await firstBroken(weather, first + done, first + done + STEP)
  if (found) {
    console.error(`Seed ${found.seed} (${name}):\n- ${found.broken.join('\n- ')}`)
    process.exit(1)
  }
  console.log(`${done + STEP} worlds from seed ${first}: every promise held`)
}
