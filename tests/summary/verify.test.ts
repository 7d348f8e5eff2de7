import { describe, expect, test } from 'vitest'
import { readRecordFile } from '#shared/summary/record-file.ts'
import { verifiedWords } from '#shared/summary/verify-words.ts'
import { verifyRecord } from '#shared/summary/verify.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { METHOD_NAMES } from '#shared/voting/methods.ts'
import { someBallots } from '#tests/voting/ballots.ts'
import { aRoomOf, fileOf, voteBy } from './a-vote.ts'
import { aWorkshop, digest, recordOf } from './a-workshop.ts'

type Json = Record<string, any> // oxlint-disable-line no-explicit-any -- a file that is tampered with

function verified(file: string) {
  const record = readRecordFile(file)
  if (!record.ok) throw new Error(record.error)
  const polls = verifyRecord(record.value, digest)
  return { polls, words: verifiedWords(record.value, polls).join('\n') }
}

const verdicts = (file: string) => verified(file).polls.map(({ verdict }) => verdict)
const kinds = (file: string) => verified(file).polls[0]!.differences.map(({ kind }) => kind)

/** The file of one vote after somebody has been at it. */
function tampered(file: string, change: (poll: Json, record: Json) => void): string {
  const record = JSON.parse(file) as Json
  change(record['polls'][0] as Json, record)
  return JSON.stringify(record)
}

describe.each(METHOD_NAMES)('the published result of a %s vote', (method) => {
  const vote = aRoomOf(14)
  voteBy(vote, method)
  const file = fileOf(vote.played.room())
  const withNumbers = fileOf(vote.played.room(), { names: true })

  test('[SU40] is the same when its ballots are counted again, in files with names and without', () => {
    expect(JSON.parse(file).polls[0].ballots).toHaveLength(14)
    expect(verdicts(file)).toEqual(['same'])
    expect(verdicts(withNumbers)).toEqual(['same'])
  })

  test('[SU40] is different once a ballot was changed, and the seal is named', () => {
    const changed = tampered(file, ({ ballots }) => {
      const other = ballots.find((one: unknown) => JSON.stringify(one) !== JSON.stringify(ballots[0]))
      ballots[0] = other
    })
    expect(kinds(changed)).toContain('seal')
  })

  test('[SU40] is different once a number was changed, and the number is named', () => {
    let item = ''
    const changed = tampered(withNumbers, ({ result }) => {
      const found = Object.entries<Json>(result.items).find(([, one]) =>
        Object.values(one).some((value) => typeof value === 'number'),
      )!
      item = found[0]
      const [name, value] = Object.entries(found[1]).find(([, one]) => typeof one === 'number')!
      found[1][name] = (value as number) + 1
    })
    const [poll] = verified(changed).polls
    const numbers = poll!.differences.find(({ kind }) => kind === 'numbers')!
    expect([numbers.question, numbers.file === numbers.again]).toEqual([item, false])
  })

  test('[SU40] is different once the order was changed, and the order is named', () => {
    const changed = tampered(file, ({ result }) => {
      if (result.order.length > 1) result.order.reverse()
      else result.unranked = [...result.unranked, ...result.order.flat()].toReversed()
    })
    expect(kinds(changed)).toContain('order')
  })

  test('[SU40] is different once the seal was changed', () => {
    expect(kinds(tampered(file, (poll) => (poll['seal'] = digest('something else'))))).toEqual(['seal'])
  })

  test('[SU40] is different once the rule was changed, beside the ballots or beside the result', () => {
    const lot = { tiePolicy: 'lot', tieSeed: 7 }
    const besideBallots = tampered(file, (poll) => Object.assign(poll['config'], lot))
    const besideResult = tampered(file, (poll) => Object.assign(poll['result'].config, lot))
    const words = tampered(file, (poll) => (poll['result'].rule = 'Whoever shouts loudest.'))
    for (const changed of [besideBallots, besideResult, words]) expect(kinds(changed)).toContain('rule')
    expect(kinds(tampered(file, (poll) => (poll['config'] = { nonsense: 1 })))).toEqual(['rule'])
  })
})

describe('what is checked besides', () => {
  test('[SU40] a tie that was broken by lot is drawn again from its seed', () => {
    const vote = aRoomOf(12)
    voteBy(vote, 'approval', { ...(someBallots('approval').config as object), tiePolicy: 'lot', tieSeed: 3 })
    const file = fileOf(vote.played.room())
    expect(verdicts(file)).toEqual(['same'])
    const reseeded = tampered(file, ({ config, result }) => {
      for (const seed of [config, result.config]) seed.tieSeed = 4
      result.tieBreak.seed = 4
    })
    const broken = (text: string) => JSON.stringify(JSON.parse(text).polls[0].result.tieBreak.broken)
    expect(broken(file)).toContain('[[')
    expect(kinds(reseeded)).toContain('order')
    expect(kinds(reseeded)).not.toContain('rule')
  })

  const waitingFor = (tiePolicy: string) => {
    const vote = aRoomOf(12)
    const poll = voteBy(vote, 'approval', { ...(someBallots('approval').config as object), tiePolicy })
    const { open } = vote.played.room().polls.get(poll)!.result!.tieBreak
    return { ...vote, poll, tied: open![0] as QuestionId[] }
  }

  test('[SU40] a tie that the facilitator decided is counted up to it, and what was decided has to fit it', () => {
    const { played, poll, tied } = waitingFor('facilitator')
    played.ask('p-fay', { type: 'settleTie', poll, order: tied.toReversed(), reason: 'It is winter' })
    const file = fileOf(played.room())
    const { polls, words } = verified(file)
    expect([polls[0]!.verdict, words.includes('A tie was decided by the facilitator')]).toEqual(['same', true])
    const record = JSON.parse(file) as Json
    const first = record['questions'].findIndex(({ id }: Json) => id === tied.at(-1))
    expect(record['questions'][first + 1].id).toBe(tied.at(-2))
    const other = tampered(file, ({ result }) => result.tieBreak.decided[0].order.reverse())
    expect(kinds(other)).toContain('order')
    const none = tampered(file, ({ result }) => (result.tieBreak.decided[0].order = [['q9'], ['q8']]))
    expect(kinds(none)).toContain('order')
  })

  test('[SU9] [SU40] a tie that was voted on again stands as that round put it, among all the questions', () => {
    const { played, poll, tied, voters } = waitingFor('runoff')
    const [first, ...others] = tied.toReversed()
    const round = played.ask('p-fay', { type: 'nextRound', poll, questions: tied })['poll'] as PollId
    for (const [at, who] of voters.entries())
      played.ask(who, { type: 'castBallot', poll: round, ballot: { approved: at < 10 ? [first] : others } })
    played.ask('p-fay', { type: 'closePoll', poll: round })
    played.ask('p-fay', { type: 'revealResult', poll: round })
    const file = fileOf(played.room())
    expect(verdicts(file)).toEqual(['same', 'same'])
    const { questions, polls } = JSON.parse(file)
    expect(polls[1].since).toBeUndefined()
    expect(questions.map(({ id }: Json) => id)).toEqual(polls[0].result.order.flat())
    const places = questions.map(({ id }: Json) => id)
    expect(places.indexOf(first)).toBeLessThan(Math.min(...others.map((one) => places.indexOf(one))))
    const other = tampered(file, ({ result }) => {
      result.tieBreak.decided[0].order.reverse()
      result.order = result.order.flatMap(([one]: string[]) => [[one]])
      const [at, to] = [first, others[0]].map((id) => result.order.findIndex(([one]: string[]) => one === id)) as [
        number,
        number,
      ]
      ;[result.order[at], result.order[to]] = [result.order[to], result.order[at]]
    })
    expect(kinds(other)).toContain('order')
  })

  test('[SU40] what is hidden in the file is hidden in the second count, at whichever threshold', () => {
    for (const names of [true, false]) {
      const file = JSON.stringify(recordOf(aWorkshop(), { names }))
      expect(file).toContain('"suppressed":true')
      expect(verdicts(file)).toEqual(['same', 'same', 'unchecked'])
    }
  })

  test('[SU40] how firm the order is, what moved, and where each question stood are worked out again', () => {
    const file = JSON.stringify(recordOf(aWorkshop()))
    const kindsOf = (change: (polls: Json[], record: Json) => void) => {
      const record = JSON.parse(file) as Json
      change(record['polls'], record)
      return verified(JSON.stringify(record)).polls.flatMap(({ differences }) => differences.map(({ kind }) => kind))
    }
    expect(kindsOf(([, second]) => (second!['moved'][0].from = '9'))).toEqual(['rounds'])
    expect(kindsOf(([, second]) => (second!['since'].moved += 1))).toEqual(['rounds'])
    expect(kindsOf((_, { questions }) => (questions[0].results[0].place = '9'))).toEqual(['places'])
    const vote = aRoomOf(14)
    voteBy(vote, 'score')
    const score = fileOf(vote.played.room(), { names: true })
    expect(JSON.parse(score).polls[0].result.stability.seed).toBe(1)
    expect(kinds(tampered(score, ({ result }) => (result.stability.pairs[0].word = 'certain')))).toEqual(['detail'])
  })

  test('[SU40] a ballot that nobody could have cast is named by its number', () => {
    const vote = aRoomOf(12)
    voteBy(vote, 'score')
    const file = fileOf(vote.played.room())
    const changed = tampered(file, ({ ballots }) => (ballots[2] = { scores: { [vote.questions[0]!]: 99 } }))
    expect(verified(changed).words).toContain(
      'Ballots: number 3 in the file is not one that this vote could have taken.',
    )
    const fewer = tampered(file, ({ ballots }) => ballots.pop())
    expect(verified(fewer).words).toContain('Ballots: the result speaks of 12, the file holds 11.')
  })

  test('[SU40] too few ballots, and ballots that are left out, are said to be uncheckable, and why', () => {
    const few = verified(JSON.stringify(recordOf(aWorkshop({ voters: 9 }))))
    expect(few.polls.map(({ verdict, because }) => [verdict, because])).toEqual([
      ['unchecked', 'noBallots'],
      ['unchecked', 'noBallots'],
      ['unchecked', 'noResult'],
    ])
    expect(few.words).toContain(
      'Vote 1, round 1 (Value and gap): cannot be checked. Its ballots are not published: there were fewer than ten, or only the order is told, or the file leaves them out.',
    )
    expect(few.words).toContain('Nothing in this record could be checked.')
  })

  test('[SU40] says in words what was found, and what no file can tell', () => {
    const vote = aRoomOf(14)
    voteBy(vote, 'dots')
    const file = fileOf(vote.played.room())
    const { words } = verified(file)
    expect(words).toContain('Vote 1, round 1 (Dots): same. 14 ballots counted again.')
    expect(words).toContain('Counts by organisation cannot be checked')
    expect(words).toContain('1 vote is the same.')
    expect(words).toContain(`Seal of these ballots: ${JSON.parse(file).polls[0].seal}`)
    const wrong = verified(tampered(file, ({ result }) => (result.items[vote.questions[1]!].total = 99))).words
    expect(wrong).toContain('Vote 1, round 1 (Dots): DIFFERENT. 14 ballots counted again.')
    expect(wrong).toMatch(/Numbers: for "What of q2\?", "Dots" is 99 in the file and \d+ counted again\./)
  })

  test('[SU40] without a seal the counting is checked, and that is said', () => {
    const vote = aRoomOf(12)
    voteBy(vote, 'approval')
    const { words, polls } = verified(tampered(fileOf(vote.played.room()), (poll) => delete poll['seal']))
    expect([polls[0]!.verdict, words.includes('This file holds no seal')]).toEqual(['same', true])
  })
})

describe('a file that is no record', () => {
  const vote = aRoomOf(12)
  voteBy(vote, 'approval')
  const good = fileOf(vote.played.room())
  const refusalOf = (text: string) => {
    const read = readRecordFile(text)
    return read.ok ? 'read' : read.error
  }

  test.each([
    ['nothing', ''],
    ['prose', 'Dear all, the result is as we hoped.'],
    ['half a record', good.slice(0, good.length / 2)],
    ['nesting without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['a key that changes what an object is', good.replace('"caution"', '"__proto__":{"k":1},"caution"')],
  ])('[SU41] is refused: %s', (_, text) => {
    expect(refusalOf(text)).toBe('This is not a JSON file. Download the record as JSON and check that.')
  })

  test.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['another format', '{"format":"something/else","version":1}'],
  ])('[SU41] is refused: %s', (_, text) => {
    expect(refusalOf(text)).toContain('This is not a record that Questions First made')
  })

  test('[SU41] is refused when a newer version made it, and says so', () => {
    const newer = tampered(good, (_, record) => (record['version'] = 2))
    expect(refusalOf(newer)).toContain('newer version')
  })

  const DAMAGE: readonly (readonly [string, (poll: Json, record: Json) => void])[] = [
    ['polls', (_, record) => (record['polls'] = { length: 1 })],
    ['polls.0.method', (poll) => (poll['method'] = 'constructor')],
    ['polls.0.questions', (poll) => poll['questions'].push(poll['questions'][0])],
    ['polls.0.ballots', (poll) => (poll['ballots'] = 'AAAA')],
    ['polls.0.ballots.0', (poll) => (poll['ballots'][0] = null)],
    ['polls.0.result.items', (poll) => (poll['result'].items = 3)],
    ['polls.0.id', (poll) => (poll['id'] = '__proto__')],
    ['polls', (poll, record) => record['polls'].push(poll)],
    ['questions.0.results.0', (_, record) => (record['questions'][0].results = [null])],
    ['version', (_, record) => (record['version'] = 0.5)],
  ]
  test.each(DAMAGE)('[SU41] is refused where it is damaged: %s', (where, damage) => {
    expect(refusalOf(tampered(good, damage))).toBe(`This record is damaged: what stands at "${where}" cannot be read.`)
  })

  test('[SU41] cannot make a terminal obey it', () => {
    const shouting = tampered(good, (poll, record) => {
      record['room'].title = 'Heat\u001B[2J\u202E and\nhomes'
      poll['result'].rule = '\u001B]0;gone\u0007'
    })
    const { words } = verified(shouting)
    // oxlint-disable-next-line no-control-regex -- control characters are what this is about
    expect(words).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/)
    expect(words).toContain('"Heat[2J and homes"')
  })

  test('[SU41] is taken as it is where result and round have been made into something else', () => {
    const strange = tampered(good, (poll) => {
      poll['result'].order = 'constructor'
      poll['result'].items = { constructor: { toString: 1 } }
      poll['result'].tieBreak.decided = [{ order: [['constructor'], []] }]
      poll['previous'] = poll['id']
      poll['moved'] = 7
    })
    expect(verdicts(strange)).toEqual(['different'])
  })
})
