import { rootsOf } from '../board/reading-order.ts'
import * as words from '../board/words.ts'
import type { CardRecord, QuestionRecord, Summary } from './summary.ts'
import type { Knot, Step } from './thread.ts'

/** Barriers with the opportunities that answer them; an opportunity stands once, under the first it answers here. */
export function barrierStep(question: QuestionRecord, { cards }: Summary): Step {
  const here = cardsOf(question, cards)
  const barriers = new Set(here.filter(({ kind }) => kind === 'barrier').map(({ id }) => id))
  const hostOf = ({ answers }: CardRecord) => answers.find((id) => barriers.has(id))
  const opportunities = here.filter(({ kind }) => kind === 'opportunity')
  return {
    kind: 'barriers',
    label: 'What gets in the way',
    empty: 'No barriers named.',
    knots: [
      ...here
        .filter(({ id }) => barriers.has(id))
        .map((barrier) => ({
          ...cardKnot(barrier, 'barrier'),
          under: opportunities
            .filter((card) => hostOf(card) === barrier.id)
            .map((card) => cardKnot(card, 'opportunity')),
        })),
      ...opportunities.filter((card) => hostOf(card) === undefined).map((card) => cardKnot(card, 'opportunity')),
    ],
  }
}

export const ideaStep = (question: QuestionRecord, { cards }: Summary): Step => ({
  kind: 'ideas',
  label: 'Ideas and notes',
  empty: 'No ideas named.',
  knots: cardsOf(question, cards).flatMap((card) =>
    card.kind === 'idea' || card.kind === 'note' ? [cardKnot(card, card.kind)] : [],
  ),
})

const cardsOf = (question: QuestionRecord, cards: Summary['cards']) => {
  const tied = new Set(question.cards)
  return cards.filter(({ id }) => tied.has(id))
}

const cardKnot = (card: CardRecord, kind: 'barrier' | 'opportunity' | 'idea' | 'note'): Knot => ({
  id: card.id,
  kind,
  isVoice: true,
  under: [],
  text: card.text.trim() || `${words.CARD_WORDS[card.kind]} without words`,
  facts: [words.CARD_WORDS[card.kind], ...cardFacts(card)],
  tags: card.kind === 'barrier' ? rootsOf(card) : [card.kind],
  parents: [...card.questions, ...card.holdings, ...card.answers],
})

function cardFacts(card: CardRecord): readonly string[] {
  const facts = [
    card.barrierKinds?.map(words.kindWords).join(', '),
    card.opportunityKind && words.OPPORTUNITY_WORDS[card.opportunityKind],
    card.ideaKind && words.IDEA_WORDS[card.ideaKind],
    marked('How bad', card.severity),
    marked('Easy to fix', card.tractability),
    card.basis && words.BASIS_WORDS[card.basis],
    card.concerns && `In the way of: ${words.CONCERN_WORDS[card.concerns].toLowerCase()}`,
    card.level && `Who must act: ${words.LEVEL_WORDS[card.level].toLowerCase()}`,
    card.dataStage && `When: ${words.DATA_STAGE_WORDS[card.dataStage].toLowerCase()}`,
  ]
  return facts.filter((fact) => fact !== undefined && fact !== '') as readonly string[] // what was left out is gone
}

const marked = (what: string, mark: CardRecord['severity']) =>
  mark === undefined ? undefined : mark === 'cant_judge' ? `${what}: not judged` : `${what}: ${mark} of 5`
