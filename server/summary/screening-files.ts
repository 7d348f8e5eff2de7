import type { Assessment } from '#shared/summary/assessment.ts'
import { dayWords } from '#shared/summary/words.ts'
import { plain } from './markdown.ts'
import { html, type Markup } from './markup.ts'
import { plainPage } from './plain-page.ts'

const CARE = 'A draft to work on, made from what was answered and said in the notice. It is no legal advice.'
const TITLE = 'Screening for a data protection impact assessment'

/** The screening, and the begun assessment after any yes, as a page. */
export const screeningPage = (assessment: Assessment): string =>
  plainPage({
    language: assessment.language,
    title: TITLE,
    lead: assessment.title,
    care: `${assessment.outcomeWords} ${CARE}`,
    body: [
      section('The ten questions', table(['Question', 'Answer'], assessment.answers.map(cellsOf))),
      ...(assessment.outcome === 'assess' ? assessmentBody(assessment) : []),
    ],
    made: madeWords(assessment),
  })

const assessmentBody = ({ facts, risks, measures, open }: Assessment): readonly Markup[] => [
  section(
    'What is done and why',
    table(
      ['About', 'What people are told'],
      facts.map(({ about, words }) => [about, words]),
    ),
  ),
  section(
    'Risks and what is done about them',
    table(
      ['Because of this', 'Risk to people', 'What we do'],
      risks.map(({ question, risk, measure }) => [question, risk, measure]),
    ),
  ),
  section('What holds for every workshop', list(measures)),
  section('Still to be written', list(open)),
]

const cellsOf = ({ question, answer }: Assessment['answers'][number]) => [question, answer]

const section = (title: string, body: Markup): Markup =>
  html`<section>
    <h2>${title}</h2>
    ${body}
  </section>`

const list = (lines: readonly string[]): Markup =>
  html`<ul class="knots">
    ${lines.map((line) => html`<li><p>${line}</p></li>`)}
  </ul>`

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${columns.join(', ')}">
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first = '', ...rest]) =>
            html`<tr>
              <th scope="row" dir="auto">${first}</th>
              ${rest.map((cell) => html`<td dir="auto">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

/** The same as Markdown, for the template of whoever has one. */
export function screeningMarkdown(assessment: Assessment): string {
  const { title, outcome, outcomeWords, answers, facts, risks, measures, open } = assessment
  const parts = [
    `# ${TITLE}`,
    plain(title),
    `> ${outcomeWords} ${CARE}`,
    '## The ten questions',
    answers.map(({ question, answer }) => `- ${plain(question)} **${answer}**`).join('\n'),
    ...(outcome === 'assess'
      ? [
          '## What is done and why',
          facts.map(({ about, words }) => `- **${about}**: ${plain(words)}`).join('\n'),
          '## Risks and what is done about them',
          ...risks.map(
            ({ question, risk, measure }) =>
              `### ${plain(question)}\n\n- Risk to people: ${plain(risk)}\n- What we do: ${plain(measure)}`,
          ),
          '## What holds for every workshop',
          measures.map((line) => `- ${plain(line)}`).join('\n'),
          '## Still to be written',
          open.map((line) => `- ${plain(line)}:`).join('\n'),
        ]
      : []),
    madeWords(assessment),
  ]
  return `${parts.join('\n\n')}\n`
}

const madeWords = ({ code, at }: Assessment) => `Room ${code}. Made on ${dayWords(at)}.`
