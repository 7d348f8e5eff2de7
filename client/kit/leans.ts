/** Where an answer leans, 1 one end and 5 the other; between them halves, where a scale has more than five. */
export type Lean = 1 | 2 | 2.5 | 3 | 3.5 | 4 | 5

/** The class of a lean in a style sheet; a name has no point in it. */
export const leanClass = (lean: Lean): string => `lean${String(lean).replace('.', '-')}`
