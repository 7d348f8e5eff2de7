import { graphemes } from '#shared/kit/text.ts'

/** What to say of a text that is too long, or nothing when it is not. */
export function tooLong(text: string, limit: number): string | undefined {
  const length = graphemes(text.trim())
  return length > limit ? `Use ${limit} characters or fewer (now ${length})` : undefined
}
