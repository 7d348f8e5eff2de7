import type { Interest } from '../commitments/commitment.ts'
import { entriesOf } from './seen.ts'
import type { QuestionRecord, Summary } from './summary.ts'
import type { Knot, Step } from './thread.ts'
import { counted, dayWords, INTEREST_WORDS } from './words.ts'

export const noteStep = ({ id, note }: QuestionRecord): Step => ({
  kind: 'notes',
  label: 'Notes',
  empty: 'No notes.',
  knots: note
    ? [{ id: `${id}/note`, kind: 'note', text: note, isVoice: true, facts: [], parents: [id], under: [] }]
    : [],
})

export const commitmentStep = (question: QuestionRecord, { commitments }: Summary): Step => ({
  kind: 'commitments',
  label: 'Next steps',
  empty: 'No next step named.',
  knots: commitments
    .filter(({ id }) => question.commitments.includes(id))
    .map((commitment): Knot => ({
      id: commitment.id,
      kind: 'commitment',
      text: commitment.what,
      isVoice: true,
      under: [],
      who: commitment.who,
      ...(commitment.due && { due: commitment.due }),
      facts: [
        `Who: ${commitment.who}`,
        commitment.due ? `By: ${dayWords(commitment.due)}` : 'No day named',
        ...(commitment.done ? ['Done'] : []),
      ],
      parents: [...(commitment.question ? [commitment.question] : []), ...commitment.holdings, ...commitment.cards],
    })),
})

export const interestStep = ({ id, interest }: QuestionRecord): Step => ({
  kind: 'interest',
  label: 'Who wants to be in on it',
  empty: 'Nobody has shown interest yet.',
  knots: interest
    ? [
        {
          id: `${id}/interest`,
          kind: 'interest',
          isVoice: false,
          parents: [id],
          under: [],
          text: counted(interest.people, 'person wants to be in on it', 'people want to be in on it'),
          facts: [
            ...entriesOf<Interest, number | undefined>(interest.byInterest as Record<Interest, number | undefined>) // some keys
              .flatMap(([kind, people]) => (people ? [`${people} ${INTEREST_WORDS[kind]}`] : [])),
            ...(interest.contacts ?? []).map((contact) => `Contact: ${contact}`),
          ],
        },
      ]
    : [],
})
