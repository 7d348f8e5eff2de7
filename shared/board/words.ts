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
} from './kinds.ts'

export const CARD_WORDS: Readonly<Record<StickyKind, string>> = {
  barrier: 'Barrier',
  opportunity: 'Opportunity',
  idea: 'Idea',
  note: 'Note',
}

export const ROOT_WORDS: Readonly<Record<BarrierRoot, string>> = {
  risk: 'Risk',
  motivation: 'Motivation',
  capacity: 'Time and skills',
  support: 'Support',
  technology: 'Technology',
  equality: 'Fairness',
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

/** "Time and skills: Money" for a part, "Time and skills" for the whole kind. */
export function kindWords(kind: BarrierKind): string {
  const [root] = kind.split('.') as [BarrierRoot] // a kind begins with its root
  return isPart(kind) ? `${ROOT_WORDS[root]}: ${PART_WORDS[kind]}` : ROOT_WORDS[root]
}

const isPart = (kind: BarrierKind): kind is Exclude<BarrierKind, BarrierRoot> => kind in PART_WORDS
