/** Rows read at once: little memory however long a register is. */
export const ROWS_PER_PAGE = 500

/** Rows one by one, a page at a time: `load` gives the next page after a row, null for the first. */
export async function* paged<Row>(
  load: (after: Row | null) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  let after: Row | null = null
  for (;;) {
    const rows: readonly Row[] = await load(after)
    yield* rows
    after = rows.at(-1) ?? null
    if (rows.length < ROWS_PER_PAGE) return
  }
}

/** Rows a page at a time, for what is looked up about many at once. */
export async function* grouped<Row>(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let page: Row[] = []
  for await (const row of rows) {
    page.push(row)
    if (page.length < ROWS_PER_PAGE) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
