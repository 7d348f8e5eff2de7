import type { MethodName } from '#shared/voting/methods.ts'
import { RANKED_RULES, type RankedRule } from '#shared/voting/methods/ranked.ts'
import { numberOf, type Setting, type SettingOption, type Values } from './setting.ts'

export interface MethodSettings {
  /** What most people want to see, shown at once. */
  readonly main: readonly Setting[]
  /** What only some need, behind "More settings". */
  readonly more: readonly Setting[]
}

const scale: Setting = {
  kind: 'choice',
  id: 'scale',
  label: 'Scale',
  options: [3, 5, 7, 10].map((value) => ({ value, label: `1 to ${value}${value === 5 ? ' (usual)' : ''}` })),
}

/** `count` is how many questions are chosen. */
export const METHOD_SETTINGS: Readonly<Record<MethodName, (values: Values, count: number) => MethodSettings>> = {
  value_gap: ({ index }) => ({
    main: [],
    more: [
      scale,
      choice('split', 'High begins', [
        ['midpoint', 'In the middle of the scale (usual)'],
        ['median', 'At the middle of these questions'],
      ]),
      choice('index', 'Value and gap become one number by', [
        ['geometric', 'Their product, so that both must be high (usual)'],
        ['arithmetic', 'Their mean'],
        ['minimum', 'The lower of the two'],
      ]),
      ...(index === 'minimum'
        ? []
        : [
            choice('weight', 'What counts more', [
              [0.5, 'Both alike (usual)'],
              [0.67, 'Value counts twice'],
              [0.33, 'Gap counts twice'],
            ]),
          ]),
    ],
  }),
  dots: (values) => ({
    main: [
      number('budget', 'Dots for each person', 1, 20),
      number('perItem', 'At most on one question', 1, Math.min(20, numberOf(values, 'budget') ?? 20)),
    ],
    more: [tick('spendAll', 'All dots must be given')],
  }),
  approval: (_, count) => ({
    main: [
      choice('max', 'How many can be ticked', [
        [null, 'As many as people like (usual)'],
        ...Array.from({ length: Math.max(0, count - 1) }, (__, at): Pair => [at + 1, `At most ${at + 1}`]),
      ]),
    ],
    more: [number('min', 'How many must be ticked', 0, Math.min(20, count))],
  }),
  score: () => ({
    main: [scale],
    more: [
      choice('missing', 'No answer', [
        ['skip', 'Says nothing (usual)'],
        ['zero', 'Counts as nothing given, and against'],
      ]),
    ],
  }),
  points: () => ({
    main: [number('total', 'Points for each person', 1, 10_000)],
    more: [tick('spendAll', 'All points must be given')],
  }),
  quadratic: () => ({
    main: [number('credits', 'Credits for each person', 1, 10_000)],
    more: [tick('negative', 'People can also vote against')],
  }),
  majority_judgment: () => ({
    main: [number('grades', 'How many grades', 2, 7)],
    more: [
      choice('blank', 'No grade', [
        ['exclude', 'Says nothing (usual)'],
        ['lowest', 'Counts as the lowest'],
        ['median', 'Counts as the middle one'],
      ]),
    ],
  }),
  criteria: () => ({ main: [scale], more: [] }),
  delphi: () => ({
    main: [
      choice('consensus', 'The room agrees when', [
        ['iqr', 'Half of the answers lie within 1 of each other (usual)'],
        ['within1', 'Three in four lie within 1 of the middle'],
        ['cns', 'The consensus is 0.7 or more'],
      ]),
    ],
    more: [number('maxRounds', 'Rounds at most', 1, 10)],
  }),
  ranked: (values, count) => ({
    main: [
      { kind: 'choice', id: 'rule', label: 'Rule', options: ruleOptions(count) },
      ...(values['rule'] === 'stv' ? [number('seats', 'How many are chosen', 1, Math.max(1, count - 1))] : []),
    ],
    more: [
      choice('unranked', 'Questions that somebody does not rank', [
        ['last', 'Stand last, all alike (usual)'],
        ['ignored', 'Say nothing'],
      ]),
      ...(values['rule'] === 'schulze' || values['rule'] === 'ranked_pairs'
        ? [
            choice('strength', 'How strong a win is', [
              [null, 'As the rule usually counts'],
              ['winning', 'By how many are for it'],
              ['margins', 'By the margin'],
            ]),
          ]
        : []),
      ...(values['rule'] === 'irv'
        ? [
            choice('bottomTies', 'If some share the last place', [
              [null, 'As for other ties (usual)'],
              ['together', 'They go together'],
            ]),
          ]
        : []),
    ],
  }),
  pairwise: () => ({
    main: [],
    more: [
      choice('prior', 'Few answers', [
        [0.5, 'Pull the result a little to the middle (usual)'],
        [0, 'Stand as they are; every question must be reached'],
      ]),
    ],
  }),
  equal_shares: (values) => ({
    main: [number('budget', 'Budget for everyone together', 1, 1_000_000)],
    more: [
      tick('withinBudget', 'What one person ticks must fit the budget'),
      choice('utility', 'What a supporter gains', [
        ['cost', 'As much as it costs (usual)'],
        ['count', 'The same for each'],
      ]),
      {
        kind: 'choice',
        id: 'completion',
        label: 'What is left of the budget',
        options: [
          { value: 'none', label: 'Stays unspent', also: { step: undefined } },
          { value: 'add1', label: 'Is spent, by raising every share step by step' },
        ],
      },
      ...(values['completion'] === 'add1' ? [stepOf(numberOf(values, 'budget') ?? 1)] : []),
    ],
  }),
  opinion: () => ({
    main: [],
    more: [
      {
        ...number('seed', 'Seed of the grouping', 0, 2 ** 32 - 1),
        hint: 'Groups are looked for from fifty starts. With the same seed anybody finds the same.',
      },
    ],
  }),
}

/** The finest step is a ten-thousandth of the budget, so that the room does not wait. */
const stepOf = (budget: number): Setting => ({
  ...number('step', 'Every share is raised by', Math.max(1, Math.ceil(budget / 10_000)), budget),
  hint: 'In the unit of the budget. Small steps spend more of it.',
  optional: true,
})

const RULES: Readonly<Record<RankedRule, string>> = {
  schulze: 'Schulze: every pair counts (usual)',
  ranked_pairs: 'Ranked pairs: clearest wins first',
  copeland: 'Copeland: wins minus losses',
  condorcet: 'Condorcet: beats every other, or nobody alone',
  minimax: 'Minimax: smallest worst defeat',
  kemeny: 'Kemeny: the order most pairs agree with, up to 8',
  borda: 'Borda: points by place',
  irv: 'Instant run-off: last one out, until one has half',
  stv: 'Several seats in proportion (STV)',
}

/** Most rules count any list; by Kemeny only a short one, and seats need more questions than seats. */
const ruleOptions = (count: number): readonly SettingOption[] =>
  RANKED_RULES.filter((rule) => rule !== 'stv' || count > 1).map((rule) => ({
    value: rule,
    label: RULES[rule],
    also: { seats: rule === 'stv' ? Math.min(3, count - 1) : undefined, strength: undefined, bottomTies: undefined },
  }))

type Pair = readonly [string | number | null, string]

const choice = (id: string, label: string, options: readonly Pair[]): Setting => ({
  kind: 'choice',
  id,
  label,
  options: options.map(([value, words]) => ({ value, label: words })),
})

const number = (id: string, label: string, least: number, most: number): Setting & { readonly kind: 'number' } => ({
  kind: 'number',
  id,
  label,
  least,
  most,
})

const tick = (id: string, label: string): Setting => ({ kind: 'tick', id, label })
