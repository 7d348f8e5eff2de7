import type { PollRecord, Summary } from '#shared/summary/summary.ts'
import { drawLine } from '#shared/voting/charts/draw-line.ts'
import { drawSample } from '#shared/voting/charts/draw-sample.ts'
import { linePlan } from '#shared/voting/charts/line-plans.ts'
import type { Frame, Picture } from '#shared/voting/charts/marks.ts'
import type { Numbers } from '#shared/voting/charts/matrix.ts'
import { pictureOf, picturesIn } from '#shared/voting/charts/pictures.ts'
import { type PictureTable, tableOf } from '#shared/voting/charts/picture-tables.ts'
import type { LinePlan } from '#shared/voting/charts/plan.ts'
import { scatterPicture } from '#shared/voting/charts/scatter.ts'
import { shownKey } from '#shared/voting/charts/shown-key.ts'
import { isOrderOnly } from '#shared/voting/order-only.ts'
import type { PollRow } from '#shared/summary/poll-table.ts'
import type { PollResult } from '#shared/voting/count.ts'
import { html, type Markup } from './markup.ts'
import { pictureSvg, svgOf } from './svg.ts'

/** A line is as wide on a phone as beside its question on a laptop; a picture is drawn for either. */
const LINE: Frame = { width: 300, em: 16, fine: 13 }
const FRAMES = { wide: { ...LINE, width: 720 }, narrow: { ...LINE, width: 312 } } as const

/** What the screens draw of a vote, drawn for paper and for whoever opens the file. */
export function pollCharts(poll: PollRecord, rows: readonly PollRow[], { polls }: Pick<Summary, 'polls'>): Markup {
  const { result } = poll
  if (!result || result.status !== 'counted' || isOrderOnly(result.config)) return html``
  const numbers = new Map<string, number>(poll.questions.map((id, at) => [id, at + 1]))
  const before = resultBefore(poll, polls)
  const plan = linePlan(result, before)
  const scatter =
    poll.method === 'value_gap' ? (frame: Frame) => scatterPicture(result, numbers, frame, before) : undefined
  return html`${plan && linesFigure(plan, rows, numbers)} ${scatter && figure(`${poll.id}-field`, scatter)}
  ${picturesIn(result).map(
    (kind) =>
      html`${figure(`${poll.id}-${kind}`, (frame) => pictureOf(kind, result, numbers, frame))}
      ${tableMarkup(tableOf(kind, result, numbers), poll)}`,
  )}`
}

/** Places among all and places among a few that were tied say nothing of each other. */
function resultBefore({ previous, questions }: PollRecord, polls: Summary['polls']): PollResult | undefined {
  const before = polls.find(({ id }) => id === previous)
  const isSame = before?.questions.length === questions.length
  return isSame && before.result?.status === 'counted' ? before.result : undefined
}

const linesFigure = (plan: LinePlan, rows: readonly PollRow[], numbers: Numbers): Markup =>
  html`<figure>
    <ol class="lines">
      ${rows.map(({ id, place, question }) => {
        const drawing = drawLine(plan, id, LINE)
        const line = plan.lines[id]
        return html`<li>
          <span class="rank">${place}</span>
          <p class="voice" dir="auto"><span class="number-of">${numbers.get(id) ?? '–'}.</span> ${question}</p>
          <div class="told">
            ${drawing ? svgOf(drawing, line?.words) : html`<span></span>`}
            <span class="end">${line?.end ?? '–'}</span>
            ${line?.note !== undefined && html`<small>${line.note}</small>`}
          </div>
        </li>`
      })}
    </ol>
    <ul class="key" aria-hidden="true">
      ${shownKey(plan, LINE).map((entry) => html`<li>${svgOf(drawSample(entry, LINE.em))}${entry.words}</li>`)}
    </ul>
  </figure>`

function figure(id: string, draw: (frame: Frame) => Picture | undefined): Markup {
  const [wide, narrow] = [draw(FRAMES.wide), draw(FRAMES.narrow)]
  if (!wide || !narrow) return html``
  return html`<figure>
    <figcaption><b>${wide.title}.</b> ${wide.reading}</figcaption>
    ${pictureSvg(wide, `${id}-w`, 'wide')} ${pictureSvg(narrow, `${id}-n`, 'narrow')}
  </figure>`
}

/** The same in figures. */
const tableMarkup = (table: PictureTable | undefined, { vote, round }: PollRecord): Markup | undefined =>
  table &&
  html`<div class="scroll" tabindex="0" role="region" aria-label="${`${table.caption}: vote ${vote}, round ${round}`}">
    <table class="figures">
      <caption>
        ${table.caption}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${table.columns.map((column) => html`<th scope="col" class="number">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${table.rows.map(
          ({ head, cells }) =>
            html`<tr>
              <th scope="row" dir="auto">${head}</th>
              ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
