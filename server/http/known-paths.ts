/** An address of the contract, and how it may be asked. */
export interface KnownPath {
  readonly pattern: RegExp
  readonly methods: readonly string[]
}

interface Described {
  readonly paths: Readonly<Record<string, object>>
}

const VERBS = ['get', 'post']

/** Read out of the contract itself, so that the two never differ. */
export const knownPaths = ({ paths }: Described): readonly KnownPath[] =>
  Object.entries(paths).map(([template, verbs]) => ({
    pattern: new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`, 'i'),
    methods: VERBS.filter((verb) => Object.hasOwn(verbs, verb)).flatMap((verb) =>
      verb === 'get' ? ['GET', 'HEAD'] : [verb.toUpperCase()],
    ),
  }))

/** Undefined for an address the contract does not speak of. */
export const methodsAt = (known: readonly KnownPath[], path: string): readonly string[] | undefined =>
  known.find(({ pattern }) => pattern.test(path))?.methods
