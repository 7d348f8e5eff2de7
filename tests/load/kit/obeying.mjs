/** A process that does what the bench tells it, one order at a time, and answers what came of it. */
export function obey(orders) {
  process.on('message', async ({ order, ...words }) => {
    try {
      process.send({ ok: true, ...(await orders[order](words)) })
    } catch (reason) {
      process.send({ ok: false, why: String(reason?.stack ?? reason) })
    }
  })
  process.on('disconnect', () => process.exit(0))
}
