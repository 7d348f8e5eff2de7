/** Instead of numbers: the item's place in the order is all that is told. */
export interface PlaceOnly {
  readonly suppressed: true
}

export const unlessHidden = <From, To>(
  items: Readonly<Record<string, From>>,
  hidden: ReadonlySet<string>,
  tell: (item: From) => To,
): Readonly<Record<string, To | PlaceOnly>> =>
  Object.fromEntries(
    Object.entries(items).map(([item, result]) => [item, hidden.has(item) ? { suppressed: true } : tell(result)]),
  )
