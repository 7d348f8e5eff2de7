/** What is done when a poll is counted, always in this order. Before it begins, it may have to wait for another. */
export const COUNT_STEPS = ['waiting', 'answers', 'organisations', 'kinds', 'firmness'] as const
export type CountStep = (typeof COUNT_STEPS)[number]

/**
 * Everybody may be shown this while they wait, so that nothing in it may follow from what the answers are: each step is
 * told of, whether or not there is something to do in it.
 */
export type TellStep = (step: CountStep) => void
