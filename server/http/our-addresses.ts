import { networkInterfaces } from 'node:os'

/** Which hosts and origins are ours. Anything else that reaches us was meant for somebody else, or means no good. */
interface Means {
  readonly publicUrl: string | undefined
  port(): number
  /** Whether other machines reach us at all; a server on loopback alone has no address to share. */
  isOpen(): boolean
}

export function ourAddresses({ publicUrl, port, isOpen }: Means) {
  const local = new Set(['localhost', '127.0.0.1', '[::1]', ...lanAddresses()])
  const publicHost = publicUrl && new URL(publicUrl).host

  function isOurHost(host: string | undefined): boolean {
    return host !== undefined && (host === publicHost || isThisMachine(host))
  }

  function isThisMachine(host: string): boolean {
    const [, name = host, given] = /^(.*?)(?::(\d+))?$/.exec(host) ?? []
    return local.has(name.toLowerCase()) && Number(given ?? 80) === port()
  }

  return {
    isOurHost,
    /** Whether a proxy before us speaks HTTPS under this name: a promise to keep to it would lock a venue's network out. */
    isSecure: (host: string | undefined): boolean => publicUrl?.startsWith('https:') === true && host === publicHost,
    /** For browsers to which 'self' means no sockets; nothing of a host that is not ours is repeated. */
    socketsOf: (host: string | undefined): string => (isOurHost(host) ? `ws://${host} wss://${host}` : "'self'"),
    /** This very machine, under a name that only it has. */
    isLoopbackHost: (host: string | undefined): boolean =>
      /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host ?? ''),
    /** Browsers send no origin for same-origin GETs; if there is one it must be exactly ours. */
    isOurOrigin(origin: string | undefined): boolean {
      if (origin === undefined) return true
      if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true
      return /^http:\/\/[^/]+$/.test(origin) && isThisMachine(origin.slice('http://'.length))
    },
    /** What people can type on their phones, if it is not simply where this page came from. */
    shared: (): string | undefined =>
      publicUrl ?? (isOpen() ? lanAddresses().map((name) => `http://${name}:${port()}`)[0] : undefined),
    /** The links to print: the public one, or this machine's and its network's. */
    links(): readonly string[] {
      if (publicUrl !== undefined) return [publicUrl]
      return ['localhost', ...(isOpen() ? lanAddresses() : [])].map((name) => `http://${name}:${port()}`)
    },
  }
}
export type OurAddresses = ReturnType<typeof ourAddresses>

/** This machine as others in the same network see it. */
export const lanAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
