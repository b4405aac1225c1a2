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
}

const WIDTH = 360
const COLORS = ['#14606b', '#e0a53a'] as const
/** About what a character takes at the size of the labels. */
const CHARACTER = 5.2

/** Columns side by side for each label, above a line at nought. */
export function columnChart(chart: Chart): string {
  const { labels, series, format } = chart
  const top = series.length > 1 ? 30 : 12
  const [height, bottom, right] = [210, 24, 6]
  const ticks = ticksOf(series.flatMap(({ values }) => values))
  const left = 8 + CHARACTER * Math.max(...ticks.map((tick) => format(tick).length))
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  const plot = { width: WIDTH - left - right, height: height - top - bottom }
  const y = (value: number) => round(top + ((high - value) / (high - low)) * plot.height)
  const step = plot.width / Math.max(labels.length, 1)
  const width = (step * 0.72) / series.length
  const bars = series.flatMap(({ name, values }, at) =>
    values.map((value, index) => {
      const x = round(left + index * step + step * 0.14 + at * width)
      const [from, to] = [y(Math.max(value, 0)), y(Math.min(value, 0))]
      const tip = `${labels[index] ?? ''}, ${name}: ${format(value)}`
      return `<rect x="${x}" y="${from}" width="${round(width * 0.94)}" height="${round(to - from)}" fill="${COLORS[at % 2]}"><title>${escape(tip)}</title></rect>`
    }),
  )
  const lines = ticks.map(
    (tick) =>
      `<line x1="${left}" x2="${WIDTH - right}" y1="${y(tick)}" y2="${y(tick)}" class="${tick === 0 ? 'axis' : 'grid'}"/>` +
      words(left - 4, y(tick) + 3, format(tick), 'end'),
  )
  const names = labels.map((label, at) =>
    words(round(left + (at + 0.5) * step), height - 8, label, 'middle'),
  )
  const key = series.length > 1 ? legend(series, left) : []
  return drawing(chart, height, [...lines, ...bars, ...names, ...key])
}

/** Bars below each other, each with its name above and its value beside it. */
export function barChart(chart: Chart): string {
  const { labels, series, format } = chart
  const values = series[0]?.values ?? []
  const [row, top] = [30, 6]
  const most = Math.max(1, ...values)
  const room = WIDTH - 12 - CHARACTER * Math.max(0, ...values.map((value) => format(value).length))
  const bars = values.map((value, at) => {
    const y = top + at * row
    const width = round((Math.max(value, 0) / most) * room)
    return (
      words(0, y + 9, labels[at] ?? '', 'start') +
      `<rect x="0" y="${y + 13}" width="${width}" height="11" fill="${COLORS[0]}"/>` +
      words(width + 4, y + 22, format(value), 'start')
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

function legend(series: readonly Series[], left: number): string[] {
  let x = left
  return series.map(({ name }, at) => {
    const from = x
    x += 22 + CHARACTER * name.length
    return `<rect x="${round(from)}" y="6" width="10" height="10" fill="${COLORS[at % 2]}"/>${words(round(from + 14), 15, name, 'start')}`
  })
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
