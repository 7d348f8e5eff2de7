import { createHmac } from 'node:crypto'
import { ballotSeal } from '#server/voting/ballot-seal.ts'
import { ballotsIn, pseudonymsIn, rowsOf } from './copies.ts'
import type { Evidence } from './election.ts'

/** Which ballot each voter cast, as far as this way of looking tells. Whoever is missing is guessed. */
export type Guess = ReadonlyMap<string, number>
type Attack = (evidence: Evidence) => Guess

/** Which of the four ballots stands in this text, or -1. */
const choiceIn = (text: string, { choices }: Evidence) => choices.findIndex((choice) => text.includes(choice))

/** The first to vote cast the first ballot of this list, and so on. */
function inOrder(evidence: Evidence, found: readonly number[]): Guess {
  const { arrival } = evidence
  return found.length === arrival.length ? new Map(arrival.map((voter, at) => [voter, found[at]!])) : new Map()
}

const choicesIn = (evidence: Evidence, texts: readonly string[]) =>
  texts.map((text) => choiceIn(text, evidence)).filter((choice) => choice >= 0)

/** Rows of one table that speak of this poll, in the order of a copy made after the close. */
function tablesOf(evidence: Evidence): readonly (readonly (readonly unknown[])[])[] {
  const rows = rowsOf(evidence.after).filter((row) => row.includes(evidence.poll))
  return [...new Set(rows.map(([table]) => table))].map((name) => rows.filter(([table]) => table === name))
}

/** Of two tables that hold all ballots, the one that should not be there is the better clue. */
const inAnyTable = (evidence: Evidence, orderOf: (rows: readonly (readonly unknown[])[]) => readonly string[]): Guess =>
  tablesOf(evidence)
    .toSorted(([one], [other]) => Number(one?.[0] === 'ballots') - Number(other?.[0] === 'ballots'))
    .map((rows) => inOrder(evidence, choicesIn(evidence, orderOf(rows))))
    .find(({ size }) => size > 0) ?? new Map()

const textOf = (row: readonly unknown[]) => row.map(String).join(' ')
const numberOf = (row: readonly unknown[]) => Number(/"(?:at|seq|revision)":(\d+)/.exec(textOf(row))?.[1] ?? Number.NaN)

/** Everything that lies in the files after the close, page by page, freed or not. */
const bytesAfter = ({ after }: Evidence) => [...after.values()].map((bytes) => bytes.toString('latin1')).join('\n')

export const ATTACKS: Readonly<Record<string, Attack>> = {
  'rows in the order in which they were inserted': (evidence) => inAnyTable(evidence, (rows) => rows.map(textOf)),

  'the same, backwards': (evidence) => inAnyTable(evidence, (rows) => rows.map(textOf).toReversed()),

  'rows by a time, sequence or revision in them': (evidence) =>
    inAnyTable(evidence, (rows) =>
      rows
        .filter((row) => !Number.isNaN(numberOf(row)))
        .toSorted((a, b) => numberOf(a) - numberOf(b))
        .map(textOf),
    ),

  'where ballots lie on the pages, freed ones too': (evidence) => inOrder(evidence, onPages(evidence)),

  'the same from the end of the pages, where SQLite begins': (evidence) =>
    inOrder(evidence, onPages(evidence).toReversed()),

  'a ballot beside the name of a voter, anywhere': (evidence) => {
    const bytes = bytesAfter(evidence)
    const near = evidence.arrival.flatMap((voter) => {
      const places = [...bytes.matchAll(new RegExp(`${voter}[^{}]{0,200}\\{[^{}]*(\\{[^{}]*\\}*)?`, 'g'))]
      const choice = choiceIn(places.map(([text]) => text).join(' '), evidence)
      return choice < 0 ? [] : [[voter, choice] as const]
    })
    return new Map(near)
  },

  'pseudonyms from the log before the close, looked up after it': (evidence) => {
    const kept = new Map(ballotsIn(evidence.after, evidence).map(({ voter, value }) => [voter, value]))
    return lookedUp(evidence, (name) => kept.get(name))
  },

  'pseudonyms from the log, and what was kept under them before the close': (evidence) => {
    const kept = new Map(ballotsIn(evidence.before, evidence).map(({ voter, value }) => [voter, value]))
    return lookedUp(evidence, (name) => kept.get(name))
  },

  'the order of pseudonyms before the close as the order of ballots after it': (evidence) => {
    const names = ballotsIn(evidence.before, evidence).map(({ voter }) => voter)
    const after = ballotsIn(evidence.after, evidence).map(({ value }) => value)
    return lookedUp(evidence, (name) => after[names.indexOf(name)])
  },

  'lengths before the close as lengths after it': (evidence) => {
    const byLength = <T extends { readonly value: string }>(list: readonly T[]) =>
      list.toSorted((a, b) => a.value.length - b.value.length)
    const names = byLength(ballotsIn(evidence.before, evidence)).map(({ voter }) => voter)
    const after = byLength(ballotsIn(evidence.after, evidence)).map(({ value }) => value)
    return lookedUp(evidence, (name) => after[names.indexOf(name)])
  },

  'a key that was left behind, or that can be guessed': (evidence) => {
    const files = [...evidence.after].filter(([name]) => name.includes('poll-keys')).map(([, bytes]) => bytes)
    const keys = [...files.filter(({ byteLength }) => byteLength === 32), Buffer.alloc(32)]
    const kept = ballotsIn(evidence.before, evidence)
    const found = keys.flatMap((key) =>
      evidence.arrival.flatMap((person) => {
        const voter = createHmac('sha256', key).update(person).digest('base64url')
        const value = kept.find((ballot) => ballot.voter === voter)?.value
        const opened = value && ballotSeal(key).open(voter, JSON.parse(value))
        return opened ? [[person, choiceIn(JSON.stringify(opened), evidence)] as const] : []
      }),
    )
    return new Map(found)
  },

  'what a facilitator is shown while turnout moves by one': (evidence) => {
    const found = new Map<string, number>()
    for (const { voted, text } of evidence.frames) {
      const [only] = voted
      const choice = choiceIn(text, evidence)
      if (voted.length === 1 && only && choice >= 0) found.set(only, choice)
    }
    return found
  },

  'the application log': (evidence) => inOrder(evidence, choicesIn(evidence, evidence.logLines)),
}

/** Ballots that should not be there are the better clue. */
function onPages(evidence: Evidence): readonly number[] {
  const pattern = new RegExp(`${evidence.poll}([\\w-]{13,43})(\\{"dots":\\{[^}]*\\}\\})`, 'g')
  const found = [...bytesAfter(evidence).matchAll(pattern)]
  const strange = found.filter(([, name]) => !name!.startsWith('ballot-'))
  return choicesIn(
    evidence,
    (strange.length > 0 ? strange : found).map(([, , text]) => text!),
  )
}

function lookedUp(evidence: Evidence, find: (pseudonym: string) => string | undefined): Guess {
  const found = [...pseudonymsIn(evidence)].flatMap(([voter, name]) => {
    const choice = choiceIn(find(name) ?? '', evidence)
    return choice < 0 ? [] : [[voter, choice] as const]
  })
  return new Map(found)
}
