import { useEffect } from 'react'
import type { PollResult } from '#shared/voting/count.ts'
import { isOrderOnly } from '#shared/voting/order-only.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { tablesIn } from '#shared/voting/tables.ts'
import { PRIVACY_WORDS, warningOfAll } from '#shared/voting/words.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { useAnnounce } from '../kit/live-regions.tsx'
import { plural } from '../kit/plural.ts'
import { StatusBox } from '../kit/status-box.tsx'
import { useWide } from '../kit/use-wide.ts'
import { useShared } from '../realtime/room-context.tsx'
import { ConstituencyCount } from './by-constituency.tsx'
import { OrganisationCount } from './by-organisation.tsx'
import { Found } from './found.tsx'
import { MyAnswers } from './my-answers.tsx'
import { NamedAnswers } from './named-answers.tsx'
import { PlaceList } from './place-list.tsx'
import styles from './result.module.css'
import { ResultTable } from './result-table.tsx'
import { useReveal } from './reveals.ts'
import { type ToldResult, useResult } from './use-result.ts'
import { blankWords } from './words.ts'
import { WAITING_WORDS } from './voting-now.ts'
import { WholeOrder } from './whole-order.tsx'
import { WhatMoved } from './what-moved.tsx'

/** A result as sentence, chart and table, with all that weakens it, the other way of counting, and one's own answers. */
export function ResultView({ pollId }: { readonly pollId: PollId }) {
  const told = useResult(pollId)
  const status = useShared(({ polls }) => polls[pollId]?.status)
  if (told) return <Told key={pollId} {...told} />
  if (status === undefined) return <p>This vote is not in this room.</p>
  if (status === 'revealed') return <p>The result is on its way.</p>
  return <p>{status === 'open' ? 'People are voting now. There is no result yet.' : WAITING_WORDS[status]}</p>
}

function Told(told: ToldResult) {
  const { id, poll, result, headline } = told
  const isReveal = useReveal(id)
  const announce = useAnnounce()
  useEffect(() => announce('result', headline.spoken), [announce, headline.spoken])
  return (
    <div className={styles.result}>
      {result.status === 'below_k' ? (
        <StatusBox tone="info" title={headline.sentences.join(' ')}>
          {turnoutWords(told)}
        </StatusBox>
      ) : (
        <ResultFigure told={told} isReveal={isReveal} />
      )}
      <Warnings {...result} />
      <Found {...told} />
      <WholeOrder {...told} />
      <WhatMoved {...told} />
      <div className={styles.more}>
        <MyAnswers id={id} poll={poll} />
        <OrganisationCount {...told} />
        <ConstituencyCount {...told} />
        <NamedAnswers {...told} />
        <Disclosure summary="How this was counted">
          <div className={styles.rule}>
            <p>{result.rule}</p>
            <p>{ballotWords(result)}</p>
            <p>{PRIVACY_WORDS[poll.mode]}</p>
          </div>
        </Disclosure>
      </div>
    </div>
  )
}

function ResultFigure({ told, isReveal }: { readonly told: ToldResult; readonly isReveal: boolean }) {
  const { result, rows, before, shown, headline } = told
  const isWide = useWide()
  const words = headline.sentences.join(' ')
  const { Chart } = shown
  return (
    <figure className={styles.figure}>
      <figcaption className={isReveal ? styles.revealed : undefined}>
        <p className={styles.headline}>{words}</p>
        <p className={styles.turnout}>{turnoutWords(told)}</p>
      </figcaption>
      {isOrderOnly(result.config) ? (
        <PlaceList rows={rows} />
      ) : (
        <>
          <Chart
            result={result}
            rows={rows}
            before={before?.result}
            title={`Chart of the result. ${headline.spoken}`}
            isReveal={isReveal}
            onWall={false}
          />
          {isWide ? (
            <ResultTable {...told} />
          ) : (
            <Disclosure summary="Show the table">
              <ResultTable {...told} />
            </Disclosure>
          )}
        </>
      )}
    </figure>
  )
}

export const turnoutWords = ({ result, poll }: Pick<ToldResult, 'result' | 'poll'>) =>
  `${tablesIn(result, `${result.received} of ${result.eligible} voted`)}. Round ${poll.round}.`

function ballotWords({ received, abstained }: PollResult) {
  const counted = plural(received, { one: '# ballot was received', other: '# ballots were received' })
  return abstained > 0 ? `${counted}; ${blankWords(abstained)}.` : `${counted}.`
}

const Warnings = ({ warnings }: Pick<PollResult, 'warnings'>) => {
  const told = warnings.filter((warning) => warning !== 'below_k')
  return told.length === 0 ? null : (
    <StatusBox tone="care" title="Read this result with care">
      <ul className={styles.warnings}>
        {told.map((warning) => (
          <li key={warning}>{warningOfAll(warning)}.</li>
        ))}
      </ul>
    </StatusBox>
  )
}
