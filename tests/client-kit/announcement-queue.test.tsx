import { describe, expect, test } from 'vitest'
import {
  announced,
  emptyQueue,
  hidden,
  nextLine,
  shown,
  type AnnouncementKind,
  type AnnouncementQueue,
} from '#client/kit/announcement-queue.ts'

const SECOND = 1000

/** Plays announcements in time order and returns what is heard, with its moment. */
function heard(
  texts: readonly (readonly [at: number, kind: AnnouncementKind, text: string])[],
  start = emptyQueue('summaries'),
) {
  let queue: AnnouncementQueue = start
  const lines: { at: number; text: string; region: string }[] = []
  const listen = (from: number, until: number) => {
    for (let at: number | undefined = from; at !== undefined && at < until;) {
      const step = nextLine(queue, at)
      queue = step.queue
      if (step.line) lines.push({ at, ...step.line })
      at = step.again === undefined ? undefined : Math.max(step.again, step.line ? at : at + 1)
    }
  }
  for (const [index, [at, kind, text]] of texts.entries()) {
    queue = announced(queue, kind, text, at, false)
    listen(at, texts[index + 1]?.[0] ?? Infinity)
  }
  return lines
}

const textsOf = (lines: readonly { text: string }[]) => lines.map(({ text }) => text)

test('1,200 votes in 3 minutes are at most 19 announcements, the last of them the last', () => {
  const votes = Array.from({ length: 1200 }, (_, n) => [n * 150, 'progress', `${n + 1} have voted.`] as const)
  const lines = heard(votes)
  expect(lines.length).toBeLessThanOrEqual(19)
  expect(lines.length).toBeGreaterThanOrEqual(18)
  expect(lines.at(-1)?.text).toBe('1200 have voted.')
})

test('the latest text of a kind wins while it waits', () => {
  const lines = heard([
    [0, 'people', '1 person joined.'],
    [10, 'people', '2 people joined.'],
    [20, 'people', '3 people joined.'],
  ])
  expect(textsOf(lines)).toEqual(['1 person joined.', '3 people joined.'])
  expect(lines[1]?.at).toBe(30 * SECOND)
})

test('own actions go first', () => {
  const lines = heard([
    [0, 'people', 'First.'],
    [1, 'progress', '18 of 24 have voted.'],
    [2, 'own', 'Sent.'],
  ])
  expect(textsOf(lines)).toEqual(['First.', 'Sent.', '18 of 24 have voted.'])
})

test('two lines never stand closer than 0.7 seconds', () => {
  const kinds: readonly AnnouncementKind[] = ['own', 'stage', 'timer', 'result', 'board', 'progress', 'people']
  const lines = heard(Array.from({ length: 300 }, (_, n) => [n * 37, kinds[n % kinds.length]!, `Line ${n}.`] as const))
  const gaps = lines.slice(1).map(({ at }, index) => at - lines[index]!.at)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(700)
})

test('the same own words are heard each time, the same stage once', () => {
  expect(
    textsOf(
      heard([
        [0, 'own', 'Sent.'],
        [5 * SECOND, 'own', 'Sent.'],
      ]),
    ),
  ).toEqual(['Sent.', 'Sent.'])
  expect(
    textsOf(
      heard([
        [0, 'stage', 'Who holds what? has started.'],
        [5 * SECOND, 'stage', 'Who holds what? has started.'],
      ]),
    ),
  ).toEqual(['Who holds what? has started.'])
})

test('a stage interrupts, everything else waits its turn', () => {
  expect(heard([[0, 'stage', 'Now.']])[0]?.region).toBe('assertive')
  expect(heard([[0, 'result', 'Question 1 comes first.']])[0]?.region).toBe('polite')
  const urgent = nextLine(announced(emptyQueue('summaries'), 'connection', 'Not connected.', 0, true), 0)
  expect(urgent.line?.region).toBe('assertive')
})

describe('a hidden page', () => {
  test('is silent, and says one line on return', () => {
    let queue = hidden(emptyQueue('summaries'))
    queue = announced(queue, 'progress', '3 of 24 have voted.', 0, false)
    queue = announced(queue, 'progress', '4 of 24 have voted.', 1, false)
    queue = announced(queue, 'stage', 'Who holds what? has started.', 2, false)
    expect(nextLine(queue, 60 * SECOND)).toEqual({ queue, line: undefined, again: undefined })
    const back = nextLine(shown(queue), 60 * SECOND)
    expect(back.line?.text).toBe('While you were away: Who holds what? has started. 4 of 24 have voted.')
    expect(back.again).toBeUndefined()
  })

  test('says nothing on return when nothing happened', () => {
    expect(nextLine(shown(hidden(emptyQueue('summaries'))), 0).line).toBeUndefined()
  })
})

test('only what was asked for is read out when people choose so', () => {
  const lines = heard(
    [
      [0, 'stage', 'Who holds what? has started.'],
      [1000, 'progress', '1 of 24 have voted.'],
      [2000, 'own', 'Sent.'],
      [9000, 'connection', 'Connected.'],
    ],
    emptyQueue('when_asked'),
  )
  expect(textsOf(lines)).toEqual(['Sent.', 'Connected.'])
})
