// The addresses that lead into a room, as people open, copy and type them.

export const wallLink = (code: string): string => `/wall/${code}`
export const joinLink = (code: string): string => `${location.origin}/join/${code}`

/** Where somebody types the code, without what a browser adds by itself: "questions.example.org/join". */
export const typedAddress = (): string => `${location.host}/join`
