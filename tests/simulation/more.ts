// `npm run simulate -- 100000`: so many new worlds, half of them storms; ends with the first seed that broke a promise.
import { firstBroken, STORM, USUAL } from './world.ts'

const count = Number(process.argv[2] ?? 20_000)
const first = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 30))
const STEP = 500

for (let done = 0; done < count; done += STEP) {
  const weather = (done / STEP) % 2 ? STORM : USUAL
  const found = await firstBroken(weather, first + done, first + done + STEP)
  if (found) {
    console.error(`Seed ${found.seed} (${weather === STORM ? 'STORM' : 'USUAL'}):\n- ${found.broken.join('\n- ')}`)
    process.exit(1)
  }
  console.log(`${done + STEP} worlds from seed ${first}: every promise held`)
}
