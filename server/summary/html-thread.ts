import type { QuestionRecord, Summary } from '#shared/summary/summary.ts'
import { flatKnots, generalSteps, type Knot, type Step, threadOf } from '#shared/summary/thread.ts'
import { sentence } from '#shared/summary/words.ts'
import { html, type Markup } from './markup.ts'

/** A question as its heading, and under it the one line from asking to doing. */
export function questionArticle(summary: Summary, { id, text, results }: QuestionRecord): Markup {
  const steps = (threadOf(summary, id) ?? []).filter(({ kind }) => kind !== 'question' || hasMore(summary, id))
  const place = results.at(-1)?.place
  return html`<article id="${`q-${id}`}" aria-labelledby="${`t-${id}`}">
    <header>
      ${place === undefined ? html`<span></span>` : html`<span class="place"><span class="soft" hidden>Place </span>${place}</span>`}
      <h3 class="voice" dir="auto" id="${`t-${id}`}">${text}</h3>
    </header>
    ${thread(steps)}
  </article> `
}

/** The heading says the question; its knot is there only when there is more to say. */
function hasMore(summary: Summary, id: QuestionRecord['id']): boolean {
  const [first] = threadOf(summary, id) ?? []
  return first !== undefined && (first.knots.length > 1 || flatKnots(first).some(({ facts }) => facts.length > 0))
}

export const generalThread = (summary: Summary): Markup => thread(generalSteps(summary))

const thread = (steps: readonly Step[]): Markup =>
  html`<ol class="thread">
    ${steps.map(
      ({ label, knots, empty }) => html`
<li${knots.length === 0 ? html` class="none"` : ''}><h4>${label}</h4>${
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
${knot.facts.length > 0 && html`<p class="facts" dir="auto">${factsIn(knot)}</p>`}
${
  knot.under.length > 0 &&
  html`<ul class="under">
    ${knot.under.map(knotItem)}
  </ul>`
}</li>`

/** Who does it stands above already. */
export const factsIn = ({ facts, who }: Pick<Knot, 'facts' | 'who'>): string =>
  facts
    .filter((fact) => fact !== `Who: ${who}`)
    .map(sentence)
    .join(' ')
