import type { Server } from 'node:http'

/** Where a server listens, once it does. */
export function whereabouts(http: Server) {
  const at = () => {
    const address = http.address()
    return address !== null && typeof address === 'object' ? address : undefined
  }
  return {
    port: (): number => at()?.port ?? 0,
    /** On every address of this machine. */
    isOpen: (): boolean => at()?.address === '::' || at()?.address === '0.0.0.0',
  }
}
