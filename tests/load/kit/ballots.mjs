// What people vote in the benchmarks, and whether it was counted right.

/** One person's marks of value and gap, different for each person and turn, the same in every run. */
export const ratingsOf = (questions, person, turn) => ({
  ratings: Object.fromEntries(
    questions.map((id, on) => [id, { value: 1 + ((person + on + turn) % 5), gap: 1 + ((person * on) % 5) }]),
  ),
})

/** Throws unless a result is what these ballots come to. */
export function mustBeCounted({ received, items }, ballots) {
  if (received !== ballots.length) throw new Error(`${received} of ${ballots.length} ballots were counted`)
  for (const [id, item] of Object.entries(items)) {
    for (const part of ['value', 'gap']) {
      const counts = [1, 2, 3, 4, 5].map((mark) => ballots.filter(({ ratings }) => ratings[id][part] === mark).length)
      if (String(item[part].counts) !== String(counts))
        throw new Error(`${part} of ${id}: counted ${item[part].counts}, cast ${counts}`)
    }
  }
}

/** Throws unless everybody was answered "done". */
export function mustBeDone({ done, took }) {
  if (done !== took.length) throw new Error(`${took.length - done} of ${took.length} votes were refused`)
}
