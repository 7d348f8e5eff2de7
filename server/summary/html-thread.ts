import type { QuestionRecord, Summary } from '#shared/summary/summary.ts'
import { generalSteps, type Knot, type Step, stepsUnder } from '#shared/summary/thread.ts'
import { sentence } from '#shared/kit/sentence.ts'
import { html, type Markup } from './markup.ts'

/** A question as its heading, and under it the one line from asking to doing. */
export function questionArticle(summary: Summary, { id, text, results }: QuestionRecord): Markup {
  const place = results.at(-1)?.place
  return html`<article id="${`q-${id}`}" aria-labelledby="${`t-${id}`}">
    <header>
      ${place === undefined ? html`<span></span>` : html`<span class="place"><span class="heard">Place </span>${place}</span>`}
      <h3 class="voice" dir="auto" id="${`t-${id}`}">${text}</h3>
    </header>
    ${thread(stepsUnder(summary, id), 'h4')}
  </article> `
}

export const generalThread = (summary: Summary): Markup => thread(generalSteps(summary), 'h3')

const thread = (steps: readonly Step[], level: 'h3' | 'h4'): Markup =>
  html`<ol class="thread">
    ${steps.map(
      ({ label, knots, empty }) => html`
<li${knots.length === 0 ? html` class="none"` : ''}>${level === 'h3' ? html`<h3 class="step">${label}</h3>` : html`<h4 class="step">${label}</h4>`}${
        knots.length === 0
          ? html`<p>${empty}</p>`
          : html`<ul class="knots">
              ${knots.map(knotItem)}
            </ul>`
      }</li>`,
    )}
  </ol>`

const knotItem = (knot: Knot): Markup => html`
<li>${knot.who !== undefined && html`<p class="who"><bdi>${knot.who}</bdi></p>`}
<p${knot.isVoice ? html` class="voice" dir="auto"` : ''}>${knot.text}</p>
${factsOf(knot)}
${
  knot.under.length > 0 &&
  html`<ul class="under">
    ${knot.under.map(knotItem)}
  </ul>`
}</li>`

const FEW = 4

/** A few facts read as sentences, many as a list. Who does it stands above already. */
function factsOf({ facts, who }: Pick<Knot, 'facts' | 'who'>): Markup {
  const told = facts.filter((fact) => fact !== `Who: ${who}`).map(sentence)
  if (told.length === 0) return html``
  if (told.length <= FEW) return html`<p class="facts" dir="auto">${told.join(' ')}</p>`
  return html`<ul class="facts many">
    ${told.map((fact) => html`<li dir="auto">${fact}</li>`)}
  </ul>`
}
