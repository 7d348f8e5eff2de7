import * as words from '../holdings/words.ts'
import * as sharing from '../holdings/sharing-words.ts'
import type { HeldRecord } from './summary.ts'
import { dayWords } from './words.ts'

/** Everything that is known of a description of data, one short sentence each. What nobody answered is left out. */
export const holdingFacts = (holding: HeldRecord): readonly string[] =>
  [...mainFacts(holding), ...coverFacts(holding), ...careFacts(holding), ...termFacts(holding)].filter(
    (fact) => fact !== undefined,
  )

type Facts = readonly (string | undefined)[]

const told = (label: string, value: string | undefined) => (value ? `${label}: ${value}` : undefined)
const each = <Code extends string>(table: Readonly<Record<Code, string>>, codes: readonly Code[] = []) =>
  codes.map((code) => table[code]).join(', ')

const mainFacts = ({ assetKind, shareStance, description, insight, keywords, steward, contact }: HeldRecord): Facts => [
  told('Kind', words.ASSET_KIND_WORDS[assetKind]),
  told('Could it be shared', words.SHARE_STANCE_WORDS[shareStance]),
  description,
  told('What it shows', insight),
  told('Keywords', keywords?.join(', ')),
  told('Who answers for it', steward),
  told('Contact', contact),
]

const coverFacts = (holding: HeldRecord): Facts => [
  told('Time', periodOf(holding)),
  told('Place', [holding.areaName, holding.areaCode].filter(Boolean).join(' ')),
  told('Areas', holding.geographyLevel && words.GEOGRAPHY_WORDS[holding.geographyLevel]),
  told('Time steps', holding.timeGranularity),
  told('Updated', holding.updateFrequency && words.FREQUENCY_WORDS[holding.updateFrequency]),
  told('One row is', holding.granularity && words.GRANULARITY_WORDS[holding.granularity]),
  told('Format', each(words.FORMAT_WORDS, holding.format)),
]

const careFacts = (holding: HeldRecord): Facts => [
  told('Open to', holding.openness && sharing.OPENNESS_WORDS[holding.openness]),
  told('Who may see it', holding.accessRights && sharing.ACCESS_RIGHTS_WORDS[holding.accessRights]),
  told('Sensitivity', holding.sensitivity && sharing.SENSITIVITY_WORDS[holding.sensitivity]),
  told('About people', each(sharing.PERSONAL_DATA_WORDS, holding.personalData)),
  told('Lawful basis', holding.lawfulBasis && sharing.LAWFUL_BASIS_WORDS[holding.lawfulBasis]),
  ...Object.entries(words.QUALITY_ASPECT_WORDS).map(([aspect, question]) => {
    const quality = holding.quality?.[aspect as keyof typeof words.QUALITY_ASPECT_WORDS] // the keys of its own table
    return quality && `${question} ${words.QUALITY_WORDS[quality]}`
  }),
  told('Readiness', holding.readiness && words.READINESS_WORDS[holding.readiness]),
  told('Limits', holding.limitations),
  told('Biases', holding.biases),
  told('Missing', holding.missingData),
]

const termFacts = (holding: HeldRecord): Facts => [
  told('Meant for', holding.intendedUses),
  told('Where it comes from', holding.provenance),
  told('Conditions', each(sharing.CONDITION_WORDS, holding.useConditions)),
  ...Object.entries(sharing.SAFES_WORDS).map(([safe, question]) => {
    const judged = holding.fiveSafes?.[safe as keyof typeof sharing.SAFES_WORDS] // as above
    return judged && `${question} ${judged.score} of 4${judged.note ? `. ${judged.note}` : ''}`
  }),
  told('Effort to share', effortWords(holding)),
  told('What it takes', each(words.EFFORT_KIND_WORDS, holding.effortKind)),
  told('What should come back', holding.returnToGiver),
  told('Link', holding.link),
  holding.note,
]

const effortWords = ({ effort }: HeldRecord) =>
  effort === undefined ? undefined : (words.EFFORT_WORDS as Readonly<Record<string, string>>)[effort] // 1 to 5

function periodOf({ periodFrom, periodTo }: HeldRecord): string {
  if (periodFrom && periodTo) return `${dayWords(periodFrom)} to ${dayWords(periodTo)}`
  if (periodFrom) return `from ${dayWords(periodFrom)}`
  return periodTo ? `until ${dayWords(periodTo)}` : ''
}
