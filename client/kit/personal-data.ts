/** Points out what may belong to a person, on the device only, before anything is sent. The person decides. */
export type PersonalDataKind = 'email' | 'phone' | 'nhs_number' | 'national_insurance' | 'postcode'

export interface Finding {
  readonly kind: PersonalDataKind
  /** What it looks like, with its article: "an email address". */
  readonly looksLike: string
  /** The very letters, and where they begin. */
  readonly text: string
  readonly start: number
}

const LOOKS_LIKE: Readonly<Record<PersonalDataKind, string>> = {
  email: 'an email address',
  nhs_number: 'an NHS number',
  phone: 'a phone number',
  national_insurance: 'a National Insurance number',
  postcode: 'a full postcode',
}

interface Pattern {
  readonly kind: PersonalDataKind
  readonly pattern: RegExp
  readonly isOne?: (text: string) => boolean
}

/** In the order in which they claim letters: a number that passes the NHS check is not also a phone. */
const PATTERNS: readonly Pattern[] = [
  { kind: 'email', pattern: /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}/giu },
  { kind: 'nhs_number', pattern: /(?<!\d)(?<!\d[ -])\d{3}[ -]?\d{3}[ -]?\d{4}(?![ -]?\d)/gu, isOne: passesNhsCheck },
  {
    kind: 'phone',
    pattern: /(?<![\d+])(?:(?:\+|00)44[ .-]?(?:\(0\)[ .-]?)?|\(?0)[1-9](?:[ .()-]{0,2}\d){8,9}(?![ -]?\d)/gu,
  },
  {
    kind: 'national_insurance',
    pattern:
      /(?<![a-z\d])(?!BG|GB|KN|NK|NT|TN|ZZ)[abceghj-prstw-z][abceghj-nprstw-z](?:[ -]?\d{2}){3}[ -]?[a-d](?![a-z\d])/giu,
  },
  {
    kind: 'postcode',
    pattern:
      /(?<![a-z\d])(?:[a-pr-uwyz]\d[a-z\d]?|[a-pr-uwyz][a-hk-y]\d[a-z\d]?|GIR(?= ?0AA)) ?\d[abd-hjlnp-uw-z]{2}(?![a-z\d])/giu,
  },
]

/** What in a text looks like personal data, in the order of the text. Never a proof, only a reason to look again. */
export function personalDataIn(text: string): readonly Finding[] {
  const findings: Finding[] = []
  for (const { kind, pattern, isOne } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const finding: Finding = { kind, looksLike: LOOKS_LIKE[kind], text: match[0], start: match.index }
      const isTaken = findings.some((other) => overlap(other, finding))
      if (!isTaken && (isOne?.(match[0]) ?? true)) findings.push(finding)
    }
  }
  return findings.toSorted((a, b) => a.start - b.start)
}

/** The text without what was found, and without the gap it would leave. */
export function withoutFinding(text: string, { text: found, start }: Finding): string {
  const [before, after] = [text.slice(0, start), text.slice(start + found.length)]
  return before.endsWith(' ') && (after.startsWith(' ') || after === '') ? before.slice(0, -1) + after : before + after
}

const overlap = (a: Finding, b: Finding) => a.start < b.start + b.text.length && b.start < a.start + a.text.length

/** The modulus 11 check of NHS numbers (NHS Data Dictionary): weights 10 to 2, check digit 11 less the rest. */
export function passesNhsCheck(text: string): boolean {
  const digits = [...text.replaceAll(/\D/gu, '')].map(Number)
  if (digits.length !== 10 || digits.every((digit) => digit === digits[0])) return false
  const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0)
  return (11 - (sum % 11)) % 11 === digits[9]
}
