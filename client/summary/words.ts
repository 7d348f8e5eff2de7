import type { SummaryFormat } from '#shared/summary/formats.ts'
import { problemWords } from '../kit/refusal-words.ts'

export const FORMAT_WORDS: Readonly<Record<SummaryFormat, { readonly label: string; readonly hint: string }>> = {
  html: { label: 'Web page', hint: 'To read, send on and print.' },
  csv: { label: 'Table (CSV)', hint: 'For a spreadsheet, one line for each thing.' },
  md: { label: 'Text (Markdown)', hint: 'To paste into a document.' },
  json: { label: 'Data (JSON)', hint: 'For programs. Anybody can count again.' },
}

const OWN_PROBLEMS: Readonly<Record<string, string>> = {
  stageLocked: 'You can download the record when we reach the last stage. You can read it here now.',
  notAllowed: 'You are watching. Ask the facilitator for the record.',
  roomUnknown: 'This room is not there any more, so there is no record.',
  internal: 'There is a problem with the service. Try again in a minute.',
}

/** Why there is no file, and what to do. */
export const downloadProblem = (code: string): string => OWN_PROBLEMS[code] ?? problemWords(code)
