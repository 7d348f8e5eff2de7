/** The colours of drawings, by what they mean: those of the screens in their light dress. */
const COLOURS: Readonly<Record<string, string>> = {
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  line: 'var(--line)',
  control: '#5b6972',
  accent: 'var(--accent)',
  wash: '#e0eff1',
  card: '#fff',
  paper: 'var(--paper)',
  inset: 'var(--inset)',
  'on-accent': '#fff',
  'step-1': '#a8d7e1',
  'step-2': '#6db5c3',
  'step-3': '#287f8f',
  'on-step-1': '#101820',
  'on-step-2': '#101820',
  'on-step-3': '#fff',
}

/** From the low end of a scale over its middle to the high end, and the letters that may stand on each. */
const RAMP = [
  ['#7a3b00', '#fff'],
  ['#a15f1b', '#fff'],
  ['#c98534', '#101820'],
  ['#d6b088', '#101820'],
  ['#dfcfbf', '#101820'],
  ['#e4e9ec', '#101820'],
  ['#bdd3d9', '#101820'],
  ['#8eb9c3', '#101820'],
  ['#4a96a5', '#101820'],
  ['#2b6d7b', '#fff'],
  ['#0a4653', '#fff'],
] as const

const TONES = {
  ...COLOURS,
  ...Object.fromEntries(
    RAMP.flatMap(([colour, ink], at) => [
      [`ramp-${at}`, colour],
      [`on-ramp-${at}`, ink],
    ]),
  ),
}

/** Drawings in the record; the same classes as on the screens. */
export const DRAWING_STYLE = `
.drawn{display:block;max-width:100%;height:auto;overflow:visible;direction:ltr;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.drawn .words{font-size:16px;font-variant-numeric:tabular-nums lining-nums;unicode-bidi:plaintext}
.drawn .fine{font-size:13px}
.drawn .strong{font-weight:700}
.drawn .at-start{text-anchor:start}
.drawn .at-middle{text-anchor:middle}
.drawn .at-end{text-anchor:end}
.drawn .stroke,.drawn .dashed,.drawn .hatch,.drawn .ring{fill:none;stroke-linejoin:round}
.drawn .dashed{stroke-dasharray:3 4}
.drawn .ring{stroke-width:2}
.drawn .flow{opacity:.75}
.drawn .faint{opacity:.45}
${Object.entries(TONES)
  .map(([tone, colour]) => `.drawn .fill-${tone}{fill:${colour}}.drawn .line-${tone}{stroke:${colour}}`)
  .join('')}
figure{margin:1.5rem 0}
figcaption{max-width:38em;margin-bottom:.75rem;color:var(--soft)}
figcaption b{color:var(--ink)}
.figures{width:auto}.figures th{font-family:inherit;min-width:0;white-space:nowrap}.figures .number{padding-left:.75rem}
.wide{display:none}
.lines>li{display:grid;grid-template-columns:2.5rem minmax(0,1fr);gap:.25rem .5rem;align-items:baseline;padding:.5rem 0}
.lines .rank{font-weight:700;font-variant-numeric:tabular-nums lining-nums}
.lines .voice{margin:0}
.lines .number-of{font-family:system-ui,sans-serif;font-weight:700;color:var(--accent)}
.lines .told{grid-column:1/-1;display:grid;grid-template-columns:minmax(0,1fr);gap:.25rem .75rem;align-items:center}
.lines .told small{grid-column:1/-1;font-size:1rem;color:var(--soft)}
.lines .end{font-weight:650;font-variant-numeric:tabular-nums lining-nums;white-space:nowrap}
.key{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-top:.75rem;color:var(--soft);font-size:1rem}
.key li{display:inline-flex;align-items:center;gap:.5rem}
@media(min-width:50rem){.wide{display:block}.narrow{display:none}
.lines>li{grid-template-columns:2.5rem minmax(0,1fr) 27rem;align-items:center}.lines .told{grid-column:3;grid-template-columns:18.75rem minmax(0,1fr)}.lines .end{text-align:end}}
@media print{.wide{display:block}.narrow{display:none}.lines>li,figure{break-inside:avoid}}
@media(forced-colors:active){.drawn{forced-color-adjust:none}.drawn .block,.drawn .flow,.drawn .faint{stroke:CanvasText}}
`.replaceAll('\n', '')
