import { createStore } from 'zustand/vanilla'

/** How large letters are on this big screen, 1 as a rule: whoever cuts lists into pages has to know. */
export const wallScale = createStore<number>()(() => 1)
