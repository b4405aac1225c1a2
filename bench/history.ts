import { parse } from 'csv-parse/sync'
import { type Figure, median } from './figures.ts'

/** When, on what code and on what machine a run was made. */
export type Run = {
  /** YYYY-MM-DD. */
  readonly on: string
  /** The commit, short; with `+` when files were changed. */
  readonly commit: string
  /** The machine's load average before it. */
  readonly load: number
  readonly cores: number
  readonly node: string
}

/** A figure as it was kept: ratios of all rounds as their median, the least and the most. */
export type Kept = Run & {
  readonly what: string
  readonly against: string
  readonly ratio: number
  readonly least: number
  readonly most: number
  readonly rounds: number
}

const COLUMNS = [
  'on', 'commit', 'what', 'against', 'ratio', 'least', 'most', 'rounds', 'load', 'cores', 'node',
] as const // prettier-ignore

/** A change by more is worth a look; less is the machine's own. */
const SEEN = 0.1

/** The lines of `bench/history.csv`, oldest first. Throws for a file that is not such a table. */
export function readHistory(text: string): Kept[] {
  const rows = parse<Record<string, string>>(text, { columns: true, skip_empty_lines: true })
  return rows.map((row) => {
    const number = (name: (typeof COLUMNS)[number]) => Number(row[name])
    const word = (name: (typeof COLUMNS)[number]) => row[name] ?? ''
    return {
      ...{ on: word('on'), commit: word('commit'), what: word('what'), against: word('against') },
      ...{ ratio: number('ratio'), least: number('least'), most: number('most') },
      ...{ rounds: number('rounds'), load: number('load'), cores: number('cores') },
      node: word('node'),
    }
  })
}

/** What a run adds to the history. */
export function keptOf(figures: readonly Figure[], run: Run): Kept[] {
  return figures.map(({ what, against, ratios }) => ({
    ...{ ...run, what, against, ratio: median(ratios), rounds: ratios.length },
    ...{ least: Math.min(...ratios), most: Math.max(...ratios) },
  }))
}

/** The history with more lines, as CSV. */
export function withKept(text: string, kept: readonly Kept[]): string {
  const lines = kept.map((one) => COLUMNS.map((name) => cell(one[name])).join())
  return [text.trimEnd() || COLUMNS.join(), ...lines, ''].join('\n')
}

function cell(value: string | number): string {
  const text = typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(3) : `${value}`
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A sentence for each figure that is a tenth worse than when it was last kept. Ratios compare two
 * things on one machine, so that another machine says little: then there is none.
 */
export function worseThan(
  history: readonly Kept[],
  figures: readonly Figure[],
  run: Run,
): string[] {
  return figures.flatMap((figure) => {
    const { what, against, ratios, atMost } = figure
    const before = history.findLast(
      (one) => one.what === what && one.against === against && one.cores === run.cores,
    )
    if (!before) return []
    const now = median(ratios)
    const change = now / before.ratio - 1
    const isWorse = atMost ? change > SEEN : change < -SEEN
    if (!isWorse) return []
    const percent = `${Math.abs(change * 100).toFixed(0)} % ${atMost ? 'more' : 'less'}`
    const then = `${before.ratio.toFixed(2)} (${before.least.toFixed(2)} to ${before.most.toFixed(2)}) on ${before.on}, ${before.commit}, load ${before.load.toFixed(1)}`
    return [`${what} against ${against}: ${now.toFixed(2)}, ${percent} than ${then}`]
  })
}
