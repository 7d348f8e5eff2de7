import { fail, ok } from '#shared/kit/result.ts'
import type { QuadraticBallot, QuadraticConfig } from '#shared/voting/methods/quadratic.ts'
import { classNames } from '../../kit/class-names.ts'
import { plural } from '../../kit/plural.ts'
import { Stepper } from '../../kit/stepper.tsx'
import type { AnswerProps, PaperOf } from '../paper.ts'
import { questionLines, readMarks, type Typing, WHOLE_NUMBER } from '../typing.ts'
import { costOf } from './budget.ts'
import styles from './papers.module.css'
import { perQuestion } from './per-question.ts'

const { at, put, made, ...shared } = perQuestion<'votes', number>('votes')

export const quadraticPaper: PaperOf<QuadraticConfig, QuadraticBallot> = {
  ...shared,
  phones: 'list',
  nothing: 'No votes.',
  isComplete: (own, { credits }) => spentOn(own) === credits,
  progress: (own, { credits }) => `${spentOn(own)} of ${creditsWords(credits)} spent.`,
  finished: () => 'Your votes are sent.',
  words: (own, question) => `${votesWords(at(own, question) ?? 0)}.`,
  Answer,
  status: (own, { credits }) => `${creditsWords(credits - spentOn(own))} left`,

  lines: (_, questions) => questionLines(questions, [{ id: 'votes', label: 'Votes' }]),
  typing,
  read(marks, config, lines) {
    const read = readMarks(marks, lines, typing(config), (text) => readVotes(text, config))
    if (!read.ok) return read
    const given = read.value.filter(({ mark }) => mark !== 0).map(({ line, mark }) => [line.id, mark] as const)
    const own = made(Object.fromEntries(given))
    const { credits } = config
    return spentOn(own) > credits
      ? fail(`These votes cost ${creditsWords(spentOn(own))}. A ballot has ${credits}.`)
      : ok(own)
  },
  printed: () => [],
  instruction: ({ credits, negative }) =>
    `You have ${creditsWords(credits)}. One vote costs 1, two cost 4, three cost 9, four cost 16, five cost 25. ` +
    `Write how many votes each question gets.${negative ? ' A minus is a vote against.' : ''}`,
}

const mostVotes = ({ credits }: QuadraticConfig) => Math.floor(Math.sqrt(credits))

function typing(config: QuadraticConfig): Typing {
  return {
    keys: `${config.negative ? -mostVotes(config) : 0} to ${mostVotes(config)}`,
    begins: config.negative ? /^-?\d*$/ : WHOLE_NUMBER,
    longest: String(config.negative ? -mostVotes(config) : mostVotes(config)).length,
  }
}

function readVotes(text: string, config: QuadraticConfig): number | undefined {
  if (!(config.negative ? /^-?\d+$/ : /^\d+$/).test(text)) return undefined
  const votes = Number(text)
  return Math.abs(votes) <= mostVotes(config) ? votes : undefined
}

/** Each further vote costs more than the one before; what it costs stands beside it, and as a square of credits. */
function Answer({
  asked,
  config: { credits, negative },
  own,
  latest,
  onChange,
}: AnswerProps<QuadraticConfig, QuadraticBallot>) {
  const here = at(own, asked.id) ?? 0
  function refuses(votes: number): string | undefined {
    if (votes < 0 && !negative) return 'There is no vote here to take.'
    const [price, left] = [costOf(votes) - costOf(here), credits - spentOn(latest())]
    return price > left
      ? `The next vote costs ${price}. You have ${creditsWords(left)} left. Take a vote back elsewhere.`
      : undefined
  }
  return (
    <div className={styles.quadratic}>
      <Stepper
        value={here}
        refuses={refuses}
        onChange={(votes) => onChange((ballot) => put(ballot, asked.id, votes === 0 ? undefined : votes))}
        giveLabel={`One vote more for: ${asked.text}`}
        takeLabel={`One vote ${negative ? 'against' : 'fewer for'}: ${asked.text}`}
        countLabel={votesWords(here)}
      />
      <Square votes={here} />
      <p className={styles.price}>
        {here !== 0 && `Cost ${costOf(here)}. `}
        {here >= 0 ? 'The next vote costs' : 'The next vote against costs'} {2 * Math.abs(here) + 1}.
      </p>
    </div>
  )
}

/** What these votes cost, a dot for each credit. */
const Square = ({ votes }: { readonly votes: number }) => (
  <span
    className={classNames(styles.square, votes < 0 && styles.against)}
    style={{ inlineSize: `${Math.abs(votes) * 0.375}rem`, blockSize: `${Math.abs(votes) * 0.375}rem` }}
    aria-hidden="true"
  />
)

const spentOn = ({ votes }: QuadraticBallot) => Object.values(votes).reduce((sum, one) => sum + costOf(one), 0)
const creditsWords = (count: number) => plural(count, { one: '# credit', other: '# credits' })
const votesWords = (votes: number) =>
  votes < 0
    ? plural(-votes, { one: '# vote against', other: '# votes against' })
    : plural(votes, { one: '# vote', other: '# votes' })
