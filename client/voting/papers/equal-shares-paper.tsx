import { fail } from '#shared/kit/result.ts'
import type { EqualSharesBallot, EqualSharesConfig } from '#shared/voting/methods/equal-shares.ts'
import type { PaperOf, SheetProps } from '../paper.ts'
import { questionLines } from '../typing.ts'
import { TickSheet } from './tick-sheet.tsx'
import { ticked, withTicks } from './ticks.ts'

export const equalSharesPaper: PaperOf<EqualSharesConfig, EqualSharesBallot> = {
  ...ticked,
  isComplete: () => false, // nobody but the voter knows whether they want more
  lacks: () => undefined,
  Sheet,
  status: (own, config) =>
    config.withinBudget
      ? `${config.budget - costOf(own, config)} of ${config.budget} left`
      : `Ticked: ${costOf(own, config)}. Budget: ${config.budget}.`,

  lines: ({ costs }, questions) =>
    questionLines(questions, [{ id: 'support', label: 'Support' }]).map((line) => ({
      ...line,
      note: costWords(costs[line.id]),
    })),
  read(marks, config, lines) {
    const read = ticked.read(marks, config, lines)
    if (!read.ok || !config.withinBudget || costOf(read.value, config) <= config.budget) return read
    return fail(`What is ticked costs ${costOf(read.value, config)}. The budget is ${config.budget}.`)
  },
  instruction: (config) => `Tick everything you would pay for. ${budgetWords(config)}`,
}

const budgetWords = ({ budget, withinBudget }: EqualSharesConfig) =>
  withinBudget
    ? `The budget is ${budget}, and what you tick must fit in it.`
    : `The budget is ${budget} for everyone together. You can tick more than that.`

function Sheet({ questions, config, own, onChange }: SheetProps<EqualSharesConfig, EqualSharesBallot>) {
  const { costs, budget, withinBudget } = config
  const left = budget - costOf(own, config)
  return (
    <TickSheet
      legend="What would you pay for?"
      hint={budgetWords(config)}
      questions={questions}
      approved={own.approved}
      about={({ id }) => costWords(costs[id])}
      refuses={({ id }) =>
        withinBudget && (costs[id] ?? 0) > left
          ? `This costs ${costs[id] ?? 0}, and ${left} of ${budget} is left. Take something back first.`
          : undefined
      }
      onChange={(approved) => onChange(withTicks(approved))}
    />
  )
}

const costWords = (cost = 0) => `Costs ${cost}.`

const costOf = ({ approved }: EqualSharesBallot, { costs }: EqualSharesConfig) =>
  approved.reduce((sum, question) => sum + (costs[question] ?? 0), 0)
