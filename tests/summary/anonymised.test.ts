import { describe, expect, test } from 'vitest'
import { isAnonymised } from '#shared/summary/anonymised.ts'
import { FILE_K } from '#shared/summary/gate.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { aWorkshop, recordOf } from './a-workshop.ts'

const whole = recordOf(aWorkshop({ voters: 12 }), { names: false })
/** Numbers about many, and nobody's own words. */
const plain = {
  people: { joined: 40, organisations: 12, byOrganisationType: { frontline: 20, not_said: 20 }, other: 0 },
  questions: [],
  polls: [],
  holdings: [],
  needs: [],
  cards: [],
  commitments: [],
} as const
type Told = Parameters<typeof isAnonymised>[0]
const question = (more: Partial<Summary['questions'][number]>) =>
  ({
    ...whole.questions[0]!,
    interest: undefined,
    coverage: [],
    note: undefined,
    ...more,
  }) as Summary['questions'][number]

test('[SU22] numbers about many people are', () => {
  expect(isAnonymised(plain, FILE_K)).toBe(true)
})

describe('[SU22] one thing that fails is enough', () => {
  const failing: Readonly<Record<string, Partial<Told>>> = {
    'a small room': { people: { ...plain.people, joined: 9 } },
    'a small kind': { people: { ...plain.people, byOrganisationType: { funder: 3 } } },
    'a small rest': { people: { ...plain.people, other: 4 } },
    'few ballots': { polls: [{ ...whole.polls[0]!, turnout: { eligible: 12, received: 4 } }] },
    'few voices': {
      polls: whole.polls.flatMap((poll) =>
        poll.result?.byOrganisation ? [{ ...poll, turnout: { eligible: 40, received: 40 } }] : [],
      ),
    },
    'few who are interested': { questions: [question({ interest: { people: 2, byInterest: {} } })] },
    'few of one interest': { questions: [question({ interest: { people: 30, byInterest: { can_fund: 1 } } })] },
    'an organisation named': { questions: [question({ coverage: [{ organisation: 'hill fund', holdings: 1 }] })] },
    'a note': { questions: [question({ note: 'Words' })] },
    'data described': { holdings: whole.holdings },
    'a need': { needs: whole.needs },
    'a card': { cards: whole.cards },
    'a next step': { commitments: whole.commitments },
  }
  test.each(Object.entries(failing))('%s', (_what, more) => {
    expect(Object.values(more).every((part) => !Array.isArray(part) || part.length > 0)).toBe(true)
    expect(isAnonymised({ ...plain, ...more }, FILE_K)).toBe(false)
  })
})

test('[SU22] a workshop that did its work says that people may still be recognised', () => {
  expect(whole.caution).toBe('Names removed: people may still be recognised.')
  expect(recordOf(aWorkshop({ voters: 12 }), { names: true }).caution).toContain('for the facilitators only')
})
