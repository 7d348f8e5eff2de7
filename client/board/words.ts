import type {
  BarrierKind,
  BarrierRoot,
  Basis,
  Concerns,
  DataStage,
  IdeaKind,
  Level,
  OpportunityKind,
  StickyKind,
} from '#shared/board/kinds.ts'
import type { GroupName } from '#shared/board/reading-order.ts'
import type { Sticky } from '#shared/board/shape.ts'
import { KIND_WORDS as TAG_WORDS } from '../kit/kind-tag.tsx'

export const KIND_WORDS: Readonly<Record<StickyKind, string>> = {
  barrier: 'Barrier',
  opportunity: TAG_WORDS.opportunity,
  idea: TAG_WORDS.idea,
  note: TAG_WORDS.note,
}

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

export const PART_WORDS: Readonly<Record<Exclude<BarrierKind, BarrierRoot>, string>> = {
  'risk.sensitive': 'Shared wrongly, people are harmed',
  'risk.competitive': 'We lose our edge',
  'risk.reputation': 'We look bad',
  'risk.legal': 'It may break the law',
  'risk.misuse': 'Others may misuse it',
  'motivation.no_value': 'We see no value in it',
  'motivation.no_incentive': 'Nothing rewards it',
  'motivation.not_priority': 'Other things come first',
  'capacity.money': 'Money',
  'capacity.time': 'Time',
  'capacity.skills': 'Skills',
  'support.none': 'There is no help',
  'support.wrong': 'The help does not fit',
  'support.inaccessible': 'The help is out of reach',
  'technology.system': 'Systems do not fit together',
  'technology.format': 'Formats differ',
  'technology.process': 'The process is too hard',
  'technology.metadata': 'Nobody knows what is in it',
  'technology.not_collected': 'It is not collected',
  'technology.quality': 'The quality is too low',
  'equality.extractive': 'It takes from people',
  'equality.no_return': 'Nothing comes back',
  'equality.power': 'Power is uneven',
}

export const GROUP_WORDS: Readonly<Record<GroupName, string>> = {
  ...TAG_WORDS,
  combination: 'Several kinds',
  unsorted: 'Kind not chosen yet',
  opportunity: 'Opportunities',
  idea: 'Ideas',
  note: 'Notes',
}

export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  experienced: 'We have met this',
  perceived: 'We fear this',
  reported: 'Others told us',
}

export const CONCERN_WORDS: Readonly<Record<Concerns, string>> = {
  sharing: 'Sharing data',
  combining: 'Combining data',
  both: 'Both',
}

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  person: 'A person',
  organisation: 'One organisation',
  between_organisations: 'Several organisations together',
  sector: 'The whole sector',
  law_policy: 'Law and policy makers',
}

export const DATA_STAGE_WORDS: Readonly<Record<DataStage, string>> = {
  planning: 'Planning',
  collecting: 'Collecting',
  processing: 'Preparing',
  sharing: 'Sharing',
  analysing: 'Looking into it',
  using: 'Using the answer',
}

export const OPPORTUNITY_WORDS: Readonly<Record<OpportunityKind, string>> = {
  standard: 'Agree the least that is shared',
  governance: 'Agree who decides',
  human: 'Connect people',
  question: 'Put the question better',
  platform: 'A place to share',
  product: 'A tool or product',
  linkage: 'Bring two sets of data together',
  aggregate: 'Share counts only',
  insight: 'Share the finding, not the data',
  training: 'Training',
  funding: 'Funding',
  policy: 'Change a policy',
  reciprocity: 'Give something back',
}

export const IDEA_WORDS: Readonly<Record<IdeaKind, string>> = {
  platform: 'A place to share',
  product: 'A tool or product',
  infrastructure: 'Something others can build on',
  standard: 'A shared standard',
  governance: 'A way to decide together',
  support: 'Support for people',
  other: 'Something else',
}

/** A closed record of words as the options of a list, in its own order. */
export const optionsOf = <Code extends string>(words: Readonly<Record<Code, string>>) =>
  (Object.keys(words) as Code[]).map((value) => ({ value, label: words[value] })) // the record is closed

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
  if (words === '') return `${KIND_WORDS[kind]} without words`
  return words.length > 60 ? `${words.slice(0, 57).trimEnd()}...` : words
}
