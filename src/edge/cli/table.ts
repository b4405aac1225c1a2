export type Column<Row> = {
  readonly title: string
  readonly cell: (row: Row) => string
  /** Amounts and counts stand to the right. */
  readonly right?: true
}

const GAP = '  '

/** A table with aligned columns below their titles, a line each and no space at line ends. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  const cells = rows.map((row) => columns.map((column) => column.cell(row)))
  const lines = [columns.map((column) => column.title), ...cells]
  const widths = columns.map((_, at) =>
    Math.max(...lines.map((line) => [...(line[at] as string)].length)),
  )
  return lines.map((line) =>
    line
      .map((cell, at) => padded(cell, widths[at] as number, columns[at]?.right === true))
      .join(GAP)
      .trimEnd(),
  )
}

/** Names and values, a line each, the values below each other. */
export function fields(entries: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...entries.map(([name]) => name.length))
  return entries.map(([name, value]) => `${name.padEnd(width)}${GAP}${value}`)
}

function padded(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - [...cell].length)
  return right ? space + cell : cell + space
}
