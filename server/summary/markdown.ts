import { countsOf, kindLines, madeWords, noticeWords } from '#shared/summary/overview.ts'
import { pollTable } from '#shared/summary/poll-table.ts'
import type { PollRecord, QuestionRecord, Summary } from '#shared/summary/summary.ts'
import { flatKnots, generalSteps, type Knot, type Step, stepsUnder } from '#shared/summary/thread.ts'
import { sentence } from '#shared/kit/sentence.ts'
import { dayWords } from '#shared/summary/words.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * The one escaper for Markdown: text on one line, in which nothing is markup, neither of Markdown nor of HTML. Links
 * that people typed stay readable and do not become links.
 */
export const plain = (text: string): string =>
  text
    .replaceAll(/\s*\n\s*/g, ' / ')
    .trim()
    .replaceAll(/[&<>]/g, (letter) => ENTITIES[letter] ?? '')
    .replaceAll(/[\\`*_[\]{}#|~$!]/g, String.raw`\$&`)
    .replace(/^([-+=])/, String.raw`\$1`)
    .replace(/^(\d+)([.)])(?=\s|$)/, String.raw`$1\$2`)
    .replaceAll(/(?<=\w):(?=\S)/g, '&#58;')
    .replaceAll(/\bwww\./gi, '$&&#8203;')

/** The record as Markdown, for pasting into whatever comes next. */
export const markdown = (summary: Summary): string =>
  `${[
    head(summary),
    questionPart(summary),
    pollPart(summary),
    commitmentPart(summary),
    generalPart(summary),
    foot(summary),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`

function head(summary: Summary): string {
  const { room, caution, agenda } = summary
  const counts = countsOf(summary).map(({ number, words }) => `${number} ${words}`)
  return paragraphs([
    `# ${plain(room.title)}`,
    room.purpose && plain(room.purpose),
    `${counts.join(', ')}.`,
    kindLines(summary).map(plain).join(', '),
    noticeWords(room).map(plain).join(' '),
    `> ${caution}`,
    agenda.length > 0 && `The plan: ${agenda.map(({ title }) => plain(title)).join(' → ')}`,
  ])
}

const paragraphs = (parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join('\n\n')

const questionPart = (summary: Summary): string =>
  paragraphs([
    '## From asking to doing',
    summary.questions.length === 0 && 'No questions were asked.',
    ...summary.questions.map((question) => threadPart(summary, question)),
  ])

function threadPart(summary: Summary, { id, text, results }: QuestionRecord): string {
  const place = results.at(-1)?.place
  const heading = place === undefined ? `### ${plain(text)}` : `### ${plain(place)} · ${plain(text)}`
  return `${heading}\n\n${stepsUnder(summary, id).map(stepPart).join('\n')}`
}

const stepPart = (step: Step): string => {
  const head = `- **${step.label}**`
  if (step.knots.length === 0) return `${head}: ${step.empty}`
  return [head, ...step.knots.map((knot) => knotPart(knot, '  '))].join('\n')
}

function knotPart(knot: Knot, indent: string): string {
  const who = knot.who === undefined || knot.kind === 'commitment' ? '' : `${plain(knot.who)}: `
  const facts = knot.facts.length > 0 ? ` (${knot.facts.map(plain).join('; ')})` : ''
  return [
    `${indent}- ${who}${plain(knot.text)}${facts}`,
    ...knot.under.map((under) => knotPart(under, `${indent}  `)),
  ].join('\n')
}

const pollPart = (summary: Summary): string =>
  paragraphs([
    '## Votes',
    summary.polls.length === 0 && 'There was no vote.',
    ...summary.polls.map((poll) => onePoll(poll, summary)),
  ])

function onePoll(poll: PollRecord, summary: Summary): string {
  const { title, sentences, rule, columns, rows, moves } = pollTable(poll, summary)
  return paragraphs([
    `### ${title}`,
    sentences.map(plain).map(sentence).join(' '),
    rule !== undefined && `How it was counted. ${plain(rule)}`,
    rows.length > 0 &&
      table(
        ['Place', 'Question', ...columns],
        rows.map(({ place, question, cells }) => [place, question, ...cells]),
      ),
    moves.length > 0 && 'What moved since the round before:',
    moves.length > 0 &&
      table(
        ['Question', 'Before', 'Now', 'Change'],
        moves.map(({ question, from, to, change }) => [question, from, to, change]),
      ),
  ])
}

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, columns.map(() => '---'), ...rows.map((row) => row.map(plain))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

function commitmentPart({ commitments, questions }: Summary): string {
  const textOf = (id: string | undefined) => questions.find((question) => question.id === id)?.text ?? '–'
  return paragraphs([
    '## Next steps',
    commitments.length === 0
      ? 'No next step named.'
      : table(
          ['What', 'Who', 'By', 'For the question', 'Done'],
          commitments.map(({ what, who, due, done, question }) => [
            what,
            who,
            due ? dayWords(due) : '–',
            textOf(question),
            done ? 'Done' : 'Not yet',
          ]),
        ),
  ])
}

function generalPart(summary: Summary): string {
  const steps = generalSteps(summary)
  return steps.flatMap(flatKnots).length === 0 ? '' : `## Not tied to one question\n\n${steps.map(stepPart).join('\n')}`
}

const foot = (summary: Summary): string => `---\n\n${plain(madeWords(summary))}`
