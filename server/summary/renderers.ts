import type { SummaryFormat } from '#shared/summary/formats.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { htmlPage } from './html-page.ts'
import { markdown } from './markdown.ts'
import { table } from './table.ts'

interface Renderer {
  readonly type: string
  render(summary: Summary): string
}

/** Every file the record can be had as. A format without one does not compile. */
export const RENDERERS: Readonly<Record<SummaryFormat, Renderer>> = {
  json: { type: 'application/json; charset=utf-8', render: (summary) => `${JSON.stringify(summary, undefined, 2)}\n` },
  csv: { type: 'text/csv; charset=utf-8', render: table },
  md: { type: 'text/markdown; charset=utf-8', render: markdown },
  html: { type: 'text/html; charset=utf-8', render: htmlPage },
}
