/** A column of lines that are printed as they come, so that its width is known before they do. */
export type FixedColumn = {
  readonly title: string
  readonly width: number
  /** Amounts and counts stand to the right. */
  readonly right?: true
}

const GAP = '  '

/** One line; what is too wide for its column pushes the rest to the right. */
export function fixedLine(columns: readonly FixedColumn[], cells: readonly string[]): string {
  return columns
    .map(({ width, right }, at) => {
      const cell = cells[at] ?? ''
      return right ? cell.padStart(width) : cell.padEnd(width)
    })
    .join(GAP)
    .trimEnd()
}

export function fixedTitles(columns: readonly FixedColumn[]): string {
  return fixedLine(
    columns,
    columns.map(({ title }) => title),
  )
}
