import { counted } from '../kit/day.ts'
import { keptWords, NAMES_KEPT_DAYS } from './kept.ts'

/** What the law lets a workshop rest on (UK GDPR, article 6); a facilitator says which. */
export const LAWFUL_BASES = ['legitimate_interests', 'public_task', 'consent', 'contract', 'legal_obligation'] as const
export type LawfulBasis = (typeof LAWFUL_BASES)[number]

export const LAWFUL_BASIS_WORDS: Readonly<Record<LawfulBasis, string>> = {
  legitimate_interests: 'Legitimate interests: we need it to run this workshop, and it does you no harm.',
  public_task: 'Public task: running this workshop is part of our duty in law.',
  consent: 'Consent: you agree by joining, and can take that back at any time.',
  contract: 'Contract: we have agreed with you to do this.',
  legal_obligation: 'Legal obligation: the law asks us to do this.',
}

/** What people are told before they join, as far as a facilitator has filled it in (TRUST.md §10). */
export interface Notice {
  readonly organiser?: string | undefined
  /** How to reach whoever runs it. */
  readonly contact?: string | undefined
  /** What is done with what people give. */
  readonly use?: string | undefined
  readonly basis?: LawfulBasis | undefined
  /** Where a complaint goes; the way to reach whoever runs it, if nothing else is said. */
  readonly complaint?: string | undefined
}

export const NOTICE_PARTS = ['organiser', 'contact', 'use', 'basis'] as const
export type NoticePart = (typeof NOTICE_PARTS)[number]

export const NOTICE_PART_WORDS: Readonly<Record<NoticePart, string>> = {
  organiser: 'who runs this workshop',
  contact: 'how to reach you',
  use: 'what you do with what people give',
  basis: 'what in law it rests on',
}

/** What a facilitator has yet to say. Until then people read the words below, so a workshop can always start. */
export const missingIn = (notice: Notice): readonly NoticePart[] => NOTICE_PARTS.filter((part) => !notice[part])

const USUAL_USE = 'To agree which questions to answer first, who holds data that helps, and who does what next.'

export interface NoticeLine {
  readonly about: string
  readonly words: string
}

export interface Told {
  readonly notice: Notice
  /** When everything goes, in milliseconds; unknown in rooms that have no date yet. */
  readonly deletedAt: number | undefined
  readonly retentionDays: number
  readonly now: number
}

/** One sentence for whoever reads no further. */
export const whoSeesWords =
  'Facilitators see your name. Others may see it beside your pointer on the board. Everybody may see your organisation.'

/** The notice in full: every part the law asks for, in the order in which people ask. */
export function noticeLines({ notice, deletedAt, retentionDays, now }: Told): readonly NoticeLine[] {
  const { organiser, contact, use, basis = 'legitimate_interests', complaint } = notice
  return [
    { about: 'Who runs this', words: organiser || 'The facilitator of this workshop. Ask them who they work for.' },
    { about: 'How to reach them', words: contact || 'Ask the facilitator in the room.' },
    { about: 'What it is for', words: use || USUAL_USE },
    { about: 'What it rests on in law', words: LAWFUL_BASIS_WORDS[basis] },
    {
      about: 'Who sees what',
      words: `${whoSeesWords} Votes are anonymous unless the ballot says otherwise. No address, cookie or tracker is kept.`,
    },
    {
      about: 'How long it is kept',
      words: `${keptWords({ deletedAt, retentionDays, now })} Names go ${counted(NAMES_KEPT_DAYS, 'day', 'days')} after the workshop.`,
    },
    {
      about: 'What you can do',
      words:
        'See, download or change what you gave, or be forgotten, under My data. You need not ask anybody. Anonymous answers that are counted stay counted.',
    },
    {
      about: 'If you want to complain',
      words: `${complaint || contact ? `Tell them: ${complaint || contact}.` : 'Tell the facilitator.'} You hear within 30 days that it arrived. You can also ask the Information Commissioner, ico.org.uk.`,
    },
    { about: 'Age', words: 'This is not made for people under 18.' },
  ]
}
