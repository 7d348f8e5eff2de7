import type { PollResult } from '../count.ts'
import { type Frame, type Mark, type Picture } from './marks.ts'
import { listed, people } from './words.ts'

/** What small groups are told as together. */
const OTHERS = 'other'
/** The angle that fills a round evenly, as seeds do (Vogel 1979). */
const GOLDEN = Math.PI * (3 - Math.sqrt(5))
/** A dot with its room, and the largest it may be, in letters. */
const LARGEST = 0.5
/** How far the next dots stand out, in steps; less would let them touch. */
const SPREAD = 1.55

/**
 * Every way of seeing as a round of people, as far as their number may be told. Where one stands among them says nothing:
 * nobody's place is in a result.
 */
export function groupsPicture({ sizes, ways, included }: PollResult, frame: Frame): Picture | undefined {
  const groups = Object.entries(sizes ?? {})
  if (groups.length === 0 || ways === undefined) return undefined
  const { width, em } = frame
  const room = (frame.height ?? Number.POSITIVE_INFINITY) - em * 2
  const most = Math.max(...groups.map(([, size]) => size))
  const column = width / groups.length
  const step = Math.min(
    (frame.height === undefined ? LARGEST : LARGEST * 2.5) * em,
    column / 2.2 / reachOf(most),
    room / 2 / reachOf(most),
  )
  const side = 2 * step * reachOf(most)
  const marks = groups.flatMap(([group, size], at): readonly Mark[] => {
    const x = column * (at + 0.5)
    return [
      ...Array.from({ length: size }, (_, place): Mark => {
        const away = step * SPREAD * Math.sqrt(place + 0.5)
        return {
          shape: 'dot',
          x: x + away * Math.cos(place * GOLDEN),
          y: side / 2 + away * Math.sin(place * GOLDEN),
          radius: step * 0.72,
          tone: group === OTHERS ? 'control' : 'accent',
          counts: true,
          ...(group === OTHERS && { isOpen: true }),
        }
      }),
      {
        shape: 'label',
        words: `${nameOf(group)}: ${people(size)}`,
        x,
        y: side + em * 1.1,
        anchor: 'middle',
        tone: 'ink',
        isStrong: true,
      },
    ]
  })
  return {
    title: 'Ways of seeing',
    reading:
      'Each dot is one person, beside those who answered alike. Where somebody stands inside a round says nothing.',
    words: `${people(included ?? 0)} by how they answered: ${listed(groups.map(([group, size]) => `${nameOf(group)} ${size}`))}. Each dot is one person; where it stands in its round says nothing.`,
    width,
    height: side + em * 1.6,
    marks,
  }
}

const nameOf = (group: string) => (group === OTHERS ? 'Others' : group)

/** How far from its middle a round of so many reaches, in steps. */
const reachOf = (size: number) => SPREAD * Math.sqrt(size) + 0.8
