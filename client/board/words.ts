import type { BarrierRoot, StickyKind } from '#shared/board/kinds.ts'
import type { GroupName } from '#shared/board/reading-order.ts'
import type { Sticky } from '#shared/board/shape.ts'
import { BASIS_WORDS, CARD_WORDS, CONCERN_WORDS, ROOT_WORDS } from '#shared/board/words.ts'

export const KIND_HINTS: Readonly<Record<StickyKind, string>> = {
  barrier: 'Something that stands in the way.',
  opportunity: 'Something that would help.',
  idea: 'Something we could make or try.',
  note: 'Anything else worth keeping.',
}

export const ROOT_HINTS: Readonly<Record<BarrierRoot, string>> = {
  risk: 'Something bad could happen.',
  motivation: 'It does not seem worth it.',
  capacity: 'Not enough money, time or skills.',
  support: 'No help, or the wrong help.',
  technology: 'Systems or steps are too hard.',
  equality: 'Some give, others gain.',
}

export const GROUP_WORDS: Readonly<Record<GroupName, string>> = {
  ...ROOT_WORDS,
  combination: 'Several kinds',
  unsorted: 'Kind not chosen yet',
  opportunity: 'Opportunities',
  idea: 'Ideas',
  note: 'Notes',
}

type Mark = NonNullable<Sticky['severity']>
const spoken = (what: string, mark: Mark) => (mark === 'cant_judge' ? `${what}: not judged` : `${what} ${mark}`)

/** What is known of a card besides its words, one short sentence each. */
export function factsOf({ severity, tractability, basis, concerns }: Sticky): readonly string[] {
  return [
    severity !== undefined && spoken('How bad', severity),
    tractability !== undefined && spoken('Easy to fix', tractability),
    basis && BASIS_WORDS[basis],
    concerns && `In the way of: ${CONCERN_WORDS[concerns].toLowerCase()}`,
  ].filter((fact) => typeof fact === 'string')
}

/** A card's words, short enough for a sentence or a button. */
export function titleOf({ text, kind }: Pick<Sticky, 'text' | 'kind'>): string {
  const words = text.trim().replaceAll(/\s+/g, ' ')
  if (words === '') return `${CARD_WORDS[kind]} without words`
  return words.length > 60 ? `${words.slice(0, 57).trimEnd()}...` : words
}
