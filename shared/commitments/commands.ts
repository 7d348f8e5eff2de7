import type { InferOutput } from 'valibot'
import * as v from 'valibot'
import { object } from '../kit/schema.ts'
import { commitmentEdits, commitmentFields, commitmentId, feedbackFields, interestFields } from './commitment.ts'

const commitment = commitmentId

export const commitmentCommands = {
  makeCommitment: object({ type: v.literal('makeCommitment'), ...commitmentFields }),
  editCommitment: object({ type: v.literal('editCommitment'), commitment, ...commitmentEdits }),
  removeCommitment: object({ type: v.literal('removeCommitment'), commitment }),
  showInterest: object({ type: v.literal('showInterest'), ...interestFields }),
  giveFeedback: object({ type: v.literal('giveFeedback'), ...feedbackFields }),
}

export type CommitmentCommand = {
  [K in keyof typeof commitmentCommands]: InferOutput<(typeof commitmentCommands)[K]>
}[keyof typeof commitmentCommands]
