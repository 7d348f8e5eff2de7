/**
 * A pure function that answers from memory when asked about the same object again. State is replaced and never changed,
 * so the same reference means the same answer; what nobody holds any longer is forgotten with it.
 */
export function remembered<A extends object, R>(make: (source: A) => R): (source: A) => R {
  const known = new WeakMap<A, { readonly made: R }>()
  return (source) => {
    const before = known.get(source)
    if (before) return before.made
    const made = make(source)
    known.set(source, { made })
    return made
  }
}

/** The same for a function of two objects. */
export function rememberedPair<A extends object, B extends object, R>(make: (a: A, b: B) => R): (a: A, b: B) => R {
  const inner = remembered((a: A) => remembered((b: B) => make(a, b)))
  return (a, b) => inner(a)(b)
}
