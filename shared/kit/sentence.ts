/** Ends with a full stop, unless it ends a sentence already: "Who does what next?", "Welcome." */
export const sentence = (words: string): string => (/[.?!…]$/u.test(words) ? words : `${words}.`)
