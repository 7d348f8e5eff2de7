import { membershipOf } from '../realtime/device.ts'
import { startAboutForm } from './about-form.ts'
import { startCodeForm } from './code-form.ts'
import { element } from './element.ts'

/** The app, fetched ahead. `warm` opens its line before anybody is known to the room. */
export interface Ahead {
  warm(): void
  enter(): void
}

interface Surroundings {
  prepare(room: string): Promise<Ahead>
}

/** Takes over the page the server made; whatever has been typed stays. */
export function startJoinPage({ prepare }: Surroundings): void {
  const room = element('main').dataset['room'] ?? ''
  if (room === '') return startCodeForm()
  offerWayBack(room)
  startAboutForm(
    room,
    fetchedAhead(() => prepare(room)),
  )
}

function offerWayBack(room: string) {
  const known = membershipOf(room)
  if (!known) return
  const link = element<HTMLAnchorElement>('#come-back')
  if (known.name) link.textContent = `Come back as ${known.name}`
  if (known.role === 'facilitator') link.href = `/f/${room}`
  element('#back').hidden = false
}

/** Begins once the page is loaded and at rest; on a thin line the form comes first. */
function fetchedAhead(prepare: () => Promise<Ahead>): () => Promise<Ahead> {
  let ahead: Promise<Ahead> | undefined
  const fetch = () => (ahead ??= prepare())
  const begin = () => void fetch().catch(() => (ahead = undefined)) // asked for again on Continue
  if (document.readyState === 'complete') begin()
  else window.addEventListener('load', begin, { once: true })
  return fetch
}
