import { UnknownRoom } from '../failures.ts'
import { FIRST_LINK } from '../event-chain.ts'
import type { RoomRecord, RoomStatus } from '../store.ts'
import type { Database } from './open-database.ts'
import { query } from './query.ts'

const SELECT = 'SELECT id, code, created_at AS createdAt, retain_until AS retainUntil, status FROM rooms'

/** The rooms as addresses. Whoever writes to a room that is not there gets `UnknownRoom`. */
export function roomsIn(database: Database) {
  const byCode = query<RoomRecord>(database, `${SELECT} WHERE code = ?`)
  const byId = query<RoomRecord>(database, `${SELECT} WHERE id = ?`)
  const all = query<RoomRecord>(database, `${SELECT} ORDER BY id`)
  const insert = query(
    database,
    `INSERT INTO rooms (id, code, created_at, retain_until, status, epoch, last_seq, last_link)
     VALUES (?, ?, ?, ?, ?, 0, 0, ?)`,
  )
  const setStatus = query(database, 'UPDATE rooms SET status = ? WHERE id = ?')
  const setRetention = query(database, 'UPDATE rooms SET retain_until = ? WHERE id = ?')
  const setCode = query(database, 'UPDATE rooms SET code = ? WHERE id = ?')
  const raise = query<{ epoch: number }>(database, 'UPDATE rooms SET epoch = epoch + 1 WHERE id = ? RETURNING epoch')
  const drop = query(database, 'DELETE FROM rooms WHERE id = ?')

  const isFree = (code: string) => byCode.get(code) === undefined
  const changed = (room: string, rows: number) => {
    if (rows === 0) throw new UnknownRoom(room)
  }

  return {
    byCode: (code: string) => plain(byCode.get(code)),
    byId: (room: string) => plain(byId.get(room)),
    all: () => all.all().map((record) => ({ ...record })),
    /** False when the code is taken. */
    create({ id, code, createdAt, retainUntil, status }: RoomRecord): boolean {
      return isFree(code) && insert.run(id, code, createdAt, retainUntil, status, FIRST_LINK) === 1
    },
    setStatus: (room: string, status: RoomStatus) => changed(room, setStatus.run(status, room)),
    setRetention: (room: string, retainUntil: number) => changed(room, setRetention.run(retainUntil, room)),
    setCode(room: string, code: string): boolean {
      if (byCode.get(code)?.id === room) return true
      if (!isFree(code)) return false
      changed(room, setCode.run(code, room))
      return true
    },
    raiseEpoch(room: string): number {
      const raised = raise.get(room)
      if (!raised) throw new UnknownRoom(room)
      return raised.epoch
    },
    drop: (room: string) => void drop.run(room),
    require(room: string) {
      if (!byId.get(room)) throw new UnknownRoom(room)
    },
  }
}
/** SQLite's rows have no prototype; ours are plain objects. */
const plain = (record: RoomRecord | undefined) => record && { ...record }
