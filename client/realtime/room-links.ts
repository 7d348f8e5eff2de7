// The addresses that lead into a room, as people open, copy and type them.

export const wallLink = (code: string): string => `/wall/${code}`
/** `origin` is that of `useShareOrigin`: what works on this machine need not work on a phone. */
export const joinLink = (code: string, origin: string): string => `${origin}/join/${code}`

/** Where somebody types the code, without what a browser adds by itself: "questions.example.org/join". */
export const typedAddress = (origin: string): string => `${new URL(origin).host}/join`
