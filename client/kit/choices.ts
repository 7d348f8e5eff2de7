/** A closed record of words as choices, in the order in which they are written. */
export const choicesOf = <Code extends string>(words: Readonly<Record<Code, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value: value as Code, label })) // keyed by its codes
