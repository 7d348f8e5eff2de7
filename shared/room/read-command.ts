import { read, type Problem } from '../kit/schema.ts'
import { fail, type Result } from '../kit/result.ts'
import { type Command, commandSchemas } from './commands.ts'

/** Reads a command from the wire: straight to the schema of its type, so that the fault named is the real one. */
export function readCommand(given: unknown): Result<Command, Problem> {
  const type: unknown = typeof given === 'object' && given !== null && 'type' in given ? given.type : undefined
  if (typeof type !== 'string' || !Object.hasOwn(commandSchemas, type))
    return fail({ path: 'command.type', message: 'a known command' })
  const result = read<Command>(commandSchemas[type as keyof typeof commandSchemas], given) // checked the line before
  return result.ok ? result : fail({ ...result.error, path: `command.${result.error.path}` })
}
