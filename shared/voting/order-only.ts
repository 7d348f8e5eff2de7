import type { RoundConfig } from './methods/method.ts'

/**
 * Whether a poll was opened to tell the order of its items and no number: among few people a number says who gave it
 * (VOTING.md §5). It stands in the config, so that it is frozen with it, printed with the result, and the same in every
 * further round.
 */
export const isOrderOnly = (config: unknown): boolean => (config as RoundConfig).tells === 'order' // any method's config
