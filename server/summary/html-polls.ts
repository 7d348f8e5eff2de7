import { type PollTable, pollTable } from '#shared/summary/poll-table.ts'
import type { PollRecord, Summary } from '#shared/summary/summary.ts'
import { pollCharts } from './html-charts.ts'
import { html, type Markup } from './markup.ts'

/** Every vote as sentences, charts and a table. */
export const pollSection = (summary: Summary): Markup =>
  html`<section aria-labelledby="votes">
    <h2 id="votes">Votes</h2>
    ${
      summary.polls.length === 0
        ? html`<p>There was no vote.</p>`
        : summary.polls.map((poll) => pollPart(poll, summary))
    }
  </section>`

function pollPart(poll: PollRecord, summary: Summary): Markup {
  const table = pollTable(poll, summary)
  return html`<section aria-labelledby="${`p-${poll.id}`}">
    <h3 id="${`p-${poll.id}`}" style="margin-top:2rem">${table.title}</h3>
    ${table.sentences.map((words) => html`<p dir="auto">${words}</p>`)}
    ${table.rule !== undefined && html`<p class="soft">How it was counted. ${table.rule}</p>`}
    ${table.rows.length > 0 && pollCharts(poll, table.rows, summary)} ${table.rows.length > 0 && resultTable(table)}
    ${table.moves.length > 0 && movesTable(table)}
  </section>`
}

const resultTable = ({ title, columns, rows }: PollTable): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${`Result of ${title}`}">
    <table>
      <caption>
        Result, best first. “–” means nobody judged it.
      </caption>
      <thead>
        <tr>
          <th scope="col">Place</th>
          <th scope="col">Question</th>
          ${columns.map((column) => html`<th scope="col" class="number">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ place, question, cells }) =>
            html` <tr>
              <td>${place}</td>
              <th scope="row" dir="auto">${question}</th>
              ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

const movesTable = ({ title, moves }: PollTable): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${`What moved before ${title}`}">
    <table>
      <caption>
        What moved since the round before
      </caption>
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col" class="number">Before</th>
          <th scope="col" class="number">Now</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        ${moves.map(
          ({ question, from, to, change }) =>
            html` <tr>
              <th scope="row" dir="auto">${question}</th>
              <td class="number">${from}</td>
              <td class="number">${to}</td>
              <td>${change}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
