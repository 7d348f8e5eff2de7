import type { AdmitPerson } from '#shared/people/commands.ts'
import type { ImportQuestions } from '#shared/questions/commands.ts'
import type { Command } from '#shared/room/commands.ts'

/** What a screen may ask for. Joining and importing go over HTTP. */
export type WireCommand = Exclude<Command, AdmitPerson | ImportQuestions>
