import type { QuestionId } from '#shared/questions/question.ts'
import { threadOf } from '#shared/summary/thread.ts'
import { Card } from '../kit/card.tsx'
import { Empty } from '../kit/empty.tsx'
import { LinkButton } from '../kit/button.tsx'
import { Row } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { Thread } from '../kit/thread.tsx'
import { useOwn } from '../realtime/room-context.tsx'
import { BOARD_WORDS } from './board-words.ts'
import { partsOf } from './thread-parts.tsx'
import { useSummary } from './use-summary.ts'

/** A11: one question, followed all the way from asking to doing. */
export function ThreadView({ questionId }: { readonly questionId: QuestionId }) {
  const names = useOwn(({ person }) => person.role !== 'observer')
  const { summary, board } = useSummary({ names })
  const steps = threadOf(summary, questionId)
  const [question] = steps?.[0]?.knots ?? []
  const words = BOARD_WORDS[board]
  if (!steps || !question)
    return (
      <Empty
        words="This question is not in the record. It may have been put aside."
        action={<LinkButton href="#questions">See all questions</LinkButton>}
      />
    )
  return (
    <>
      {words && <StatusBox tone="info">{words}</StatusBox>}
      <Card as="article">
        <Thread label={`Thread of: ${question.text}`} parts={partsOf(steps, board)} />
      </Card>
      <Row>
        <LinkButton kind="quiet" href="#summary">
          See all threads
        </LinkButton>
      </Row>
    </>
  )
}
