import { LinkButton } from '../kit/button.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { KeptUntil } from '../people/kept-until.tsx'
import { FeedbackForm } from './stage-screens.tsx'

/** A12: how was it, what do I take with me, and what is deleted when. */
export function CloseStage() {
  return (
    <>
      <FeedbackForm />
      <Stack as="section" gap="small" labelledBy="take-away">
        <h2 id="take-away">Take the record with you</h2>
        <p>The summary has the questions, results, data, board and next steps. You can download it there.</p>
        <Row>
          <LinkButton href="#summary">Read the summary</LinkButton>
          <LinkButton kind="quiet" href="#steps">
            Next steps
          </LinkButton>
        </Row>
      </Stack>
      <Stack as="section" gap="small" labelledBy="kept">
        <h2 id="kept">What is deleted when</h2>
        <p>
          <KeptUntil /> You can take your name out now.
        </p>
        <Row>
          <LinkButton kind="quiet" href="#mine">
            My data
          </LinkButton>
        </Row>
      </Stack>
    </>
  )
}
