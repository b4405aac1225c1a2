/**
 * Charts as SVG, drawn by hand: they are small enough for half a printed page or a narrow phone, need
 * no script, and say in words what they show. The numbers stand in a table beside them.
 */

type Series = { readonly name: string; readonly values: readonly number[] }

type Chart = {
  /** Unique on the page. */
  readonly id: string
  readonly title: string
  readonly tells: string
  readonly labels: readonly string[]
  readonly series: readonly Series[]
  /** How a value is written. */
  readonly format: (value: number) => string
  /** The size of letters in the drawing's own units; a narrow screen needs larger ones. */
  readonly letters?: number
  /** A name below each so many columns, where there is no room for all. */
  readonly nameEvery?: number
  /** Whether what is of one label stands on each other instead of side by side. */
  readonly isStacked?: boolean
}

const WIDTH = 360
const COLORS = ['#14606b', '#e0a53a', '#76828e', '#a3202f'] as const
/** The usual size of letters, and about what a character takes of it. */
const LETTERS = 9.5
const CHARACTER_SHARE = 0.55

function characterOf({ letters = LETTERS }: Chart): number {
  return round(letters * CHARACTER_SHARE)
}

/** Columns side by side for each label, above a line at nought. */
export function columnChart(chart: Chart): string {
  const { labels, series, format, letters = LETTERS, nameEvery = 1, isStacked = false } = chart
  const character = characterOf(chart)
  const key = series.length > 1 ? legend(series, chart) : { parts: [], height: 0 }
  const top = 3 + letters + key.height
  const [height, bottom, right] = [210, 14 + letters, 6]
  const ticks = ticksOf(isStacked ? sums(series, labels) : series.flatMap(({ values }) => values))
  const left = 8 + character * Math.max(...ticks.map((tick) => format(tick).length))
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  const plot = { width: WIDTH - left - right, height: height - top - bottom }
  const y = (value: number) => round(top + ((high - value) / (high - low)) * plot.height)
  const step = plot.width / Math.max(labels.length, 1)
  const width = (step * 0.72) / (isStacked ? 1 : series.length)
  const bars = series.flatMap(({ name, values }, at) =>
    values.map((value, index) => {
      const x = round(left + index * step + step * 0.14 + (isStacked ? 0 : at * width))
      const below = isStacked ? (sums(series.slice(0, at), labels)[index] ?? 0) : 0
      const [from, to] = [y(below + Math.max(value, 0)), y(below + Math.min(value, 0))]
      const tip = `${labels[index] ?? ''}, ${name}: ${format(value)}`
      return `<rect x="${x}" y="${from}" width="${round(width * 0.94)}" height="${round(to - from)}" ${fill(at)}><title>${escape(tip)}</title></rect>`
    }),
  )
  const lines = ticks.map(
    (tick) =>
      `<line x1="${left}" x2="${WIDTH - right}" y1="${y(tick)}" y2="${y(tick)}" class="${tick === 0 ? 'axis' : 'grid'}"/>` +
      words(left - 4, y(tick) + 3, format(tick), 'end'),
  )
  const names = labels.flatMap((label, at) =>
    (labels.length - 1 - at) % nameEvery === 0
      ? words(round(left + (at + 0.5) * step), height - 8, label, 'middle')
      : [],
  )
  return drawing(chart, height, [...lines, ...bars, ...names, ...key.parts])
}

/** What all the columns of each label come to. */
function sums(series: readonly Series[], labels: readonly string[]): number[] {
  return labels.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0))
}

/** The colour of a series, by the sheet of the page or, where there is none, by itself. */
function fill(at: number): string {
  const of = at % COLORS.length
  return `fill="${COLORS[of]}" class="s${of}"`
}

/** Bars below each other, each with its name above and its value beside it. */
export function barChart(chart: Chart): string {
  const { labels, series, format, letters = LETTERS } = chart
  const values = series[0]?.values ?? []
  const [row, top] = [20 + letters, 6]
  const bar = letters + 3.5
  const most = Math.max(1, ...values)
  const room =
    WIDTH - 12 - characterOf(chart) * Math.max(0, ...values.map((value) => format(value).length))
  const bars = values.map((value, at) => {
    const y = top + at * row
    const width = round((Math.max(value, 0) / most) * room)
    return (
      words(0, round(y + letters - 0.5), labels[at] ?? '', 'start') +
      `<rect x="0" y="${round(y + bar)}" width="${width}" height="11" fill="${COLORS[0]}" class="s0"/>` +
      words(width + 4, round(y + bar + 5.5 + letters * 0.36), format(value), 'start')
    )
  })
  return drawing(chart, top + Math.max(1, values.length) * row, bars)
}

function drawing({ id, title, tells }: Chart, height: number, parts: readonly string[]): string {
  return [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-t ${id}-d">`,
    `<title id="${id}-t">${escape(title)}</title>`,
    `<desc id="${id}-d">${escape(tells)}</desc>`,
    ...parts,
    '</svg>',
  ].join('\n')
}

/** What the colours mean, above the columns: beside each other as far as there is room, then below. */
function legend(series: readonly Series[], chart: Chart) {
  const { letters = LETTERS } = chart
  const row = letters + 7.5
  let [x, y] = [0, 0]
  const parts = series.map(({ name }, at) => {
    // Letters of names are wider than the digits that a character is measured by.
    const width = 26 + 1.12 * characterOf(chart) * name.length
    if (x > 0 && x + width > WIDTH) [x, y] = [0, y + row]
    const part = `<rect x="${round(x)}" y="${round(y + 6)}" width="10" height="10" ${fill(at)}/>${words(round(x + 14), round(y + 15), name, 'start')}`
    x += width
    return part
  })
  return { parts, height: y + row }
}

function words(x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${round(x)}" y="${y}" text-anchor="${anchor}">${escape(text)}</text>`
}

/** Round numbers from the least, or nought, to the most: about four steps of 1, 2 or 5. */
export function ticksOf(values: readonly number[]): number[] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  if (low === 0 && high === 0) return [0, 1]
  const rough = (high - low) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const nice = [1, 2, 5, 10].find((one) => one * power >= rough) ?? 10
  const step = Math.max(1, nice * power)
  const ticks: number[] = []
  for (let at = Math.floor(low / step); at <= Math.ceil(high / step); at += 1) ticks.push(at * step)
  return ticks
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Text as it stands in HTML and SVG. */
export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
