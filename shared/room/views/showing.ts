import type { PersonId } from '../../core/actor.ts'
import type { CountStep } from '../../voting/count-steps.ts'
import type { Participant, PollId } from '../../voting/poll.ts'

/** What a view needs besides the room's events: who is connected, and how far turnout has been let out. */
export interface Showing {
  /** The join code. */
  readonly code: string
  /** Where phones find us, when that is not where the facilitator's own page came from. */
  readonly address?: string
  readonly present: ReadonlySet<PersonId>
  /** Who is shown as having voted in each open poll; moves in steps, so that nobody's moment can be told (TRUST §4). */
  readonly turnout: ReadonlyMap<PollId, ReadonlySet<Participant>>
  /** The polls that are being counted at this moment, because somebody closes them, and how far that is. */
  readonly counting?: ReadonlyMap<PollId, CountStep>
}
