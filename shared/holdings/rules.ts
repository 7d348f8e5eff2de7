import type { Actor, PersonId } from '../core/actor.ts'
import { accept, acceptWith, type Deciders, type Evolvers, refuse } from '../core/decision.ts'
import { present, withEntry, withoutEntry } from '../kit/maps.ts'
import { fold } from '../kit/text.ts'
import { organisationKey } from '../people/person.ts'
import type { PeopleState } from '../people/rules.ts'
import type { QuestionId } from '../questions/question.ts'
import type { QuestionState } from '../questions/rules.ts'
import type { HoldingCommand } from './commands.ts'
import { type Holding, type HoldingId, MOST_HOLDINGS, type Need, type NeedId } from './holding.ts'
import type { CoverageAnswer } from './vocabulary.ts'

export interface CoverageEntry {
  readonly question: QuestionId
  readonly by: PersonId
  readonly answer: CoverageAnswer
}

export interface HoldingState {
  readonly holdings: ReadonlyMap<HoldingId, Holding>
  readonly needs: ReadonlyMap<NeedId, Need>
  /** Keyed by question and person: one answer each. */
  readonly coverage: ReadonlyMap<string, CoverageEntry>
}

export type HoldingEvent =
  | { readonly type: 'holdingLogged'; readonly holding: Holding }
  | { readonly type: 'holdingEdited'; readonly holding: Holding }
  | { readonly type: 'holdingRemoved'; readonly holding: HoldingId }
  | { readonly type: 'needLogged'; readonly need: Need }
  | { readonly type: 'needEdited'; readonly need: Need }
  | { readonly type: 'needRemoved'; readonly need: NeedId }
  | ({ readonly type: 'coverageAnswered' } & CoverageEntry)
  | { readonly type: 'coverageTakenBack'; readonly question: QuestionId; readonly by: PersonId }

type State = HoldingState & QuestionState & PeopleState

export const decideHoldings: Deciders<State, HoldingCommand, HoldingEvent> = {
  logHolding(state, { type: _, ...record }, { actor, newId }) {
    if (state.holdings.size >= MOST_HOLDINGS) return refuse('roomFull')
    if (!allKnown(state, record.questions)) return refuse('notFound')
    const id = newId() as HoldingId
    const organisation = heldFor(state, actor.id, record.holder)
    const holding: Holding = { ...record, id, by: actor.id, position: state.holdings.size + 1, ...organisation }
    return acceptWith({ holding: id }, { type: 'holdingLogged', holding })
  },

  editHolding(state, { type: _, holding: id, ...edits }, { actor }) {
    const known = state.holdings.get(id)
    if (!known) return refuse('notFound')
    if (!mayChange(known, actor)) return refuse('notAllowed')
    if (edits.questions && !allKnown(state, edits.questions)) return refuse('notFound')
    const edited = withEdits(known, edits)
    return accept({ type: 'holdingEdited', holding: { ...edited, ...heldFor(state, known.by, edited.holder) } })
  },

  removeHolding: ({ holdings }, { holding }, { actor }) =>
    removing(holdings.get(holding), actor, { type: 'holdingRemoved', holding }),

  logNeed(state, { type: _, ...record }, { actor, newId }) {
    if (state.needs.size >= MOST_HOLDINGS) return refuse('roomFull')
    if (!allKnown(state, [record.question]) || !isMatch(state, record.matchedHolding)) return refuse('notFound')
    const id = newId() as NeedId
    const organisation = heldFor(state, actor.id, undefined)
    const need: Need = { ...record, id, by: actor.id, position: state.needs.size + 1, ...organisation }
    return acceptWith({ need: id }, { type: 'needLogged', need })
  },

  /** Anybody may say that a need is met by a holding; the rest of a need belongs to who logged it. */
  editNeed(state, { type: _, need: id, ...edits }, { actor }) {
    const known = state.needs.get(id)
    if (!known) return refuse('notFound')
    const { matchedHolding, ...others } = edits
    if (Object.keys(present(others)).length > 0 && !mayChange(known, actor)) return refuse('notAllowed')
    if (others.question && !allKnown(state, [others.question])) return refuse('notFound')
    if (!isMatch(state, matchedHolding ?? undefined)) return refuse('notFound')
    return accept({ type: 'needEdited', need: withEdits(known, edits) })
  },

  removeNeed: ({ needs }, { need }, { actor }) => removing(needs.get(need), actor, { type: 'needRemoved', need }),

  answerCoverage(state, { question, answer }, { actor }) {
    if (!allKnown(state, [question])) return refuse('notFound')
    const known = state.coverage.get(coverageKey(question, actor.id))
    if (known?.answer === answer) return accept()
    return answer === undefined
      ? accept({ type: 'coverageTakenBack', question, by: actor.id })
      : accept({ type: 'coverageAnswered', question, by: actor.id, answer })
  },
}

export const evolveHoldings: Evolvers<HoldingState, HoldingEvent> = {
  holdingLogged: ({ holdings }, { holding }) => ({ holdings: withEntry(holdings, holding.id, holding) }),
  holdingEdited: ({ holdings }, { holding }) => ({ holdings: withEntry(holdings, holding.id, holding) }),
  /** A need that was matched with it is open again. */
  holdingRemoved: ({ holdings, needs }, { holding }) => ({
    holdings: withoutEntry(holdings, holding),
    needs: new Map([...needs].map(([id, need]) => [id, need.matchedHolding === holding ? unmatched(need) : need])),
  }),
  needLogged: ({ needs }, { need }) => ({ needs: withEntry(needs, need.id, need) }),
  needEdited: ({ needs }, { need }) => ({ needs: withEntry(needs, need.id, need) }),
  needRemoved: ({ needs }, { need }) => ({ needs: withoutEntry(needs, need) }),
  coverageAnswered: ({ coverage }, { type: _, ...entry }) => ({
    coverage: withEntry(coverage, coverageKey(entry.question, entry.by), entry),
  }),
  coverageTakenBack: ({ coverage }, { question, by }) => ({
    coverage: withoutEntry(coverage, coverageKey(question, by)),
  }),
}

export const coverageKey = (question: QuestionId, by: PersonId) => `${question}/${by}`

const mayChange = ({ by }: { readonly by: PersonId }, actor: Actor) => actor.role === 'facilitator' || actor.id === by

const allKnown = ({ questions }: QuestionState, named: readonly QuestionId[]) =>
  named.every((question) => {
    const status = questions.get(question)?.status
    return status === 'accepted' || status === 'merged'
  })

const isMatch = ({ holdings }: HoldingState, holding: HoldingId | undefined) =>
  holding === undefined || holdings.has(holding)

/** What an organisation is said to have counts for it; otherwise it is the organisation of whoever says so. */
function heldFor({ details }: PeopleState, by: PersonId, holder: string | undefined): { organisation?: string } {
  const organisation = (holder && fold(holder)) || organisationKey(details.get(by) ?? {})
  return organisation === undefined ? {} : { organisation }
}

function removing(known: { readonly by: PersonId } | undefined, actor: Actor, event: HoldingEvent) {
  if (!known) return refuse('notFound')
  return mayChange(known, actor) ? accept(event) : refuse('notAllowed')
}

const unmatched = ({ matchedHolding: _, ...need }: Need): Need => need

/** Absent keeps, null clears, anything else replaces. */
function withEdits<T extends object>(known: T, edits: object): T {
  const merged = new Map<string, unknown>(Object.entries(known))
  for (const [field, value] of Object.entries(edits)) {
    if (value === null) merged.delete(field)
    else if (value !== undefined) merged.set(field, value)
  }
  return Object.fromEntries(merged) as T // the schema keeps null from the fields that must be there
}
