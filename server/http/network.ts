import type { IncomingMessage } from 'node:http'

/**
 * Whose doing a request is, as far as limits care: one IPv4 address, or the /64 that one line has of IPv6. Only the
 * given number of proxies is believed about addresses; whatever else a header says is made up.
 */
export const networkThrough =
  (proxies: number) =>
  (request: IncomingMessage): string => {
    const told = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').filter(Boolean).toReversed()
    const known = [request.socket.remoteAddress ?? '', ...told.slice(0, proxies)]
    return networkOf(known.at(-1) ?? '')
  }

const IN_IPV6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

export function networkOf(address: string): string {
  const plain = address.trim().slice(0, 64).split('%')[0] ?? ''
  const [, inside] = IN_IPV6.exec(plain) ?? []
  if (inside !== undefined || !plain.includes(':')) return inside ?? plain
  const [head = '', tail = ''] = plain.toLowerCase().split('::')
  const [first, last] = [groupsOf(head), groupsOf(tail)]
  const missing = Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0')
  return [...first, ...(plain.includes('::') ? missing : []), ...last].slice(0, 4).map(bare).join(':')
}

const groupsOf = (part: string) => part.split(':').filter(Boolean)
const bare = (group: string) => group.replace(/^0+(?=.)/, '')

/** Whoever sits at this machine: the one who runs it, or a proxy that nobody told us of. */
export const isThisMachine = (network: string) => network.startsWith('127.') || network === '0:0:0:0'
