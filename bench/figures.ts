/** One comparison: the ratio of each round, `A` divided by `B` measured right beside it. */
export type Figure = {
  readonly what: string
  readonly against: string
  readonly ratios: readonly number[]
  readonly wanted: number | null
  /** The ratio is wanted to be no more than that; otherwise no less. */
  readonly atMost?: boolean
  /** What was done for a figure that falls short. */
  readonly tried?: string
}

/** What stands under the table: how much was measured, and on what. */
export type Circumstances = {
  readonly cores: number
  readonly node: string
  readonly lines: readonly string[]
}

/** Each round's `A` divided by the `B` measured right beside it. */
export function ratiosOf(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, round) => value / (b[round] as number))
}

/** The middle one, or the mean of the middle two. */
export function median(values: readonly number[]): number {
  const inOrder = [...values].sort((a, b) => a - b)
  const middle = inOrder.length / 2
  const upper = inOrder[Math.floor(middle)] ?? NaN
  return Number.isInteger(middle) ? (upper + (inOrder[middle - 1] ?? NaN)) / 2 : upper
}

/** The table and what belongs to it, as Markdown. */
export function renderFigures(
  figures: readonly Figure[],
  { cores, node, lines }: Circumstances,
): string {
  const short = figures.filter(fallsShort)
  return [
    '| measured | against | ratio | rounds | wanted |',
    '| --- | --- | --- | --- | --- |',
    ...figures.map(rowOf),
    '',
    `Median of the ratios of all rounds, on ${cores} cores, Node ${node}. ${lines.join(' ')}`,
    ...short.flatMap(({ what, against, tried }) =>
      tried ? ['', `**Short:** ${what} against ${against}. ${tried}`] : [],
    ),
  ].join('\n')
}

function rowOf(figure: Figure): string {
  const { what, against, ratios, wanted } = figure
  const range = `${shown(Math.min(...ratios))} to ${shown(Math.max(...ratios))}`
  const bound = figure.atMost ? 'at most' : 'at least'
  const goal =
    wanted === null ? '' : `${bound} ${shown(wanted)}${fallsShort(figure) ? ', short' : ''}`
  return `| ${what} | ${against} | ${shown(median(ratios))} | ${range} | ${goal} |`
}

function fallsShort({ ratios, wanted, atMost }: Figure): boolean {
  if (wanted === null) return false
  return atMost ? median(ratios) > wanted : median(ratios) < wanted
}

function shown(ratio: number): string {
  return ratio.toFixed(2)
}

const MARKED = /(<!-- bench -->\n)[^]*?(<!-- \/bench -->)/

/** A document with the table between its two marks. Throws when it has none. */
export function withTable(document: string, table: string): string {
  if (!MARKED.test(document))
    throw new Error('no <!-- bench --> … <!-- /bench --> to write between')
  return document.replace(MARKED, (_, begin: string, end: string) => `${begin}\n${table}\n\n${end}`)
}
