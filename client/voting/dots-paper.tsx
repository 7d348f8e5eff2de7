import { plural } from '../kit/plural.ts'
import { Stepper } from '../kit/stepper.tsx'
import type { DotsBallot, DotsConfig } from '#shared/voting/methods/dots.ts'
import type { AnswerProps, PaperOf } from './paper.ts'

export const dotsPaper: PaperOf<DotsConfig, DotsBallot> = {
  blank: { dots: {} },
  phones: 'list',

  isBlank: (own) => spentOn(own) === 0,
  isAnswered: (own, question) => dotsOn(own, question) > 0,
  isTouched: (own, question) => dotsOn(own, question) > 0,
  without: (own, question) => withDots(own, question, 0),
  isComplete: (own, { budget }) => spentOn(own) === budget,
  progress: (own, { budget }) => `${spentOn(own)} of ${dotsWords(budget)} given.`,
  finished: (own) => plural(spentOn(own), { one: 'Your dot is sent.', other: 'Your # dots are sent.' }),
  words: (own, question) => `${dotsWords(dotsOn(own, question))}.`,
  Answer,
  status: (own, { budget }) => `${dotsWords(budget - spentOn(own))} left`,

  slots: () => [{ id: 'dots', label: 'Dots' }],
  keys: ({ perItem }) => `0 to ${perItem}`,
  typed: (own, question) => (dotsOn(own, question) === 0 ? '' : String(dotsOn(own, question))),
  longest: ({ perItem }) => String(perItem).length,
  type(own, { budget, perItem }, question, _slot, key) {
    if (key !== '' && !/^\d+$/.test(key)) return undefined
    const next = withDots(own, question, Number(key))
    return Number(key) <= perItem && spentOn(next) <= budget ? next : undefined
  },
  printed: () => [],
  instruction: ({ budget, perItem }) => `You have ${dotsWords(budget)}. Give at most ${perItem} to one question.`,
}

/** Two limits, each with its own reason: the budget, and the cap on one question. */
function Answer({ asked, config: { budget, perItem }, own, onChange }: AnswerProps<DotsConfig, DotsBallot>) {
  const here = dotsOn(own, asked.id)
  const left = budget - spentOn(own)
  return (
    <Stepper
      value={here}
      min={0}
      max={Math.min(perItem, here + left)}
      onChange={(count) => onChange(withDots(own, asked.id, count))}
      giveLabel={`Give a dot to: ${asked.text}`}
      takeLabel={`Take a dot from: ${asked.text}`}
      countLabel={dotsWords(here)}
      atMax={
        here >= perItem
          ? `One question can have ${dotsWords(perItem)} at most.`
          : `You have used all ${dotsWords(budget)}. Take one back to use it here.`
      }
      atMin="There is no dot here to take."
    />
  )
}

export const dotsWords = (count: number) => plural(count, { one: '# dot', other: '# dots' })
const dotsOn = ({ dots }: DotsBallot, question: string) => dots[question] ?? 0
const spentOn = ({ dots }: DotsBallot) => Object.values(dots).reduce((sum, count) => sum + count, 0)

function withDots({ dots }: DotsBallot, question: string, count: number): DotsBallot {
  const { [question]: _, ...rest } = dots
  return { dots: count === 0 ? rest : { ...rest, [question]: count } }
}
