import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where a server listens, once it does. The system is asked once: every request asks us. */
export function whereabouts(http: Server) {
  let known: AddressInfo | undefined
  http.on('close', () => void (known = undefined))
  const at = () => {
    const address = known ?? http.address()
    known = address !== null && typeof address === 'object' ? address : undefined
    return known
  }
  return {
    port: (): number => at()?.port ?? 0,
    /** On every address of this machine. */
    isOpen: (): boolean => at()?.address === '::' || at()?.address === '0.0.0.0',
  }
}
