import { TIE_POLICIES, type TiePolicy } from '#shared/voting/methods/method.ts'
import type { Setting, Values } from './setting.ts'

const TIE_WORDS: Readonly<Record<TiePolicy, string>> = {
  none: 'Ties stay ties (usual)',
  criteria: 'The method looks again, by its own list',
  runoff: 'A new round among the tied',
  facilitator: 'You decide, and say why',
  lot: 'A lot decides, from a seed shown before voting',
}

const MOST_SEED = 2 ** 32 - 1

/** What becomes of ties, chosen before anybody votes; a lot shows its seed, so that nobody can draw until it fits. */
export const tieSettings = (values: Values): readonly Setting[] => [
  {
    kind: 'choice',
    id: 'tiePolicy',
    label: 'If two share a place',
    options: TIE_POLICIES.map((policy) => ({
      value: policy,
      label: TIE_WORDS[policy],
      also: { tieSeed: undefined },
    })),
  },
  ...(values['tiePolicy'] === 'lot'
    ? [
        {
          kind: 'number' as const,
          id: 'tieSeed',
          label: 'Seed of the lot',
          hint: 'Everyone can read it and draw again. Leave it empty, and it is drawn when voting opens.',
          least: 0,
          most: MOST_SEED,
          optional: true,
        },
      ]
    : []),
]
