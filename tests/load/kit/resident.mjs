/** One figure of those that the server gives to its own machine, as `process_resident_memory_bytes`. */
export async function figureOf(base, name) {
  const text = await (await fetch(`${base}/metrics`)).text()
  const [, value] = new RegExp(`^${name} (\\S+)$`, 'm').exec(text) ?? []
  if (value === undefined) throw new Error(`the server gives no ${name}`)
  return Number(value)
}

/** Bytes of memory that the server's process holds, whatever for. */
export const residentOf = (base) => figureOf(base, 'process_resident_memory_bytes')
