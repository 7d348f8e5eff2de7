// For scripts that run with `--import tsx`: the product's own room host with nobody watching, on a store of its own.
import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { houseLog } from '#server/log.ts'
import { hostRoom } from '#server/room/room-host.ts'

export const loneHost = ({ id, code, store, newId }) =>
  hostRoom({
    id,
    code,
    address: undefined,
    store,
    snapshotEvery: 500,
    now: Date.now,
    elapsed: () => performance.now(),
    log: houseLog({ level: 'silent', secret: randomBytes(32) }),
    newId,
    randomBytes,
    showAll: () => undefined,
    afterwards: async () => undefined,
  })
