import { roundSentence } from '#shared/voting/charts/round-words.ts'
import type { RankedItem, RankedRound } from '#shared/voting/methods/ranked.ts'
import { classNames } from '../../kit/class-names.ts'
import { DataTable } from '../../kit/data-table.tsx'
import { useWide } from '../../kit/use-wide.ts'
import { VisuallyHidden } from '../../kit/visually-hidden.tsx'
import { CameAbout } from '../charts/came-about.tsx'
import { NumberedQuestion } from '../numbered-question.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { MoreProps } from '../shown-result.ts'
import styles from './more.module.css'

type Row = ResultRow<RankedItem>

/** The counting round by round where the rule has rounds, and every question against every other. */
export function RankedMore(props: MoreProps<RankedItem>) {
  const { pairwise, rounds } = props.result
  const compared = pairwise ? props.rows.filter(({ id }) => pairwise[id]) : []
  return (
    <>
      {rounds && rounds.length > 0 && <Rounds {...props} rounds={rounds} />}
      {pairwise && compared.length > 1 && <Pairs {...props} pairwise={pairwise} compared={compared} />}
    </>
  )
}

interface PairsProps extends MoreProps<RankedItem> {
  readonly pairwise: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly compared: readonly Row[]
}

/** Read along a line: how many put this one above that one. What wins its pair is set strong, and said. */
const Pairs = ({ pairwise, compared, result, rows }: PairsProps) => (
  <CameAbout heading="In pairs" kinds={['ring', 'matrix']} result={result} rows={rows}>
    <DataTable
      caption="How many people put one question above another"
      captionHidden
      rowId={({ id }) => id}
      rows={compared}
      columns={[
        { id: 'question', title: 'Above', cell: (row) => <HeadOfLine {...row} /> },
        ...compared.map((other) => ({
          id: other.id,
          title: <OtherQuestion number={other.number} />,
          isNumber: true,
          cell: ({ id }: Row) =>
            id === other.id ? <span className={styles.duel}>·</span> : <Duel {...duelOf(pairwise, id, other.id)} />,
        })),
      ]}
    />
  </CameAbout>
)

/** On a phone the figures need the room: there the question is heard, and seen in the list above. */
function HeadOfLine(row: Row) {
  return useWide() ? (
    <NumberedQuestion {...row} />
  ) : (
    <span data-short>
      Question {row.number}
      <VisuallyHidden>: {row.text}</VisuallyHidden>
    </span>
  )
}

/** A column is as narrow as its figures, so that the questions at the head of the lines keep their room. */
const OtherQuestion = ({ number }: { readonly number: number }) => (
  <span className={styles.duel}>
    <VisuallyHidden>Question </VisuallyHidden>
    {number}
  </span>
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

interface RoundsProps extends MoreProps<RankedItem> {
  readonly rounds: readonly RankedRound[]
}

function Rounds({ rounds, result, rows }: RoundsProps) {
  const numbers = new Map<string, number>(rows.map(({ id, number }) => [id, number]))
  return (
    <CameAbout heading="Count by count" kinds={['rounds']} result={result} rows={rows}>
      <DataTable
        caption="Votes at each count"
        captionHidden
        rowId={({ id }) => id}
        rows={rows}
        columns={[
          { id: 'question', title: 'Question', cell: (row) => <HeadOfLine {...row} /> },
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
          <li key={at}>{roundSentence(round, numbers)}</li>
        ))}
      </ol>
    </CameAbout>
  )
}
