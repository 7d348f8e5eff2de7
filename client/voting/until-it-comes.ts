/** Fetches something people cannot go on without: on a bad line again and again, with a pause between two tries. */
export async function untilItComes<Thing>(
  fetchIt: () => Promise<Thing>,
  pause: () => Promise<unknown>,
): Promise<Thing> {
  for (;;)
    try {
      return await fetchIt()
    } catch {
      await pause() // the line is gone; the next try may find it back
    }
}
