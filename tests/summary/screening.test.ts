import { expect, test } from 'vitest'
import { screeningMarkdown, screeningPage } from '#server/summary/screening-files.ts'
import { outcomeOf, type Screening, SCREENING_QUESTIONS, SCREENING_WORDS } from '#shared/room/screening.ts'
import { assessmentOf } from '#shared/summary/assessment.ts'
import { ann, bob, fay } from '#tests/kit/people.ts'
import { aRoomAt, given, NOON } from '#tests/kit/scenario.ts'

const all = (answer: 'yes' | 'no'): Screening =>
  Object.fromEntries(SCREENING_QUESTIONS.map((question) => [question, answer]))

function assessed(answers: Screening) {
  const story = given(...aRoomAt('lobby')).after(fay, { type: 'answerScreening', answers })
  return assessmentOf(story.room, 'K7MB4QTR', NOON)
}

test('[NO4] any yes calls for an assessment, and only ten times no says that none is needed', () => {
  expect(outcomeOf({})).toBe('unfinished')
  expect(outcomeOf(all('no'))).toBe('clear')
  for (const question of SCREENING_QUESTIONS) {
    expect(outcomeOf({ [question]: 'yes' })).toBe('assess')
    expect(outcomeOf({ ...all('no'), [question]: undefined })).toBe('unfinished')
  }
})

test('[NO4] answers are kept with the room, for facilitators only', () => {
  const story = given(...aRoomAt('lobby')).after(fay, { type: 'answerScreening', answers: { harm: 'yes' } })
  expect(story.facilitators().screening).toEqual({ harm: 'yes' })
  expect(JSON.stringify([story.shared(), story.own(ann)])).not.toContain('screening')
  story.when(bob, { type: 'answerScreening', answers: {} }).isRefused('facilitatorOnly')
})

test('[NO5] the assessment begins with a risk and a measure for each yes, in both files', () => {
  const assessment = assessed({ ...all('no'), children: 'yes', harm: 'yes' })
  expect(assessment.risks.map(({ question }) => question)).toEqual(
    (['children', 'harm'] as const).map((each) => SCREENING_WORDS[each].question),
  )
  for (const file of [screeningPage(assessment), screeningMarkdown(assessment)]) {
    expect(file).toContain('Children need more protection')
    expect(file).toContain('12 June 2026')
    expect(file).not.toContain('People who depend on an organiser')
  }
})

test('[NO5] without a yes there is a screening and no assessment', () => {
  for (const file of [screeningPage(assessed(all('no'))), screeningMarkdown(assessed(all('no')))]) {
    expect(file).toContain('Ten times no')
    expect(file).not.toContain('Risks and what is done')
  }
})

test('[NO5] what people wrote is text in both', () => {
  const assessment = { ...assessed(all('yes')), title: '<script>alert(1)</script> **bold**' }
  expect(screeningPage(assessment)).not.toContain('<script>')
  expect(screeningMarkdown(assessment)).not.toMatch(/<script>|\*\*bold/)
})

test('[NO2] until the facilitator says more, the words are true of every room', () => {
  const { facts } = assessed({})
  expect(facts.map(({ about }) => about)).toContain('Who runs this')
  expect(facts.every(({ words }) => words.length > 10 && !words.includes('undefined'))).toBe(true)
})
