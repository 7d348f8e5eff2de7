import { remembered } from '#shared/kit/remembered.ts'

/** The entries of a map as things that know their own id. One that did not change is the same object as the time before. */
export const withIds = <Id extends string, Thing extends object>(
  things: Readonly<Record<Id, Thing>>,
): readonly (Thing & { readonly id: Id })[] =>
  (Object.entries<Thing>(things) as [Id, Thing][]).map(([id, thing]) => known(thing).as(id) as Thing & { id: Id }) // keyed by their ids

const known = remembered((thing: object) => {
  let made: { readonly id: string } | undefined
  return { as: (id: string) => (made = made?.id === id ? made : { ...thing, id }) }
})
