/** Said on every screen of a room whose people are made up. */
export const REHEARSAL_WORDS = 'Rehearsal: the people are made up.'
