import type { Actor, PersonId } from '#shared/core/actor.ts'
import type { View } from '#shared/protocol/wire.ts'
import { device, type Device } from './device.ts'
import { dice } from './dice.ts'
import { faultyDisk } from './faulty-disk.ts'
import { aHouse } from './house.ts'
import { judge, watchScreen, watchTurnout } from './invariants.ts'
import { slowCounter } from './slow-counter.ts'
import { attendeeActs, facilitatorActs } from './script.ts'
import { type VirtualTime, virtualTime } from './virtual-time.ts'

const LIVELY = 8_000
/** Long enough for the slowest way back: an answer that never came, a full disk, and the line itself. */
const CALM = 45_000
const HOUR = 3_600_000

/** How often something goes wrong, beside each thing that somebody does. */
export interface Weather {
  readonly cut: number
  readonly offline: number
  readonly reload: number
  readonly clock: number
  readonly crash: number
  readonly fullDisk: number
  /** How often a line that was cut is back before anybody has noticed. */
  readonly quick: number
  /** How often votes are counted elsewhere, which takes its time; in the other worlds they are counted at once. */
  readonly elsewhere: number
}
export const USUAL: Weather = {
  cut: 0.05,
  offline: 0.03,
  reload: 0.03,
  clock: 0.02,
  crash: 0.02,
  fullDisk: 0.02,
  quick: 0.3,
  elsewhere: 0.5,
}
/** A line that is gone and back before anybody has noticed. */
export const FLICKER: Weather = {
  cut: 0.5,
  offline: 0.02,
  reload: 0.02,
  clock: 0.02,
  crash: 0.02,
  fullDisk: 0.02,
  quick: 0.9,
  elsewhere: 0.5,
}
export const STORM: Weather = {
  cut: 0.2,
  offline: 0.08,
  reload: 0.1,
  clock: 0.08,
  crash: 0.1,
  fullDisk: 0.08,
  quick: 0.3,
  elsewhere: 0.5,
}

/**
 * One workshop on bad Wi-Fi and a bad disk, all of it drawn from one seed: the product's own room host, rules, views,
 * outboxes and room stores, in virtual time. Answers with everything that was not as promised.
 */
export async function runWorld(seed: number, weather: Weather): Promise<readonly string[]> {
  const time = virtualTime()
  const giveBack = time.takeOver()
  try {
    return await live(seed, weather, time)
  } finally {
    giveBack()
  }
}

async function live(seed: number, weather: Weather, time: VirtualTime): Promise<readonly string[]> {
  const chance = dice(seed)
  const broken: string[] = []
  const complain = (what: string) => void (broken.length < 10 && broken.push(what))
  const faulty = faultyDisk(time, chance)
  // Dice of their own, so that a seed is the same world with them and without.
  const counting = dice(seed + 0.5 * 2 ** 31)
  const house = await aHouse({
    time,
    faulty,
    dice: chance,
    watch: {
      turnout: watchTurnout(time, complain),
      shownTooSoon: (id) => complain(`${id} was shown before it was durable`),
    },
    counter: counting.chance(weather.elsewhere) ? () => slowCounter(time, counting) : undefined,
  })
  const devices: Device[] = []
  const names = Array.from({ length: chance.between(2, 6) }, (_, n) => `p${n}`)
  const actors: Actor[] = [
    { id: 'fay' as PersonId, role: 'facilitator' },
    ...names.map((id): Actor => ({ id: id as PersonId, role: 'attendee' })),
    { id: 'olu' as PersonId, role: 'observer' },
  ]
  let crashes = 0

  function admit(actor: Actor) {
    const coming = house.admit(actor, actor.id)
    const again = () => void time.after(500, () => admit(actor))
    if (!coming) return again()
    const known = crashes
    time.after(4_000, () => !devices.some((one) => one.actor === actor) && known !== crashes && again())
    coming.then(
      (answer) => {
        if (!answer.ok) return again()
        if (devices.some((one) => one.actor === actor)) return
        const watch = watchScreen(actor, complain)
        devices.push(device({ time, dice: chance, house, actor, quick: weather.quick, watch, complain }))
      },
      (reason: unknown) => complain(`joining broke: ${String(reason)}`),
    )
  }

  actors.forEach((actor, n) => time.after(n < 3 ? 0 : chance.between(0, 6_000), () => admit(actor)))

  let fresh = 0
  function act(one: Device, view: View) {
    if (one.actor.role === 'facilitator') one.ask(facilitatorActs(view, chance, names))
    else one.ask(attendeeActs(view, chance, () => `q${(fresh += 1)}`))
  }

  function somethingHappens() {
    const one = devices.length > 0 ? chance.pick(devices) : undefined
    const view = one?.view()
    if (one && view && !one.isGone()) act(one, view)
    if (one && chance.chance(weather.cut)) time.after(chance.between(0, 300), one.cut)
    if (one && chance.chance(weather.offline)) one.goOffline(chance.between(1_000, 8_000))
    if (one && chance.chance(weather.reload)) time.after(1, one.reload)
    if (chance.chance(weather.clock)) house.jumpClock(chance.pick([-HOUR, HOUR]))
    if (chance.chance(weather.crash)) {
      crashes += 1
      for (const each of devices) each.cut()
      void house.crash()
    }
    if (chance.chance(weather.fullDisk)) {
      faulty.fill()
      time.after(chance.between(300, 4_000), faulty.mend)
    }
    if (time.now() < LIVELY) time.after(chance.between(10, 700), somethingHappens)
  }
  time.after(500, somethingHappens)

  await time.runUntil(LIVELY + CALM)
  await judge({ house, faulty, devices, actors, complain })
  for (const one of devices) one.close()
  await house.host()?.close()
  return broken
}

/** The first of these worlds in which something was not as promised. */
export async function firstBroken(weather: Weather, from: number, to: number) {
  for (let seed = from; seed < to; seed++) {
    const broken = await runWorld(seed, weather)
    if (broken.length > 0) return { seed, broken }
  }
  return undefined
}
