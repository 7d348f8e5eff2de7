import type { QuestionId } from '#shared/questions/question.ts'
import { useFacilitatorView } from '../realtime/room-context.tsx'
import { Button } from '../kit/button.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { Row } from '../kit/stack.tsx'
import { type Asked, askedIn } from './asked.ts'
import { SettleTie } from './settle-tie.tsx'
import type { Acts } from './use-acts.ts'
import type { KnownPoll } from './voting-now.ts'
import { questionNames } from './words.ts'

interface Props {
  readonly known: KnownPoll
  readonly acts: Acts
}

/** What a facilitator can do about ties that wait: vote on them again, or decide; what was decided can be decided anew. */
export function OpenTies({ known: { id, poll }, acts }: Props) {
  const questions = useFacilitatorView((shared) => shared.questions)
  const { policy, open = [], decided = [] } = poll.result?.tieBreak ?? {}
  const asked = askedIn(
    poll,
    questions,
    useFacilitatorView((shared) => shared.polls),
  )
  const those = (ids: readonly string[]) => ids.flatMap((one) => asked.find((question) => question.id === one) ?? [])
  if (policy === 'runoff') return <VoteAgain ties={open.map(those)} known={{ id, poll }} acts={acts} />
  if (policy !== 'facilitator') return null
  return (
    <>
      {open.map((tied) => (
        <SettleTie key={tied.join()} poll={id} tied={those(tied)} acts={acts} />
      ))}
      {decided.map(({ order, reason = '' }) => {
        const settled = those(order.flat())
        return (
          <Disclosure key={order.flat().toSorted().join()} summary={`Decide again on ${namesOf(settled)}`}>
            <SettleTie poll={id} tied={settled} reason={reason} acts={acts} />
            <Button
              kind="quiet"
              onClick={() =>
                void acts.act(
                  { type: 'reopenTie', poll: id, questions: settled.map((one): QuestionId => one.id) },
                  'The decision is taken back. These questions share a place again.',
                )
              }
            >
              Take the decision back
            </Button>
          </Disclosure>
        )
      })}
    </>
  )
}

interface VoteAgainProps extends Props {
  readonly ties: readonly (readonly Asked[])[]
}

const VoteAgain = ({ ties, known: { id, poll }, acts }: VoteAgainProps) => (
  <Row>
    {ties.map((tied) => (
      <Button
        key={tied.map((one) => one.id).join()}
        onClick={() =>
          void acts.act(
            { type: 'nextRound', poll: id, questions: tied.map((one): QuestionId => one.id) },
            `Round ${poll.round + 1} is open, between ${namesOf(tied)} only. Everyone is at the vote.`,
          )
        }
      >
        Vote again between {namesOf(tied)}
      </Button>
    ))}
  </Row>
)

const namesOf = (tied: readonly Asked[]) => questionNames(tied.map(({ number }) => number).toSorted((a, b) => a - b))
