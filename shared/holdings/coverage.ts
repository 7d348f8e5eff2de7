import type { PersonId } from '../core/actor.ts'
import { organisationKey } from '../people/person.ts'
import type { PeopleState } from '../people/rules.ts'
import type { QuestionId } from '../questions/question.ts'
import { type QuestionState, standsFor } from '../questions/rules.ts'
import type { HoldingId, NeedId } from './holding.ts'
import type { HoldingState } from './rules.ts'
import type { CoverageAnswer } from './vocabulary.ts'

type Named = Pick<PeopleState, 'people' | 'details'>

/** What one organisation has said about one question; an absent cell means it has not been asked or not answered. */
export interface CoverageCell {
  /** How many descriptions of data it has given: a number only where somebody answered. */
  readonly holdings: number
  /** The most hopeful of what its people answered. */
  readonly answer?: CoverageAnswer
}

export interface Coverage {
  /** Folded key to the name as it was first given. People without an organisation stand together under "". */
  readonly organisations: Readonly<Record<string, string>>
  readonly cells: Readonly<Record<QuestionId, Readonly<Record<string, CoverageCell>>>>
}

const NO_ORGANISATION = ''
const HOPE: Readonly<Record<CoverageAnswer, number>> = { we_hold: 2, someone_else: 1, nobody: 0 }

/** Questions × organisations: who holds something. Merged questions count for the one that stands for them. */
export function coverageOf(state: HoldingState & QuestionState & Named): Coverage {
  const { holdings, coverage, details, questions } = state
  const organisations = new Map<string, string>()
  const cells = new Map<QuestionId, Map<string, CoverageCell>>()
  const put = (question: QuestionId, key: string, add: (cell: CoverageCell) => CoverageCell) => {
    const stands = standsFor(questions, question)
    const row = cells.get(stands) ?? new Map<string, CoverageCell>()
    cells.set(stands, row.set(key, add(row.get(key) ?? { holdings: 0 })))
  }
  const meet = (key: string, name: string | undefined) => {
    if (!organisations.has(key)) organisations.set(key, name ?? '')
  }

  for (const { questions: answered, organisation: key = NO_ORGANISATION, holder, by } of holdings.values()) {
    meet(key, holder ?? details.get(by)?.organisation)
    for (const question of new Set(answered.map((id) => standsFor(questions, id))))
      put(question, key, (cell) => ({ ...cell, holdings: cell.holdings + 1 }))
  }
  for (const { question, by, answer } of coverage.values()) {
    const key = keyOf(state, by)
    meet(key, details.get(by)?.organisation)
    put(question, key, (cell) => ({ ...cell, answer: moreHopeful(cell.answer, answer) }))
  }
  return {
    organisations: Object.fromEntries(organisations),
    cells: Object.fromEntries([...cells].map(([question, row]) => [question, Object.fromEntries(row)])),
  }
}

/** Holdings that answer the same question as a need: offered as a match, a person decides. */
export function matchesOf(state: HoldingState & QuestionState): Readonly<Record<NeedId, readonly HoldingId[]>> {
  const byQuestion = new Map<QuestionId, HoldingId[]>()
  for (const { id, questions } of state.holdings.values())
    for (const question of new Set(questions.map((each) => standsFor(state.questions, each))))
      byQuestion.set(question, [...(byQuestion.get(question) ?? []), id])
  return Object.fromEntries(
    [...state.needs.values()].map(({ id, question }) => [
      id,
      byQuestion.get(standsFor(state.questions, question)) ?? [],
    ]),
  )
}

const keyOf = ({ details }: Named, person: PersonId) => organisationKey(details.get(person) ?? {}) ?? NO_ORGANISATION

const moreHopeful = (known: CoverageAnswer | undefined, answer: CoverageAnswer) =>
  known !== undefined && HOPE[known] > HOPE[answer] ? known : answer
