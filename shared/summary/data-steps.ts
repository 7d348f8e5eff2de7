import { holdingFacts } from './holding-facts.ts'
import { ASSET_KIND_WORDS, COVERAGE_WORDS, HELD_BY_WORDS } from '../holdings/words.ts'
import type { NeededRecord, QuestionRecord, Summary } from './summary.ts'
import type { Knot, Step } from './thread.ts'
import { counted } from './words.ts'

export const heldStep = (question: QuestionRecord, { holdings }: Summary): Step => ({
  kind: 'held',
  label: 'Data we hold',
  empty: 'No data named. That is worth knowing.',
  knots: holdings
    .filter(({ id }) => question.holdings.includes(id))
    .map((holding): Knot => ({
      id: holding.id,
      kind: 'held',
      text: holding.title,
      isVoice: true,
      parents: holding.questions,
      under: [],
      who: holding.holder ?? 'Holder not named',
      facts: holdingFacts(holding),
    })),
})

export const neededStep = (question: QuestionRecord, { needs, holdings }: Summary): Step => ({
  kind: 'needed',
  label: 'Data we need',
  empty: 'No missing data named.',
  knots: needs
    .filter(({ id }) => question.needs.includes(id))
    .map((need): Knot => ({
      id: need.id,
      kind: 'needed',
      text: need.title,
      isVoice: true,
      parents: [need.question],
      under: [],
      ...(need.holder && { who: need.holder }),
      facts: [
        `Held by: ${HELD_BY_WORDS[need.heldBy]}`,
        ...(need.assetKind ? [`Kind: ${ASSET_KIND_WORDS[need.assetKind]}`] : []),
        ...(need.note ? [need.note] : []),
        matchWords(need, holdings),
      ],
    })),
})

function matchWords({ matchedHolding, matches }: NeededRecord, holdings: Summary['holdings']): string {
  const titleOf = (id: string) => holdings.find((holding) => holding.id === id)?.title ?? id
  if (matchedHolding !== undefined) return `Matched with: ${titleOf(matchedHolding)}`
  return matches.length > 0 ? `May be matched with: ${matches.map(titleOf).join('; ')}` : 'No match yet'
}

/** One row of the map of who holds what; an organisation that said nothing has no knot. */
export const coverageStep = ({ id, coverage }: QuestionRecord): Step => ({
  kind: 'coverage',
  label: 'Who holds what',
  empty: 'No organisation has answered yet.',
  knots: coverage.map(({ organisation, answer, holdings }): Knot => ({
    id: `${id}/${organisation}`,
    kind: 'coverage',
    isVoice: false,
    parents: [id],
    under: [],
    who: organisation || 'People without an organisation',
    text: answer ? COVERAGE_WORDS[answer] : 'Data described, not asked',
    facts: holdings > 0 ? [counted(holdings, 'description given', 'descriptions given')] : [],
  })),
})
