/** Raised whenever the wire's fingerprint changes; see `tests/protocol/fingerprint.test.ts`. */
export const PROTOCOL_VERSION = 1
