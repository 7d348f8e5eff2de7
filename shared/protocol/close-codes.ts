/** Why a shared document's socket was closed. 4400–4499: stop trying; 4500–4599: try again (PROTOCOL.md). */
export const CLOSE_CODES = {
  /** The ticket is missing, forged, too old or for something else. */
  ticketExpired: 4401,
  /** The person was removed, or the room closed. */
  notAllowed: 4403,
  /** An update was not sound or not permitted: the client drops its copy and keeps unsent text as a draft. */
  updateRefused: 4409,
  /** The document was started afresh: the client drops its copy. */
  oldEpoch: 4410,
  /** Refused or flooding too often. */
  tooMany: 4429,
  /** Restarting, moving, or the store is out of order. */
  restarting: 4503,
  /** This reader did not keep up. */
  tooSlow: 4513,
} as const

export type CloseReason = keyof typeof CLOSE_CODES

/** Stands first in the list of WebSocket subprotocols, the ticket second. */
export const SUBPROTOCOL = 'questions-first.y1'
