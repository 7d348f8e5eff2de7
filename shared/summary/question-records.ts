import type { QuestionId } from '../questions/question.ts'
import type { QuestionView } from '../room/views/question-parts.ts'
import type { WrittenTogether } from './documents.ts'
import { latestResult, placesIn } from './poll-records.ts'
import { entriesOf, inOrder, isInRecord, type Seen, standing } from './seen.ts'
import type { CoverageRecord, InterestRecord, PollRecord, QuestionRecord, Summary, Ties } from './summary.ts'
import { contactsIn } from './things.ts'

type Things = Pick<Summary, 'holdings' | 'needs' | 'cards' | 'commitments'>

/** The questions with all that hangs on them, as the latest result put them. */
export function questionRecords(
  seen: Seen,
  { notes }: WrittenTogether,
  things: Things,
  polls: readonly PollRecord[],
  names: boolean,
): readonly QuestionRecord[] {
  const merged = mergedInto(seen)
  const records = inOrder(seen.questions)
    .filter(([, question]) => isInRecord(question))
    .map(([id, { text, action, status, shortlisted, reason }]): QuestionRecord => {
      const others = merged.get(id) ?? []
      const words = noteOn([id, ...others.map((other) => other.id)], notes)
      const interest = interestIn(seen, id, names)
      return {
        id,
        text,
        action,
        status,
        shortlisted,
        ...(reason && { reason }),
        merged: others,
        results: placesIn(polls, [id, ...others.map((other) => other.id)]),
        ...tiesOf(id, things),
        coverage: coverageOf(seen, id),
        ...(words && { note: words }),
        ...(interest && { interest }),
      }
    })
  return inResultOrder(records, latestResult(polls))
}

function mergedInto({ questions }: Seen) {
  const merged = new Map<QuestionId, QuestionRecord['merged'][number][]>()
  for (const [id, { text, action, status }] of inOrder(questions)) {
    const into = status === 'merged' ? standing(questions, id) : undefined
    if (into) merged.set(into, [...(merged.get(into) ?? []), { id, text, action }])
  }
  return merged
}

function tiesOf(id: QuestionId, { holdings, needs, cards, commitments }: Things): Ties {
  const held = new Set(holdings.filter(({ questions }) => questions.includes(id)).map((holding) => holding.id))
  const pinned = new Set(
    cards
      .filter((card) => card.questions.includes(id) || card.holdings.some((holding) => held.has(holding)))
      .map((card) => card.id),
  )
  const answering = cards.filter(({ answers }) => answers.some((card) => pinned.has(card))).map((card) => card.id)
  const all = new Set([...pinned, ...answering])
  return {
    holdings: [...held],
    needs: needs.filter(({ question }) => question === id).map((need) => need.id),
    cards: cards.filter((card) => all.has(card.id)).map((card) => card.id),
    commitments: commitments
      .filter(({ question, holdings: from, cards: on }) =>
        question === undefined
          ? from.some((holding) => held.has(holding)) || on.some((card) => all.has(card))
          : question === id,
      )
      .map((commitment) => commitment.id),
  }
}

/** What hangs on none of these questions; nothing that was said is lost. */
export function untied(questions: readonly Ties[], { holdings, needs, cards, commitments }: Things): Ties {
  const loose = <Id extends string>(all: readonly { readonly id: Id }[], part: keyof Ties): readonly Id[] => {
    const tied = new Set<string>(questions.flatMap((question) => question[part]))
    return all.map(({ id }) => id).filter((id) => !tied.has(id))
  }
  return {
    holdings: loose(holdings, 'holdings'),
    needs: loose(needs, 'needs'),
    cards: loose(cards, 'cards'),
    commitments: loose(commitments, 'commitments'),
  }
}

function coverageOf({ coverage }: Seen, id: QuestionId): readonly CoverageRecord[] {
  return entriesOf(coverage.cells[id] ?? {}).map(([key, { answer, holdings }]) => ({
    organisation: coverage.organisations[key] || key,
    ...(answer && { answer }),
    holdings,
  }))
}

function interestIn({ interests }: Seen, id: QuestionId, names: boolean): InterestRecord | undefined {
  const interest = interests[id]
  if (!interest || interest.people === 0) return undefined
  const contacts = names ? contactsIn(interest.contacts) : []
  const { people, byInterest } = interest
  return { people, byInterest, ...(contacts.length > 0 && { contacts }) }
}

function noteOn(ids: readonly string[], notes: WrittenTogether['notes']): string {
  return ids.flatMap((id) => (Object.hasOwn(notes, id) ? [notes[id]] : [])).join('\n\n')
}

function inResultOrder(records: readonly QuestionRecord[], latest: PollRecord | undefined): readonly QuestionRecord[] {
  if (!latest?.result) return byStatus(records)
  const { order = [], unranked = [] } = latest.result
  const places = new Map([...order.flat(), ...unranked].map((id, at) => [id, at]))
  const last = places.size
  const placeOf = ({ id, merged }: QuestionRecord) =>
    Math.min(...[id, ...merged.map((other) => other.id)].map((each) => places.get(each) ?? last))
  return byStatus(records).toSorted((a, b) => placeOf(a) - placeOf(b))
}

const STANDING: Readonly<Record<QuestionView['status'], number>> = {
  accepted: 0,
  proposed: 1,
  parked: 2,
  merged: 3,
  withdrawn: 3,
}

/** What the room works on first; the sort keeps the order of asking inside each. */
const byStatus = (records: readonly QuestionRecord[]) =>
  records.toSorted((a, b) => STANDING[a.status] - STANDING[b.status])
