import { doorWords } from '../kit/door-words.ts'
import { bareCode, CODE_WORDS, faultIn } from '../realtime/room-code.ts'
import { element } from './element.ts'

/** P2: reach the right room, however the code is typed. */
export function startCodeForm(): void {
  const field = element<HTMLInputElement>('#code')
  const say = (words: string) => {
    element('#find-problem').textContent = words
    field.toggleAttribute('aria-invalid', true)
    field.focus()
  }
  const given = decodeURIComponent(location.pathname.split('/')[2] ?? '')
  if (given !== '') {
    field.value ||= given
    const fault = faultIn(given)
    say(fault ? CODE_WORDS[fault] : doorWords(element('main').dataset['problem'] || 'roomUnknown'))
  }
  element('#find').addEventListener('submit', (event) => {
    event.preventDefault()
    const fault = faultIn(field.value)
    if (fault) say(CODE_WORDS[fault])
    else location.assign(`/join/${bareCode(field.value)}`)
  })
}
