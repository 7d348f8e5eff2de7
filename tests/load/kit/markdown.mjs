// A run of the bench, as kept by `--json`, in the words of README and docs/scaling.md.

/** `{ quick, machine, load, outcomes }` as a table: a line for each benchmark, a missed goal never left out. */
export function speedTable({ quick, machine, load, outcomes }) {
  const rows = outcomes.map(({ id, title, failed, goals = [] }) => {
    if (failed !== undefined) return row([id, title, 'failed', '', 'FAILED'])
    const missed = goals.filter(({ isMet }) => !isMet)
    const told = goals.length <= 3 || missed.length > 0 ? goals.filter((one) => goals.length <= 3 || !one.isMet) : []
    const met = missed.length === 0 ? 'met' : `missed: ${missed.map(({ what }) => what).join(', ')}`
    return told.length === 0
      ? row([id, title, `${goals.length} of ${goals.length}`, goals[0]?.goal ?? '', met])
      : row([id, title, each(told, ({ what, figure }) => `${what} ${figure}`), each(told, ({ goal }) => goal), met])
  })
  return [
    row(['', 'work', 'measured', 'goal', '']),
    '|---|---|---|---|---|',
    ...rows,
    '',
    `${machine}. Load before and after: ${load.before}; ${load.after}.${quick ? ' The quick form: a first look, no figures to quote.' : ''}`,
  ].join('\n')
}

/** What one core, and one gigabyte, come to at the measured cost; a benchmark that is not in the run is named. */
export function capacityTable({ outcomes }) {
  const lineOf = ({ what, id, unit, read }) => {
    const figures = outcomes.find((one) => one.id === id && one.failed === undefined)?.figures
    const cost = figures && read(figures)
    return row([what, id, ...(cost === undefined ? ['not in this run', ''] : unit(cost))])
  }
  return [row(['work', 'from', 'cost', 'so']), '|---|---|---|---|', ...CAPACITY.map(lineOf)].join('\n')
}

/** From milliseconds of processor time each. */
const aSecond = (name) => (each) => [
  `${(each * 1000).toFixed(0)} µs`,
  `${Math.floor(1000 / each).toLocaleString('en-GB')} ${name} a second on a whole core`,
]
/** From bytes each. */
const aGigabyte = (bytes) => [
  `${(bytes / 1000).toFixed(1)} kB`,
  `${Math.floor(1e9 / bytes).toLocaleString('en-GB')} people a gigabyte`,
]

/** The shape of `figures` is each benchmark's own. */
const CAPACITY = [
  {
    what: 'a vote in one full room, all told of it',
    id: 'B2',
    unit: aSecond('votes'),
    read: ([ours]) => ours.serverCpu,
  },
  {
    what: 'a vote in one of 200 small rooms',
    id: 'B9',
    unit: aSecond('votes'),
    read: (lines) => lines.at(-1).serverCpu,
  },
  { what: 'a person who comes in', id: 'B4', unit: aSecond('people'), read: ([ours]) => ours.serverCpu },
  {
    what: 'a person who comes back with two commands',
    id: 'B5',
    unit: aSecond('people'),
    read: ({ lines }) => lines[0].serverCpu,
  },
  { what: 'a person who only listens', id: 'B8', unit: aGigabyte, read: ([ours]) => ours.held },
]

/** Puts `text` between the two marks that carry this name; throws where they are not. */
export function placed(document, name, text) {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`]
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`there is no place for ${name}`)
  return `${document.slice(0, from + begin.length)}\n${text}\n${document.slice(to)}`
}

const row = (cells) => `| ${cells.join(' | ')} |`
const each = (list, say) => list.map(say).join(' · ')
