import type { RankedItem, RankedRound } from '#shared/voting/methods/ranked.ts'
import { DataTable } from '../../kit/data-table.tsx'
import { plural } from '../../kit/plural.ts'
import { VisuallyHidden } from '../../kit/visually-hidden.tsx'
import { NumberedQuestion } from '../numbered-question.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { MoreProps } from '../shown-result.ts'
import { questionNames } from '../words.ts'
import { classNames } from '../../kit/class-names.ts'
import styles from './more.module.css'

type Row = ResultRow<RankedItem>

/** Every question against every other, and the counting round by round where the rule has rounds. */
export function RankedMore({ result, rows }: MoreProps<RankedItem>) {
  const { pairwise, rounds } = result
  const compared = pairwise ? rows.filter(({ id }) => pairwise[id]) : []
  return (
    <>
      {pairwise && compared.length > 1 && <Pairs pairwise={pairwise} rows={compared} />}
      {rounds && rounds.length > 0 && <Rounds rounds={rounds} rows={rows} />}
    </>
  )
}

interface PairsProps {
  readonly pairwise: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly rows: readonly Row[]
}

/** Read along a line: how many put this one above that one. What wins its pair is set strong, and said. */
const Pairs = ({ pairwise, rows }: PairsProps) => (
  <section className={styles.part}>
    <h3>In pairs</h3>
    <p className={styles.soft}>Along a line: how many people put this question above the other. Wins are dark.</p>
    <DataTable
      caption="How many people put one question above another"
      captionHidden
      rowId={({ id }) => id}
      rows={rows}
      columns={[
        { id: 'question', title: 'Above', cell: (row) => <NumberedQuestion {...row} /> },
        ...rows.map((other) => ({
          id: other.id,
          title: <OtherQuestion number={other.number} />,
          isNumber: true,
          cell: ({ id }: Row) => (id === other.id ? '·' : <Duel {...duelOf(pairwise, id, other.id)} />),
        })),
      ]}
    />
  </section>
)

/** A column is as narrow as its figures, so that the questions at the head of the lines keep their room. */
const OtherQuestion = ({ number }: { readonly number: number }) => (
  <>
    <VisuallyHidden>Question </VisuallyHidden>
    {number}
  </>
)

const duelOf = (pairwise: PairsProps['pairwise'], one: string, other: string) => ({
  count: pairwise[one]?.[other],
  against: pairwise[other]?.[one] ?? 0,
})

function Duel({ count, against }: { readonly count: number | undefined; readonly against: number }) {
  if (count === undefined) return <>–</>
  const isWin = count > against
  return (
    <span className={classNames(styles.duel, isWin && styles.win)}>{isWin ? <strong>{count}</strong> : count}</span>
  )
}

interface RoundsProps {
  readonly rounds: readonly RankedRound[]
  readonly rows: readonly Row[]
}

const Rounds = ({ rounds, rows }: RoundsProps) => (
  <section className={styles.part}>
    <h3>Count by count</h3>
    <DataTable
      caption="Votes at each count"
      captionHidden
      rowId={({ id }) => id}
      rows={rows}
      columns={[
        { id: 'question', title: 'Question', cell: (row) => <NumberedQuestion {...row} /> },
        ...rounds.map(({ tally }, at) => ({
          id: String(at),
          title: `Count ${at + 1}`,
          isNumber: true,
          cell: ({ id }: Row) => (tally[id] === undefined ? '' : String(Number(tally[id].toFixed(2)))),
        })),
      ]}
    />
    <ol className={styles.steps}>
      {rounds.map((round, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- counts have no other name, and never change
        <li key={at}>{roundSentence(round, rows)}</li>
      ))}
    </ol>
  </section>
)

const votes = (count: number) => plural(Number(count.toFixed(2)), { one: '# vote', other: '# votes' })

/** "Count 2: question 4 is elected and passes on 3 votes." */
export function roundSentence(round: RankedRound, rows: readonly Row[]): string {
  const { elected, surplus, out = [], filled = [], split = [], exhausted } = round
  const names = (ids: readonly string[]) =>
    questionNames(rows.filter(({ id }) => ids.includes(id)).map(({ number }) => number))
  const said = [
    ...(elected ? [`${names([elected])} is elected${surplus ? ` and passes on ${votes(surplus)}` : ''}`] : []),
    ...(filled.length > 0 ? [`${names(filled)} ${filled.length === 1 ? 'takes' : 'take'} the last open seats`] : []),
    ...(out.length > 0 ? [`${names(out)} ${out.length === 1 ? 'drops' : 'drop'} out`] : []),
    ...(split.length > 0 ? [`a tie of ${names(split)} lets the count go several ways`] : []),
    ...(exhausted > 0 ? [`${votes(exhausted)} ${exhausted === 1 ? 'names' : 'name'} nobody who is left`] : []),
  ]
  const words = said.join('; ') || 'the count is over'
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
