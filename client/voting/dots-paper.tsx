import { fail, ok } from '#shared/kit/result.ts'
import { plural } from '../kit/plural.ts'
import { Stepper } from '../kit/stepper.tsx'
import type { DotsBallot, DotsConfig } from '#shared/voting/methods/dots.ts'
import type { AnswerProps, PaperOf } from './paper.ts'
import { questionLines, readMarks, type Typing, WHOLE_NUMBER } from './typing.ts'

export const dotsPaper: PaperOf<DotsConfig, DotsBallot> = {
  blank: { dots: {} },
  phones: 'list',
  nothing: 'No dots.',

  isBlank: (own) => spentOn(own) === 0,
  isAnswered: (own, question) => dotsOn(own, question) > 0,
  isTouched: (own, question) => dotsOn(own, question) > 0,
  without: (own, question) => withDots(own, question, 0),
  isComplete: (own, { budget }) => spentOn(own) === budget,
  lacks: (own, { budget, spendAll }) =>
    spendAll && spentOn(own) < budget ? `Give ${dotsWords(budget - spentOn(own))} more.` : undefined,
  progress: (own, { budget }) => `${spentOn(own)} of ${dotsWords(budget)} given.`,
  finished: (own) => plural(spentOn(own), { one: 'Your dot is sent.', other: 'Your # dots are sent.' }),
  words: (own, question) => `${dotsWords(dotsOn(own, question))}.`,
  Answer,
  sees: dotsOn,
  status: (own, { budget }) => `${dotsWords(budget - spentOn(own))} left`,

  lines: (_, questions) => questionLines(questions, [{ id: 'dots', label: 'Dots' }]),
  typing,
  read(marks, config, lines) {
    const read = readMarks(marks, lines, typing(config), (text) =>
      Number(text) <= config.perItem ? Number(text) : undefined,
    )
    if (!read.ok) return read
    const own = {
      dots: Object.fromEntries(read.value.flatMap(({ line, mark }) => (mark > 0 ? [[line.id, mark]] : []))),
    }
    return spentOn(own) > config.budget
      ? fail(`${dotsWords(spentOn(own))} are typed. A ballot has ${config.budget}.`)
      : ok(own)
  },
  printed: () => [],
  instruction: ({ budget, perItem }) => `You have ${dotsWords(budget)}. Give at most ${perItem} to one question.`,
}

function typing({ perItem }: DotsConfig): Typing {
  return {
    keys: `0 to ${perItem}`,
    begins: WHOLE_NUMBER,
    longest: String(perItem).length,
  }
}

/** Two limits, each with its own reason: the budget, and the cap on one question. */
function Answer({ asked, config, own, latest, onChange }: AnswerProps<DotsConfig, DotsBallot>) {
  const here = dotsOn(own, asked.id)
  return (
    <Stepper
      value={here}
      refuses={(count) => refusalOf(count, here, latest(), config)}
      onChange={(count) => onChange((ballot) => withDots(ballot, asked.id, count))}
      giveLabel={`Give a dot to: ${asked.text}`}
      takeLabel={`Take a dot from: ${asked.text}`}
      countLabel={dotsWords(here)}
    />
  )
}

function refusalOf(count: number, here: number, own: DotsBallot, { budget, perItem }: DotsConfig): string | undefined {
  if (count < 0) return 'There is no dot here to take.'
  if (count > perItem) return `One question can have ${dotsWords(perItem)} at most.`
  return spentOn(own) + count - here > budget
    ? `You have used all ${dotsWords(budget)}. Take one back to use it here.`
    : undefined
}

export const dotsWords = (count: number) => plural(count, { one: '# dot', other: '# dots' })
const spentOn = ({ dots }: DotsBallot) => Object.values(dots).reduce((sum, count) => sum + count, 0)

function withDots({ dots }: DotsBallot, question: string, count: number): DotsBallot {
  const { [question]: _, ...rest } = dots
  return { dots: count === 0 ? rest : { ...rest, [question]: count } }
}

function dotsOn({ dots }: DotsBallot, question: string): number {
  return dots[question] ?? 0
}
