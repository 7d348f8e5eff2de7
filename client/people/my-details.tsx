import { whoSeesWords } from '#shared/room/notice.ts'
import { Stack } from '../kit/stack.tsx'
import { AboutYou } from './about-you.tsx'
import { ForgetMe, type ForgetMeProps } from './forget-me.tsx'
import { Mine } from './mine.tsx'
import { KeptUntil } from './kept-until.tsx'

/** My data: who I am here, what I added, a copy of it, and how to be forgotten. */
export const MyDetails = ({ onForget }: ForgetMeProps) => (
  <>
    <Stack as="section" gap="normal" labelledBy="about-you">
      <h2 id="about-you">About you</h2>
      <p>
        {whoSeesWords} Your answers go by what each ballot says. <a href="#privacy">All about your privacy</a>
      </p>
      <AboutYou />
    </Stack>
    <Stack as="section" gap="normal" labelledBy="mine">
      <h2 id="mine">What you added</h2>
      <Mine />
    </Stack>
    <Stack as="section" gap="normal" labelledBy="forget">
      <h2 id="forget">Forget me</h2>
      <p>Your name and organisation go for ever. Anonymous answers that are counted stay counted.</p>
      <p>
        <KeptUntil />
      </p>
      <ForgetMe onForget={onForget} />
    </Stack>
  </>
)
