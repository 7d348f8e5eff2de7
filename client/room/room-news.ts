import { plural } from '../kit/plural.ts'
import { minutesWords } from '../kit/when.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'

/** Something that has happened in the room, as one sentence. */
export interface News {
  readonly kind: 'stage' | 'vote' | 'room'
  readonly text: string
  /** A vote that begins or ends asks people to do something; a result is read out with its numbers, not here. */
  readonly isHeard?: boolean
}

/** What became different from one look at the room to the next, in words; counts of people are no news. */
export function newsBetween(before: SharedView, after: SharedView): readonly News[] {
  if (before === after) return []
  return [
    ...stageNews(before, after),
    ...lockNews(before, after),
    ...pollNews(before, after),
    ...addedNews(before, after),
    ...roomNews(before, after),
  ]
}

function stageNews(before: SharedView, { agenda }: SharedView): readonly News[] {
  const stage = agenda.stages[agenda.current]
  if (!stage || agenda.current === before.agenda.current) return []
  const time = stage.minutes > 0 ? ` You have ${minutesWords(stage.minutes)}.` : ''
  return [{ kind: 'stage', text: `${stage.title} has started.${time}` }]
}

function lockNews(before: SharedView, { agenda }: SharedView): readonly News[] {
  const { title, locked } = agenda.stages[agenda.current] ?? {}
  if (locked === undefined || locked === (before.agenda.stages[agenda.current]?.locked ?? false)) return []
  return [{ kind: 'stage', text: locked ? `${title} is locked. You can still read it.` : `${title} is open again.` }]
}

const BECAME = {
  open: 'Voting is open.',
  closed: 'Voting is closed.',
  revealed: 'The result is on every screen.',
} as const

const pollNews = (before: SharedView, { polls }: SharedView): readonly News[] =>
  Object.entries(polls)
    .filter(([id, { status }]) => before.polls[id as keyof SharedView['polls']]?.status !== status) // ids are keys
    .map(([, { status, round }]) => ({
      kind: 'vote',
      isHeard: status !== 'revealed',
      text: status === 'open' && round > 1 ? `Voting is open. Round ${round}.` : BECAME[status],
    }))

const COUNTED = {
  questions: { one: '# new question.', other: '# new questions.' },
  holdings: { one: '# new line of data we hold.', other: '# new lines of data we hold.' },
  commitments: { one: '# new next step.', other: '# new next steps.' },
} as const

const addedNews = (before: SharedView, after: SharedView): readonly News[] =>
  (['questions', 'holdings', 'commitments'] as const).flatMap((part) => {
    if (before[part] === after[part]) return []
    const added = Object.keys(after[part]).filter((id) => !Object.hasOwn(before[part], id)).length
    return added > 0 ? [{ kind: 'room', text: plural(added, COUNTED[part]) }] : []
  })

const roomNews = (before: SharedView, { room }: SharedView): readonly News[] =>
  room.status === 'closed' && before.room.status === 'open' ? [{ kind: 'room', text: 'This room is closed.' }] : []
