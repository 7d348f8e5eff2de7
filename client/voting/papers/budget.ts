/** How much one step gives, so that a large budget does not take a hundred taps. */
export const stepOf = (total: number): number => (total <= 20 ? 1 : total <= 60 ? 2 : total <= 200 ? 5 : 10)

/** What v votes on one question cost: strength is paid for. */
export const costOf = (votes: number): number => votes * votes

export const sumOf = (amounts: Readonly<Record<string, number>>): number =>
  Object.values(amounts).reduce((sum, amount) => sum + amount, 0)
