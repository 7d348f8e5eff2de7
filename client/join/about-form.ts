import type { JoinAnswer } from '#shared/protocol/http.ts'
import { doorWords } from '../kit/door-words.ts'
import { noteArrival, rememberMembership } from '../realtime/device.ts'
import { postJson } from '../realtime/http.ts'
import { element } from './element.ts'
import type { Ahead } from './join-page.ts'

type Filled = Readonly<Record<'name' | 'organisation' | 'organisationType', string>>

/** P3: who you are, or nothing at all, and in. */
export function startAboutForm(room: string, ahead: () => Promise<Ahead>): void {
  const form = element<HTMLFormElement>('#about')
  const go = element<HTMLButtonElement>('#about [type=submit]')
  const words = go.textContent
  let isSending = false

  async function join(details: Partial<Filled>) {
    if (isSending) return
    isSending = true
    go.textContent = 'Joining…'
    const answer = await postJson<JoinAnswer>(`/api/rooms/${room}/people`, details)
    isSending = false
    go.textContent = words
    if (!answer.ok) return say(wordsFor(answer.error))
    const { token, person } = answer.value
    const isShared = new FormData(form).has('shared')
    const name = person.name ? { name: person.name } : {}
    const isKept = rememberMembership(room, { token, person: person.id, role: person.role, isShared, ...name })
    if (!isKept) return say('This browser keeps nothing. Leave the private window, then join again')
    noteArrival(room)
    await enter(room, ahead)
  }

  const warm = () =>
    void ahead().then(
      (app) => app.warm(),
      () => undefined,
    ) // no line: Continue says so
  form.addEventListener('focusin', warm)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    warm()
    const filled = Object.fromEntries(new FormData(form)) as Filled & { shared?: string } // the fields of join.html
    void join(said({ name: filled.name, organisation: filled.organisation, organisationType: filled.organisationType }))
  })
  element('#skip').addEventListener('click', () => {
    warm()
    void join({})
  })
}

/** What was left empty is not said. */
const said = (filled: Filled): Partial<Filled> =>
  Object.fromEntries(Object.entries(filled).filter(([, text]) => text.trim() !== ''))

function say(words: string) {
  if (!document.title.startsWith('Error: ')) document.title = `Error: ${document.title}`
  const problem = element('#about-problem')
  problem.textContent = words
  problem.focus()
}

function wordsFor({ code, errors }: { readonly code: string; readonly errors?: readonly { readonly path: string }[] }) {
  if (code !== 'malformed') return doorWords(code)
  const where = errors?.[0]?.path ?? ''
  if (where.endsWith('name')) return 'Use another name. This one is too long or could be taken for a role.'
  return doorWords(code)
}

/** The app takes this page over, its line open already; where it could not be fetched, the browser goes there. */
async function enter(room: string, ahead: () => Promise<Ahead>) {
  const address = `/room/${room}`
  const app = await ahead().catch(() => undefined) // not fetched: the browser goes to the room's own page
  if (!app) return location.assign(address)
  history.pushState(null, '', address)
  window.addEventListener('popstate', () => location.reload(), { once: true })
  document.head.querySelector('style')?.remove()
  const root = document.createElement('div')
  root.id = 'root'
  document.body.replaceChildren(root)
  app.enter()
}
