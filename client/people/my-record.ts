import type { View } from '#shared/protocol/wire.ts'

/** Everything the room knows of one person, as they may take it away: plain JSON with the texts they refer to. */
export function myRecord({ shared, own }: Pick<View, 'shared' | 'own'>, code: string) {
  const pick = <T>(all: Readonly<Record<string, T>>, ids: readonly string[]) =>
    Object.fromEntries(ids.flatMap((id) => (all[id] === undefined ? [] : [[id, all[id]]])))
  return {
    room: { code, title: shared.room.title },
    you: own.person,
    questions: own.questions,
    answers: own.ballots,
    dataYouDescribed: own.holdings,
    dataYouNeed: pick(shared.needs, Object.keys(own.needs)),
    whoHoldsWhat: own.coverage,
    nextSteps: pick(shared.commitments, Object.keys(own.commitments)),
    interests: own.interests,
    ...(own.feedback && { feedback: own.feedback }),
  }
}
