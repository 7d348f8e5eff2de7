import { type ComponentType, lazy } from 'react'
import type { Contributions } from '#shared/people/commands.ts'
import { PlanEditor } from '../agenda/plan-editor.tsx'
import { Stack } from '../kit/stack.tsx'
import { surePart } from '../kit/sure-part.ts'
import { Invite } from '../people/invite.tsx'
import { MyDetails } from '../people/my-details.tsx'
import { Roster } from '../people/roster.tsx'
import { QuestionDesk } from '../questions/question-desk.tsx'
import { useAsk } from '../realtime/room-context.tsx'
import { PaperBallots } from '../voting/paper-ballots.tsx'
import { PrintScreen } from './print-screen.tsx'
import { PrivacyScreen } from './privacy-screen.tsx'
import { RoomSettings } from './room-settings.tsx'
import type { ScreenName } from './screens.ts'

const SummaryScreen = lazy(() =>
  surePart(async () => ({ default: (await import('../summary/summary-screen.tsx')).SummaryScreen })),
)

export interface OtherScreen {
  readonly heading: string
  readonly lead?: string
  readonly Body: ComponentType
}

/** Everything beside running: complete by type, so every address leads somewhere. */
export const OTHER_SCREENS: Readonly<Record<Exclude<ScreenName, 'run'>, OtherScreen>> = {
  plan: {
    heading: 'Plan the workshop',
    lead: 'You can go to any stage at any time, also back. Nothing people did is lost.',
    Body: PlanEditor,
  },
  people: { heading: 'People', Body: PeopleScreen },
  questions: { heading: 'Questions', Body: QuestionDesk },
  paper: { heading: 'Paper ballots', Body: PaperBallots },
  print: { heading: 'Print', lead: 'Paper for the room, on A4 and in black ink.', Body: PrintScreen },
  summary: { heading: 'Summary', Body: SummaryScreen },
  privacy: { heading: 'Privacy', Body: PrivacyScreen },
  room: { heading: 'This room', Body: RoomSettings },
  me: { heading: 'My data', Body: MeScreen },
}

function PeopleScreen() {
  return (
    <>
      <Roster />
      <Stack as="section" gap="small" labelledBy="invite">
        <h2 id="invite">Run it together</h2>
        <Invite />
      </Stack>
    </>
  )
}

/** Forgetting ends the line by itself; whoever is the only facilitator is told why not. */
function MeScreen() {
  const ask = useAsk()
  const forget = async (contributions: Contributions) => {
    const answer = await ask({ type: 'forgetMe', contributions })
    return answer.ok ? undefined : answer.refusal
  }
  return <MyDetails onForget={forget} />
}
