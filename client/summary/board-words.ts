import type { BoardState } from './use-written.ts'

/** Said where the board's cards are not part of what is shown. */
export const BOARD_WORDS: Readonly<Record<BoardState, string | undefined>> = {
  there: undefined,
  opening: 'The cards of the board are being fetched.',
  away: 'The cards of the board cannot be read here any more. They are in the file you can download.',
}
