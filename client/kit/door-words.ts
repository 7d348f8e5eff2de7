import type { RefusalCode } from '#shared/core/refusal.ts'

// What can go wrong on the way in: apart from the other words, because the join page has to be small.

export const DOOR_WORDS = {
  malformed: 'This could not be read. Check it and try again.',
  tooMany: 'Too many tries. Wait 1 minute.',
  roomFull: 'This room can hold no more. Ask the facilitator.',
  internal: 'There is a problem with the service. Your work is kept on this device.',
  notAdmitted: 'Join this room first. The code is on the big screen.',
  roomUnknown: 'We cannot find an open room with this code. Check the big screen.',
  removed: 'The facilitator has taken you out of this room.',
  roomClosed: 'This room is closed.',
  roomDamaged: 'This room cannot open: part of what was saved is damaged. Whoever runs this service can put it back.',
} as const satisfies Readonly<Partial<Record<RefusalCode, string>>>

/** For the two problems of `realtime/http.ts` that are not the server's. */
export const OWN_WORDS = {
  unreachable: 'No connection. Check the Wi-Fi, then try again.',
  foreignPage: 'This Wi-Fi wants you to sign in first. Do that in Wi-Fi settings, then come back.',
} as const

const ALL: Readonly<Record<string, string>> = { ...DOOR_WORDS, ...OWN_WORDS }

/** Why somebody could not come in; an unknown code is the service's own trouble. */
export const doorWords = (code: string): string => ALL[code] ?? DOOR_WORDS.internal
