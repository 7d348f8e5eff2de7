import { type PictureKind, picturesIn } from '#shared/voting/charts/pictures.ts'
import { tieFindings } from '#shared/voting/findings.ts'
import { isOrderOnly } from '#shared/voting/order-only.ts'
import { ORDER_ONLY_WORDS } from '#shared/voting/words.ts'
import { useShared } from '../realtime/room-context.tsx'
import { MOST_LINES } from './charts/lines-chart.tsx'
import { Pictured } from './charts/pictured.tsx'
import { PollProgressWall } from './poll-progress-wall.tsx'
import { haveOrder } from './result-rows.ts'
import { useReveal } from './reveals.ts'
import { usePages } from './use-pages.ts'
import { turnoutWords } from './result-view.tsx'
import { type ToldResult, useResult } from './use-result.ts'
import { votingNow } from './voting-now.ts'
import styles from './wall.module.css'

/** The result on the big screen: sentence, chart, and the first questions in a list. Before it is there, the turnout. */
export function ResultWall() {
  const told = useResult(useShared(({ polls }) => votingNow(polls).now?.id))
  return told ? <Told key={told.id} {...told} /> : <PollProgressWall />
}

function Told(told: ToldResult) {
  const { id, result, rows, before, shown, headline } = told
  const title = useShared(({ agenda }) => agenda.stages[agenda.current]?.title)
  const isReveal = useReveal(id)
  const { Chart } = shown
  const kinds = picturesIn(result)
  const page = usePages(1 + kinds.length)
  const kind = kinds[page - 1]
  return (
    <section className={styles.result}>
      <div className={styles.top}>
        <p>
          {title ?? 'What matters most?'} {turnoutWords(told)}
          {kinds.length > 0 &&
            ` Page ${page + 1} of ${kinds.length + 1}${page === 0 ? ': next, how it came about' : ''}.`}
        </p>
        <h1 className={isReveal ? styles.revealed : undefined}>{headline.sentences.join(' ')}</h1>
        <Ties {...told} />
      </div>
      {kind && <PicturePage kind={kind} {...told} />}
      {result.status === 'counted' && isOrderOnly(result.config) && (
        <div className={styles.single}>
          <Ranked {...told} />
        </div>
      )}
      {result.status === 'counted' && page === 0 && !isOrderOnly(result.config) && (
        <div className={shown.needsList ? styles.columns : styles.single}>
          <div className={styles.chart}>
            <Chart
              result={result}
              rows={rows}
              before={before?.result}
              title={headline.spoken}
              isReveal={isReveal}
              onWall
            />
          </div>
          {shown.needsList && <Ranked {...told} />}
        </div>
      )}
    </section>
  )
}

/** One picture of how it came about, beside the list that says what its numbers mean. */
function PicturePage({ kind, ...told }: ToldResult & { readonly kind: PictureKind }) {
  const { result, asked } = told
  const numbers = new Map<string, number>(asked.map(({ id, number }) => [id, number]))
  const picture = <Pictured kind={kind} result={result} numbers={numbers} onWall />
  return NEEDS_WIDTH.includes(kind) ? (
    <div className={styles.single}>{picture}</div>
  ) : (
    <div className={styles.columns}>
      {picture}
      <Ranked {...told} />
    </div>
  )
}

/** Six small fields beside a list could not be read. */
const NEEDS_WIDTH: readonly PictureKind[] = ['weights']

/** What has become of a tie is for everybody to know, and who decided it, and why. */
function Ties({ result, asked }: ToldResult) {
  const numbers = new Map<string, number>(asked.map(({ id, number }) => [id, number]))
  return tieFindings(result, (id) => `question ${numbers.get(id) ?? id}`).map((sentence) => (
    <p key={sentence} dir="auto">
      {sentence}
    </p>
  ))
}

function Ranked({ rows, shown, result }: ToldResult) {
  const hasNumbers = !isOrderOnly(result.config)
  const first = rows.slice(0, MOST_LINES)
  const more = rows.length - first.length
  return (
    <div className={styles.ranked}>
      <ol className={haveOrder(rows) ? undefined : styles.orderless}>
        {first.map((row) => (
          <li key={row.id}>
            <span className={styles.rank}>{row.rankWords}</span>
            <span className={styles.disc}>{row.number}</span>
            <span className={styles.question} dir="auto">
              {row.text}
            </span>
            {hasNumbers && <span className={styles.figure}>{shown.figure(row)}</span>}
          </li>
        ))}
      </ol>
      <p className={styles.soft}>
        {more > 0 ? `And ${more} more. ` : ''}
        {hasNumbers ? `At the end of a line: ${shown.figureName}.` : ORDER_ONLY_WORDS}
      </p>
    </div>
  )
}
