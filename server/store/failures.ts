/** The writer woke this room before another one did, and may no longer write to it. */
export class StaleEpoch extends Error {
  override readonly name = 'StaleEpoch'
  constructor(room: string, epoch: number) {
    super(`epoch ${epoch} of room ${room} is not the current one`)
  }
}

/** There is no such room, or no longer. */
export class UnknownRoom extends Error {
  override readonly name = 'UnknownRoom'
  constructor(room: string) {
    super(`no room ${room}`)
  }
}

/** What is remembered of this room is not what was written: it must not be opened, others are not concerned. */
export class DamagedRoom extends Error {
  override readonly name = 'DamagedRoom'
  constructor(room: string, what: string) {
    super(`room ${room} is damaged: ${what}`)
  }
}

/** The file as a whole is not what was written. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'
  constructor(file: string, cause: unknown) {
    super(`${file} is damaged: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** The same of one shared document: the room itself goes on. */
export class DamagedDocument extends Error {
  override readonly name = 'DamagedDocument'
  constructor(document: string, what: string) {
    super(`${document} is damaged: ${what}`)
  }
}

/** The world failed: nothing of this was written. Everything else is refused the same way until a probe succeeds. */
export class StoreFailed extends Error {
  override readonly name = 'StoreFailed'
  /** True when the disk lied about a flush: the process must end, since trying again could seem to succeed. */
  readonly fatal: boolean
  constructor(what: string, { fatal, cause }: { readonly fatal: boolean; readonly cause?: unknown }) {
    super(what, { cause })
    this.fatal = fatal
  }
}
