import { fail, ok } from '#shared/kit/result.ts'
import type { PointsBallot, PointsConfig } from '#shared/voting/methods/points.ts'
import { plural } from '../../kit/plural.ts'
import type { AnswerProps, PaperOf } from '../paper.ts'
import { questionLines, readMarks, type Typing, WHOLE_NUMBER } from '../typing.ts'
import { AmountField } from './amount-field.tsx'
import { stepOf, sumOf } from './budget.ts'
import { perQuestion } from './per-question.ts'

const { at, put, made, ...shared } = perQuestion<'points', number>('points')

export const pointsPaper: PaperOf<PointsConfig, PointsBallot> = {
  ...shared,
  phones: 'list',
  nothing: 'No points.',
  isComplete: (own, { total }) => spentOn(own) === total,
  lacks: (own, { total, spendAll }) =>
    spendAll && spentOn(own) < total ? `Give ${pointsWords(total - spentOn(own))} more.` : undefined,
  progress: (own, { total }) => `${spentOn(own)} of ${pointsWords(total)} given.`,
  finished: (own) => plural(spentOn(own), { one: 'Your point is sent.', other: 'Your # points are sent.' }),
  words: (own, question) => `${pointsWords(at(own, question) ?? 0)}.`,
  Answer,
  status: (own, { total }) => `${pointsWords(total - spentOn(own))} left`,

  lines: (_, questions) => questionLines(questions, [{ id: 'points', label: 'Points' }]),
  typing,
  read(marks, config, lines) {
    const { total } = config
    const read = readMarks(marks, lines, typing(config), (text) => (Number(text) <= total ? Number(text) : undefined))
    if (!read.ok) return read
    const given = read.value.filter(({ mark }) => mark > 0).map(({ line, mark }) => [line.id, mark] as const)
    const own = made(Object.fromEntries(given))
    return spentOn(own) > total ? fail(`${pointsWords(spentOn(own))} are typed. A ballot has ${total}.`) : ok(own)
  },
  printed: () => [],
  instruction: ({ total, spendAll }) =>
    `Share out ${pointsWords(total)} among the questions. ${spendAll ? 'Use all of them.' : 'You need not use all of them.'}`,
}

function typing({ total }: PointsConfig): Typing {
  return {
    keys: `0 to ${total}`,
    begins: WHOLE_NUMBER,
    longest: String(total).length,
  }
}

function Answer({ asked, config: { total }, own, latest, onChange }: AnswerProps<PointsConfig, PointsBallot>) {
  const here = at(own, asked.id) ?? 0
  const leftNow = () => total - spentOn(latest())
  return (
    <AmountField
      label={`Points for: ${asked.text}`}
      value={here}
      most={() => here + leftNow()}
      step={stepOf(total)}
      onChange={(amount) => onChange((ballot) => put(ballot, asked.id, amount === 0 ? undefined : amount))}
      words={pointsWords}
      atMost={() =>
        leftNow() > 0
          ? `You have ${pointsWords(leftNow())} left, so at most ${here + leftNow()} here.`
          : `You have used all ${pointsWords(total)}. Take some back to use them here.`
      }
      text={asked.text}
    />
  )
}

const spentOn = ({ points }: PointsBallot) => sumOf(points)
const pointsWords = (count: number) => plural(count, { one: '# point', other: '# points' })
