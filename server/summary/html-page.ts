import { countsOf, kindLines, madeWords } from '#shared/summary/overview.ts'
import { type PollTable, pollTable } from '#shared/summary/poll-table.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { dayWords } from '#shared/summary/words.ts'
import { generalThread, questionArticle } from './html-thread.ts'
import { html, type Markup, trusted } from './markup.ts'
import { PAGE_STYLE } from './page-style.ts'

/** The record as one page that needs nothing else: no script, no address is asked for, ready to be printed. */
export function htmlPage(summary: Summary): string {
  const { room } = summary
  return html`<!doctype html>
    <html lang="${room.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="referrer" content="no-referrer" />
        <title>${room.title}: the record</title>
        <style>
          ${trusted(PAGE_STYLE)}
        </style>
      </head>
      <body>
        ${pageHead(summary)}
        <main>
          ${questionSection(summary)} ${pollSection(summary)} ${commitmentSection(summary)} ${generalSection(summary)}
        </main>
        <footer>
          <p>${madeWords(summary)}</p>
          <p>Made with Questions First.</p>
        </footer>
      </body>
    </html> `.markup
}

const pageHead = (summary: Summary): Markup => {
  const { room, caution, agenda } = summary
  const run = [room.organiser && `Run by ${room.organiser}.`, room.contact && `Contact: ${room.contact}.`]
  const kinds = kindLines(summary)
  return html`<header>
    <p class="mark"><i></i>Questions First</p>
    <h1 dir="auto">${room.title}</h1>
    ${room.purpose !== '' && html`<p class="voice soft" dir="auto">${room.purpose}</p>`}
    <ul class="counts">
      ${countsOf(summary).map(({ number, words }) => html`<li><b>${number}</b>${words}</li>`)}
    </ul>
    ${kinds.length > 0 && html`<p class="soft">${kinds.join(' · ')}</p>`}
    <ol class="plan" aria-label="The plan">
      ${agenda.map(({ title }) => html`<li>${title}</li>`)}
    </ol>
    ${run.some(Boolean) && html`<p>${run.filter(Boolean).join(' ')}</p>`}
    <p class="care">${caution}</p>
  </header>`
}

const questionSection = (summary: Summary): Markup =>
  html`<section aria-labelledby="questions">
    <h2 id="questions">From asking to doing</h2>
    ${
      summary.questions.length === 0
        ? html`<p>No questions were asked.</p>`
        : summary.questions.map((question) => questionArticle(summary, question))
    }
  </section>`

const pollSection = (summary: Summary): Markup =>
  html`<section aria-labelledby="votes">
    <h2 id="votes">Votes</h2>
    ${
      summary.polls.length === 0
        ? html`<p>There was no vote.</p>`
        : summary.polls.map((poll) => pollPart(poll.id, pollTable(poll, summary)))
    }
  </section>`

const pollPart = (id: string, table: PollTable): Markup =>
  html`<section aria-labelledby="${`p-${id}`}">
    <h3 id="${`p-${id}`}" style="margin-top:2rem">${table.title}</h3>
    ${table.sentences.map((words) => html`<p dir="auto">${words}</p>`)}
    ${table.rule !== undefined && html`<p class="soft">How it was counted. ${table.rule}</p>`}
    ${table.rows.length > 0 && resultTable(table)} ${table.moves.length > 0 && movesTable(table)}
  </section>`

const resultTable = ({ columns, rows }: PollTable): Markup =>
  html`<div class="scroll">
    <table>
      <caption>
        Result, best first. ${'“'}–${'”'} means nobody judged it.
      </caption>
      <thead>
        <tr>
          <th scope="col">Place</th>
          <th scope="col">Question</th>
          ${columns.map((column) => html`<th scope="col" class="number">${column}</th>`)}
          <td class="bar"></td>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ place, question, cells, bar }) =>
            html` <tr>
              <td>${place}</td>
              <th scope="row" dir="auto">${question}</th>
              ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
              <td class="bar">${bar !== undefined && barOf(bar)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

/** The figure beside it says the same, so the bar is for the eye alone. */
const barOf = (share: number): Markup =>
  html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect width="100" height="8" rx="2" fill="#f2ece2" />
    <rect width="${(share * 100).toFixed(2)}" height="8" rx="2" fill="#0a5566" />
  </svg>`

const movesTable = ({ moves }: PollTable): Markup =>
  html`<div class="scroll">
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

function commitmentSection({ commitments, questions }: Summary): Markup {
  const textOf = (id: string | undefined) => questions.find((question) => question.id === id)?.text ?? '–'
  return html`<section aria-labelledby="steps">
    <h2 id="steps">Next steps</h2>
    ${
      commitments.length === 0
        ? html`<p>No next step named.</p>`
        : html`<div class="scroll">
            <table>
              <caption>
                Who does what, by when
              </caption>
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">Who</th>
                  <th scope="col">By</th>
                  <th scope="col">For the question</th>
                </tr>
              </thead>
              <tbody>
                ${commitments.map(
                  ({ what, who, due, done, question }) =>
                    html` <tr>
                      <th scope="row" dir="auto">${what}${done && html` <span class="done">Done</span>`}</th>
                      <td><bdi>${who}</bdi></td>
                      <td>${due ? dayWords(due) : '–'}</td>
                      <td dir="auto">${textOf(question)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`
}

function generalSection(summary: Summary): Markup {
  const { holdings, needs, cards, commitments } = summary.general
  if (holdings.length + needs.length + cards.length + commitments.length === 0) return html``
  return html`<section aria-labelledby="general">
    <h2 id="general">Not tied to one question</h2>
    <article>${generalThread(summary)}</article>
  </section>`
}
