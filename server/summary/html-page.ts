import { countsOf, kindLines, madeWords, noticeWords } from '#shared/summary/overview.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { dayWords } from '#shared/summary/words.ts'
import { DRAWING_STYLE } from './drawing-style.ts'
import { pollSection } from './html-polls.ts'
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
          ${trusted(PAGE_STYLE)} ${trusted(DRAWING_STYLE)}
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
  const notice = noticeWords(room)
  const kinds = kindLines(summary)
  return html`<header>
    <p class="mark"><i></i>Questions First</p>
    <h1 dir="auto">${room.title}</h1>
    ${room.purpose !== '' && html`<p class="voice soft purpose" dir="auto">${room.purpose}</p>`}
    <ul class="counts">
      ${countsOf(summary).map(({ number, words }) => html`<li><b>${number}</b>${words}</li>`)}
    </ul>
    ${kinds.length > 0 && html`<p class="soft">${kinds.join(' · ')}</p>`}
    <ol class="plan" aria-label="The plan">
      ${agenda.map(({ title }) => html`<li>${title}</li>`)}
    </ol>
    ${notice.length > 0 && html`<p>${notice.join(' ')}</p>`}
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

function commitmentSection({ commitments, questions }: Summary): Markup {
  const textOf = (id: string | undefined) => questions.find((question) => question.id === id)?.text ?? '–'
  return html`<section aria-labelledby="steps">
    <h2 id="steps">Next steps</h2>
    ${
      commitments.length === 0
        ? html`<p>No next step named.</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="Table of next steps">
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
