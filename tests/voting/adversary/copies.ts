import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { type Evidence, type Files, PLACE } from './election.ts'

const DATABASE = 'questions-first.db'

type Cell = string | number | Uint8Array | null

const read = new WeakMap<Files, ReturnType<typeof readRows>>()

/** Every row of every table of a copied database, in the order in which it gives them up. */
export function rowsOf(files: Files): ReturnType<typeof readRows> {
  const rows = read.get(files) ?? readRows(files)
  read.set(files, rows)
  return rows
}

function readRows(files: Files): readonly (readonly Cell[])[] {
  const folder = mkdtempSync(join(PLACE, 'questions-first-copy-'))
  for (const name of [DATABASE, `${DATABASE}-wal`])
    if (files.has(name)) writeFileSync(join(folder, name), files.get(name)!)
  const copy = new DatabaseSync(join(folder, DATABASE))
  try {
    const tables: { name: string }[] = copy.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
    return tables.flatMap(({ name }) =>
      copy
        .prepare(`SELECT * FROM ${name}`)
        .all()
        .map((row: Record<string, Cell>) => [name, ...Object.values(row)]),
    )
  } finally {
    copy.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A copied database's ballots of this poll: under which name, and what is kept. */
export const ballotsIn = (files: Files, { poll }: Evidence) =>
  rowsOf(files)
    .filter(([table, , of]) => table === 'ballots' && of === poll)
    .map(([, , , voter, value]) => ({ voter: String(voter), value: String(value) }))

const FILE_HEADER = 32
const FRAME_HEADER = 24

/** The write-ahead log as it is written (sqlite.org/fileformat2.html, section 4): the pages of each commit, in order. */
function commitsIn(files: Files): readonly (readonly string[])[] {
  const log = files.get(`${DATABASE}-wal`) ?? Buffer.alloc(0)
  if (log.byteLength < FILE_HEADER) return []
  const pageSize = log.readUInt32BE(8)
  const commits: string[][] = [[]]
  for (let at = FILE_HEADER; at + FRAME_HEADER + pageSize <= log.byteLength; at += FRAME_HEADER + pageSize) {
    commits.at(-1)!.push(log.toString('latin1', at + FRAME_HEADER, at + FRAME_HEADER + pageSize))
    if (log.readUInt32BE(at + 4) > 0) commits.push([]) // the last page of a commit says how long the file is
  }
  return commits
}

/** Which pseudonym was written together with which voter, read off the log: one commit for each ballot, at best. */
export function pseudonymsIn(evidence: Evidence): ReadonlyMap<string, string> {
  const { room, poll } = evidence
  const known = { people: new Set<string>(), names: new Set<string>() }
  const found = new Map<string, string>()
  for (const pages of commitsIn(evidence.before)) {
    const text = pages.join('\n')
    const fresh = (pattern: RegExp, seen: Set<string>) => {
      const news = [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))].filter((name) => !seen.has(name))
      news.forEach((name) => seen.add(name))
      return news
    }
    const people = fresh(new RegExp(`${room}${poll}(voter\\d+x|paper-\\d+)\\{`, 'g'), known.people)
    const names = fresh(new RegExp(`${room}${poll}([\\w-]{43})\\{`, 'g'), known.names)
    if (people.length === 1 && names.length === 1) found.set(people[0]!, names[0]!)
  }
  return found
}
