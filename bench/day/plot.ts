import { escape, ticksOf } from '../../src/edge/assembly/chart.ts'

export type Line = { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] } // prettier-ignore

/** Lines over the time of a run, in seconds. By a scale of tens all below one is drawn at one. */
export type Panel = { readonly title: string; readonly lines: readonly Line[]; readonly isByTens?: boolean } // prettier-ignore

export type Plot = {
  readonly title: string
  /** What it shows, for whoever does not see it. */
  readonly tells: string
  readonly seconds: number
  /** Moments that something happened at. */
  readonly marks: readonly (readonly [second: number, what: string])[]
  readonly panels: readonly Panel[]
}

const WIDTH = 760
const [LEFT, RIGHT, TOP, PANEL, GAP] = [64, 12, 34, 120, 44] as const

/** Readable on a light page and on a dark one, by what the reader's system asks for. */
const STYLE = `
text { font: 11px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600 } .grid { stroke: #d0d7de } .mark { stroke: #8250df; stroke-dasharray: 3 3 } .said { fill: #8250df }
.line { fill: none; stroke-width: 1.4 } .l0 { stroke: #0969da } .l1 { stroke: #bc4c00 } .l2 { stroke: #cf222e } .l3 { stroke: #1a7f37 }
.k0 { fill: #0969da } .k1 { fill: #bc4c00 } .k2 { fill: #cf222e } .k3 { fill: #1a7f37 } .page { fill: #ffffff }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .grid { stroke: #3d444d } .mark { stroke: #d2a8ff } .said { fill: #d2a8ff } .page { fill: #0d1117 }
  .l0 { stroke: #58a6ff } .l1 { stroke: #f0883e } .l2 { stroke: #ff7b72 } .l3 { stroke: #56d364 }
  .k0 { fill: #58a6ff } .k1 { fill: #f0883e } .k2 { fill: #ff7b72 } .k3 { fill: #56d364 }
}`

/** Panels below each other over the same time, as SVG that stands by itself. */
export function plotOf(plot: Plot): string {
  const height = TOP + plot.panels.length * (PANEL + GAP)
  const x = (second: number) => round(LEFT + (second / plot.seconds) * (WIDTH - LEFT - RIGHT))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escape(plot.title)}</title>`,
    `<desc id="d">${escape(plot.tells)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="page" width="${WIDTH}" height="${height}"/>`,
    ...plot.panels.flatMap((panel, at) => panelOf(panel, TOP + at * (PANEL + GAP), plot, x)),
    ...plot.marks.flatMap(([second, what], at) => markOf(x(second), what, height, at)),
    '</svg>',
    '',
  ].join('\n')
}

function panelOf(
  panel: Panel,
  top: number,
  { seconds }: Plot,
  x: (second: number) => number,
): string[] {
  // prettier-ignore
  const values = panel.lines.flatMap(({ points }) => points.map(([, value]) => value))
  const ticks = panel.isByTens ? tensOf(values) : ticksOf(values)
  const scale = (value: number) => (panel.isByTens ? Math.log10(Math.max(1, value)) : value)
  const [low, high] = [scale(ticks[0] ?? 0), scale(ticks.at(-1) ?? 1)]
  const y = (value: number) => round(top + PANEL - ((scale(value) - low) / (high - low)) * PANEL)
  const grid = ticks.flatMap((tick) => [
    `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}"/>`,
    `<text x="${LEFT - 6}" y="${y(tick) + 4}" text-anchor="end">${tick.toLocaleString('en')}</text>`,
  ])
  const step = seconds > 600 ? 300 : seconds > 120 ? 60 : 10
  const times = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, at) => at * step)
  return [
    ...keyOf(panel, top - 8),
    ...grid,
    ...times.map((time) => `<text x="${x(time)}" y="${top + PANEL + 14}" text-anchor="middle">${step < 60 ? `${time} s` : `${time / 60} min`}</text>`), // prettier-ignore
    ...panel.lines.map(({ points }, at) => `<polyline class="line l${at % 4}" points="${points.map(([second, value]) => `${x(second)},${y(value)}`).join(' ')}"/>`), // prettier-ignore
  ]
}

/** The title of a panel, and what its colours mean. */
function keyOf({ title, lines }: Panel, y: number): string[] {
  let x = LEFT + 20 + title.length * 6.6
  const keys = lines.map(({ name }, at) => {
    const key = `<rect class="k${at % 4}" x="${round(x)}" y="${y - 8}" width="9" height="9"/><text x="${round(x + 13)}" y="${y}">${escape(name)}</text>` // prettier-ignore
    x += 30 + name.length * 6
    return key
  })
  return [`<text class="title" x="${LEFT}" y="${y}">${escape(title)}</text>`, ...keys]
}

/** Words of marks that stand near each other are in two rows. */
function markOf(x: number, what: string, height: number, at: number): string[] {
  const anchor = x > WIDTH / 2 ? 'end' : 'start'
  return [
    `<line class="mark" x1="${x}" x2="${x}" y1="${TOP - 12}" y2="${height - GAP}"/>`,
    `<text class="said" x="${x + (anchor === 'end' ? -4 : 4)}" y="${at % 2 === 0 ? 9 : 20}" text-anchor="${anchor}">${escape(what)}</text>`, // prettier-ignore
  ]
}

/** From one to the first power of ten that no value exceeds. */
function tensOf(values: readonly number[]): number[] {
  const most = values.reduce((most, value) => Math.max(most, value), 10)
  return Array.from({ length: Math.ceil(Math.log10(most)) + 1 }, (_, power) => 10 ** power)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
