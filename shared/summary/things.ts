import type { HoldingId } from '../holdings/holding.ts'
import { present } from '../kit/maps.ts'
import { entriesOf, inOrder, type Seen, standing, standingOf, type SummaryOccasion } from './seen.ts'
import type { CardRecord, CommitmentRecord, HeldRecord, NeededRecord } from './summary.ts'
import type { WrittenTogether } from './documents.ts'

/** Who is meant where names are not told. */
const SOMEBODY = 'somebody'

export function heldRecords({ holdings, coverage, questions }: Seen, names: boolean): readonly HeldRecord[] {
  return inOrder(holdings).map(([id, given]) => {
    const { by: _by, organisation, position: _position, steward, contact, link, ...record } = given
    const holder = record.holder || (organisation !== undefined && coverage.organisations[organisation]) || undefined
    const reach = names ? { steward, contact, link } : { link: isToPerson(link) ? undefined : link }
    return present({
      ...record,
      ...reach,
      id,
      holder,
      questions: standingOf(questions, record.questions),
    }) as HeldRecord // absent is absent
  })
}

/** A mail address is a way to reach a person, wherever it was typed. */
const isToPerson = (link: string | undefined) => link?.startsWith('mailto:')

export function neededRecords({ needs, holdings, questions }: Seen): readonly NeededRecord[] {
  return inOrder(needs).map(([id, given]) => {
    const { by: _by, organisation: _organisation, position: _position, matchedHolding, ...record } = given
    const isThere = matchedHolding !== undefined && Object.hasOwn(holdings, matchedHolding)
    return {
      ...record,
      id,
      question: standing(questions, record.question) ?? record.question,
      matches: record.matches.filter((match) => Object.hasOwn(holdings, match)),
      ...(isThere && { matchedHolding }),
    }
  })
}

export function cardRecords({ holdings, questions }: Seen, { board, links }: WrittenTogether): readonly CardRecord[] {
  const known = new Set(board.map(({ id }) => id))
  return board.map(({ by: _by, pos: _pos, ...card }) => {
    const linked = links.filter(({ from, kind }) => from === card.id && kind === 'answers').map(({ to }) => to)
    return {
      ...card,
      questions: standingOf(questions, card.questions ?? []),
      holdings: (card.holdings ?? []).filter((id): id is HoldingId => Object.hasOwn(holdings, id)),
      answers: [...new Set([...(card.answers ?? []), ...linked])].filter((id) => known.has(id) && id !== card.id),
    }
  })
}

export function commitmentRecords(
  { commitments, holdings, questions }: Seen,
  cards: readonly CardRecord[],
  { names }: Pick<SummaryOccasion, 'names'>,
): readonly CommitmentRecord[] {
  const known = new Set(cards.map(({ id }) => id))
  return inOrder(commitments).map(([id, { what, who, due, done, question, holdings: held = [], stickies = [] }]) => {
    const stands = question && standing(questions, question)
    return {
      id,
      what,
      who: names ? who : SOMEBODY,
      ...(due && { due }),
      done,
      ...(stands && { question: stands }),
      holdings: held.filter((one) => Object.hasOwn(holdings, one)),
      cards: stickies.filter((one) => known.has(one)),
    }
  })
}

/** Who may be reached about a question: the ways they gave, never who they are. */
export const contactsIn = (contacts: Readonly<Record<string, string>>): readonly string[] =>
  entriesOf(contacts)
    .map(([, contact]) => contact)
    .toSorted()
