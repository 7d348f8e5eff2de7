// A vote by a whole room: who casts what, and whether it was counted as it was cast.

/** A ballot for every question, another for each person and turn. */
export const ballotOf = (questions, person, turn) => ({
  ratings: Object.fromEntries(
    questions.map((id, on) => [id, { value: 1 + ((person + on + turn) % 5), gap: 1 + ((person * on) % 5) }]),
  ),
})

export function mustBeRight({ received, items }, ballots) {
  if (received !== ballots.length) throw new Error(`${received} of ${ballots.length} ballots were counted`)
  for (const [id, item] of Object.entries(items)) {
    for (const part of ['value', 'gap']) {
      const counts = [1, 2, 3, 4, 5].map((mark) => ballots.filter(({ ratings }) => ratings[id][part] === mark).length)
      if (String(item[part].counts) !== String(counts))
        throw new Error(`${part} of ${id}: counted ${item[part].counts}, cast ${counts}`)
    }
  }
}
