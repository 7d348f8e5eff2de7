import type { JoinAnswer } from '#shared/protocol/http.ts'
import { type Membership, membershipOf, rememberMembership } from '../realtime/device.ts'
import { postJson, type Reply } from '../realtime/http.ts'

/** What opens the console besides being known already; stands after `#` in the link and nowhere else. */
export type Secret = { readonly facilitatorKey: string } | { readonly invitation: string }

const INVITATION = 'invite='
const KEY = /^[\w-]{20,200}$/

export function secretIn(hash: string): Secret | undefined {
  const given = hash.replace(/^#/, '')
  if (given.startsWith(INVITATION)) return { invitation: given.slice(INVITATION.length) }
  return KEY.test(given) ? { facilitatorKey: given } : undefined
}

/** Takes a secret out of the address bar and out of the history. */
export function wipeAddress(): void {
  if (secretIn(location.hash)) history.replaceState(null, '', location.pathname)
}

/** An invitation is good once, so whoever asks again while it is on its way gets the same answer. */
const underWay = new Map<string, Promise<Reply<Membership>>>()

/** Changes the secret for a token, once, and remembers it on this device. */
export function exchange(code: string, secret: Secret): Promise<Reply<Membership>> {
  const key = `${code} ${JSON.stringify(secret)}`
  const known = underWay.get(key)
  if (known) return known
  const asked = ask(code, secret).finally(() => underWay.delete(key))
  underWay.set(key, asked)
  return asked
}

async function ask(code: string, secret: Secret): Promise<Reply<Membership>> {
  const token = membershipOf(code)?.token
  const reply = await postJson<JoinAnswer>(`/api/rooms/${code}/people`, { ...secret, ...(token && { token }) })
  if (!reply.ok) return reply
  const { person } = reply.value
  const membership: Membership = {
    token: reply.value.token,
    person: person.id,
    role: person.role,
    ...(person.name !== undefined && { name: person.name }),
    isShared: false,
  }
  rememberMembership(code, membership)
  return { ok: true, value: membership }
}
