import { html, type Markup, trusted } from './markup.ts'
import { PAGE_STYLE } from './page-style.ts'

interface PlainPage {
  readonly language: string
  readonly title: string
  readonly lead: string
  readonly care: string
  readonly body: readonly Markup[]
  readonly made: string
}

/** A page of its own beside the record: no script, no address is asked for, ready to be printed. */
export const plainPage = ({ language, title, lead, care, body, made }: PlainPage): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${trusted(PAGE_STYLE)}
        </style>
      </head>
      <body>
        <header>
          <p class="mark"><i></i>Questions First</p>
          <h1>${title}</h1>
          <p class="voice soft purpose" dir="auto">${lead}</p>
          <p class="care">${care}</p>
        </header>
        <main>${body}</main>
        <footer>
          <p>${made}</p>
          <p>Made with Questions First.</p>
        </footer>
      </body>
    </html> `.markup
