import { randomInt } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { DocumentName } from '#shared/board/rights.ts'
import { descriptionRoutes } from './descriptions/description-routes.ts'
import { openApi } from './descriptions/openapi.ts'
import { carryDocuments } from './documents/carried.ts'
import { documentDoor } from './documents/door.ts'
import { byCode } from './documents/by-code.ts'
import { answerBrokenRequests } from './http/broken-requests.ts'
import { whileDraining } from './http/draining.ts'
import { healthRoutes } from './http/health-routes.ts'
import { knownPaths } from './http/known-paths.ts'
import { networkThrough } from './http/network.ts'
import { ourAddresses } from './http/our-addresses.ts'
import { hangUpOnSilence, TIMES } from './http/patience.ts'
import { whereabouts } from './http/whereabouts.ts'
import { webApp } from './http/web.ts'
import { lostPage, type Pages, pageRoutes } from './pages/pages.ts'
import { authorLedger, MAX_CLIENT_ID } from './people/author-ledger.ts'
import { codeDoor } from './people/code-door.ts'
import { joinRoute } from './people/join-route.ts'
import { mineRoute } from './people/mine-route.ts'
import { readCode, secretsFrom } from './people/secrets.ts'
import { ticketBooth } from './people/tickets.ts'
import { wrongCodes } from './people/wrong-codes.ts'
import { importRoute } from './questions/import-route.ts'
import { rehearsals } from './rehearsal/rehearsals.ts'
import { openGateway } from './realtime/gateway.ts'
import { ticketDesk } from './realtime/tickets.ts'
import { routeUpgrades } from './realtime/upgrades.ts'
import { newRooms } from './room/new-rooms.ts'
import { roomRoutes } from './room/room-routes.ts'
import { erasing } from './room/erasures.ts'
import { damaged, quarantineOf } from './room/quarantine.ts'
import { openRooms } from './room/rooms.ts'
import { replayErasures } from './room/replayed-erasures.ts'
import { startCheck } from './room/start-check.ts'
import { retention } from './room/retention.ts'
import type { Store } from './store/store.ts'
import type { Tombstones } from './store/tombstones.ts'
import { screeningRoute } from './summary/screening-route.ts'
import { summaryRoute } from './summary/summary-route.ts'
import type { World } from './world.ts'

/** Requests that are still being answered when the house closes have so many milliseconds. */
const LAST_ANSWERS = 4_000
/** A whole workshop in a little over a minute. */
const DEMO_SPEED = 1.25

interface Means extends World {
  readonly store: Store
  readonly tombstones: Tombstones
  readonly pages: Pages
  readonly publicUrl: string | undefined
  readonly proxies: number
  readonly newRoomsADay: number
  readonly codesBegin?: string | undefined
  /** Whether there is memory for another room. */
  hasSpace(): boolean
}

/** The whole house on one port: pages and HTTP, commands by Socket.IO, shared documents by Yjs. Tests start the same. */
export function buildApp(means: Means) {
  const { store, tombstones, pages, publicUrl, proxies, newRoomsADay, codesBegin, hasSpace, ...world } = means
  const { now, randomBytes, log } = world
  let isDraining = false
  const secrets = secretsFrom(randomBytes, codesBegin)
  const http = createServer(TIMES)
  hangUpOnSilence(http)
  answerBrokenRequests(http)
  const network = networkThrough(proxies)
  const codes = wrongCodes({ now, pause: (milliseconds) => pause(milliseconds, undefined, { ref: false }) })
  const { port, isOpen } = whereabouts(http)
  const addresses = ourAddresses({ publicUrl, port, isOpen })
  const publicOrigin = (host: string | undefined) => publicUrl ?? `http://${host ?? `localhost:${port()}`}`

  const booth = ticketBooth({ secret: randomBytes(32), now })
  const kept = byCode(store)
  const ledger = authorLedger({ records: kept.records, newClientId: () => randomInt(1, MAX_CLIENT_ID) })

  const forgetting = erasing({
    store,
    owns: ledger.owns,
    isAtWork: (code) => door.isOpen(code),
    async renew(code, ...how) {
      await ledger.wake(code)
      await door.renew(code, ...how)
    },
  })
  const quarantine = quarantineOf(world)
  const rooms = openRooms({
    ...world,
    quarantine,
    store,
    secrets,
    address: addresses.shared,
    showAll: (code, audience, change) => gateway.showAll(code, audience, change),
    leaveDocuments: (code, who) =>
      who === 'everyone' ? door.closeRoom(code) : Promise.resolve(door.removePerson(code, who)),
    isAtWork: (code) => door.isOpen(code),
    fellAsleep: (code) => ledger.sleep(code),
    tombstones,
    erasing: forgetting,
  })

  const door = documentDoor({
    tickets: booth,
    log: kept.log,
    async wake(code) {
      await Promise.all([rooms.at(code), ledger.wake(code)])
    },
    authorOf({ room: code, person, document }) {
      const host = rooms.awake(code)
      const name = host?.state().details.get(person)?.name
      if (!host?.actorOf(person)) return undefined
      return {
        person,
        ...(name !== undefined && { name }),
        mayWrite: () => host.mayWrite(document, person),
        isFacilitator: () => host.actorOf(person)?.role === 'facilitator',
        owns: (clientId) => ledger.owns(code, person, clientId),
      }
    },
    epochOf(code, document) {
      const state = rooms.awake(code)?.state()
      return state?.status === 'open' ? state.epochs[document] : undefined
    },
    now: () => performance.now(),
    report: (event) => log.warn(event, 'a shared document'),
  })

  /** Also of a closed room, in which nobody can enter it. */
  const document = (code: string, name: DocumentName) =>
    door.document(code, name, rooms.awake(code)?.state().epochs[name])

  const ticket = ticketDesk({ booth, ledger })

  /** Whether there is such a room is told no quicker here than anywhere else. */
  async function admit(code: string | undefined, token: string | undefined, request: IncomingMessage) {
    const seat = code !== undefined && token !== undefined ? await rooms.seatOf(code, token) : 'notAdmitted'
    if (typeof seat !== 'string' || seat === 'removed') return seat
    const host = await codes.look(network(request), code, async () => (code === undefined ? undefined : rooms.at(code)))
    if (host === false) return 'tooMany'
    return host ? seat : 'roomUnknown'
  }

  const gateway = openGateway(http, {
    log,
    now,
    isOurs: (origin) => !isDraining && addresses.isOurOrigin(origin),
    isOurHost: addresses.isOurHost,
    admit: (room, token, request) =>
      admit(
        typeof room === 'string' ? readCode(room) : undefined,
        typeof token === 'string' ? token : undefined,
        request,
      ).catch(damaged),
    entered: ({ host }, request) => codes.enter(network(request), host.code),
    ticket,
  })
  carryDocuments(gateway.io, { isSeated: gateway.isSeated, enter: door.enterCarried })
  routeUpgrades(http, {
    isOurs: addresses.isOurOrigin,
    isOurHost: addresses.isOurHost,
    enterDocument: door.enter,
  })

  const pretending = rehearsals({ ...world, store, rooms, secrets, port, publicOrigin, ticket })
  const web = webApp({
    log,
    addresses,
    proxies,
    paths: knownPaths(openApi()),
    styleHashes: pages.styleHashes,
    early: [
      whileDraining(() => isDraining),
      newRooms({ ...world, most: newRoomsADay, hasSpace, network }),
      codeDoor({ rooms, codes, network }),
      importRoute({ rooms }),
    ],
    routers: [
      roomRoutes({
        store,
        rooms,
        secrets,
        now,
        publicOrigin,
        made: (code, request) => codes.made(network(request), code),
      }),
      joinRoute({ store, rooms, secrets, now }),
      summaryRoute({ rooms, now, document }),
      mineRoute({ rooms, now, document }),
      screeningRoute({ rooms, now }),
      healthRoutes({
        addresses,
        store,
        isDraining: () => isDraining,
        rooms: rooms.count,
        connections: gateway.connections,
        waiting: gateway.waiting,
        quarantined: quarantine.count,
        lost: () => checking.lost(),
        damagedDocuments: door.damaged,
      }),
      pretending.router,
      descriptionRoutes(),
      pageRoutes(pages, { rooms, now }),
      lostPage(pages),
    ],
  })
  http.on('request', (request, response) => {
    if (!request.url?.startsWith('/io/')) web(request, response)
  })
  const checking = startCheck({ store, tombstones, quarantine, log })
  const keeping = retention({ store, rooms, tombstones, now, log })

  return {
    http,
    rooms,
    engine: gateway.io.engine,
    /** Resolves once every room has been read. */
    checked: checking.done,
    links: addresses.links,
    /** A room that fills itself, for whoever wants to see the product alive. */
    demonstrate: () => pretending.begin(DEMO_SPEED, true),
    async listen(at: number, host: string | undefined): Promise<number> {
      await replayErasures({ store, rooms, erasing: forgetting, tombstones })
      await rooms.finishClosings()
      return new Promise((resolve, reject) => {
        http.once('error', reject)
        http.listen(at, host, () => resolve(port()))
      })
    },
    /** Everybody is sent off to come back, everything is written, then the doors close. The store stays open. */
    async close() {
      isDraining = true
      keeping.close()
      await checking.close()
      pretending.close()
      codes.close()
      const cutting = setTimeout(() => http.closeAllConnections(), LAST_ANSWERS)
      await rooms.close()
      await door.close()
      await gateway.close()
      clearTimeout(cutting)
      http.closeAllConnections()
    },
  }
}
