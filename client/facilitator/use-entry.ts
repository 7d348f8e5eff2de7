import { useEffect, useState } from 'react'
import { type Membership, membershipOf } from '../realtime/device.ts'
import { exchange, type Secret, secretIn, wipeAddress } from './entering.ts'

export type Entry =
  | { readonly state: 'entering'; readonly secret: Secret }
  | { readonly state: 'inside'; readonly membership: Membership }
  /** No link, and this device runs no such room. */
  | { readonly state: 'stranger' }
  | { readonly state: 'refused'; readonly code: string; readonly secret: Secret }

/** Problems that another try may get over; all others are an answer. */
const PASSING: ReadonlySet<string> = new Set([
  'unreachable',
  'foreignPage',
  'readOnly',
  'internal',
  'tooMany',
  'roomDamaged',
])
export const mayTryAgain = (code: string): boolean => PASSING.has(code)

/** How this device gets into the console: by the secret in the address, or because it has been here before. */
export function useEntry(code: string) {
  const [entry, setEntry] = useState<Entry>(() => firstEntry(code))
  const secret = entry.state === 'entering' ? entry.secret : undefined
  useEffect(() => {
    if (!secret) return undefined
    let isGone = false
    void exchange(code, secret).then((reply) => {
      // Until there is an answer the address is the only place that has the secret: a reload must find it.
      if (reply.ok || !mayTryAgain(reply.error.code)) wipeAddress()
      if (isGone) return
      setEntry(
        reply.ok ? { state: 'inside', membership: reply.value } : { state: 'refused', code: reply.error.code, secret },
      )
    })
    return () => void (isGone = true)
  }, [code, secret])
  useEffect(() => {
    const pasted = () => {
      const found = secretIn(location.hash)
      if (!found) return
      setEntry((now) => (now.state === 'inside' ? now : { state: 'entering', secret: found }))
      if (membershipOf(code)?.role === 'facilitator') wipeAddress()
    }
    window.addEventListener('hashchange', pasted)
    return () => window.removeEventListener('hashchange', pasted)
  }, [code])
  const tryAgain = () => entry.state === 'refused' && setEntry({ state: 'entering', secret: entry.secret })
  return { entry, tryAgain }
}

function firstEntry(code: string): Entry {
  const secret = secretIn(location.hash)
  if (secret) return { state: 'entering', secret }
  const membership = membershipOf(code)
  return membership?.role === 'facilitator' ? { state: 'inside', membership } : { state: 'stranger' }
}
