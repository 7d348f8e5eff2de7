export interface PluralForms {
  readonly one: string
  readonly other: string
}

const rules = new Intl.PluralRules('en-GB')

/** The form for `n`, with `#` as the number: `plural(3, { one: '# card', other: '# cards' })` is "3 cards". */
export const plural = (n: number, { one, other }: PluralForms): string =>
  (rules.select(n) === 'one' ? one : other).replaceAll('#', n.toLocaleString('en-GB'))
