import type { StatementLine, StatementLines } from '../../core/payments/reconciliation.ts'

/** Lines that are packed and unpacked together: a moment's work. */
const LINES_PER_PAGE = 500

type Row = readonly [
  ...[StatementLine['reference'], StatementLine['kind'], StatementLine['amount']],
  ...[StatementLine['at'], StatementLine['on'], StatementLine['phone'], StatementLine['account']],
  ...[StatementLine['linked'], StatementLine['direction'], StatementLine['note']],
]

/**
 * Holds the lines of a long statement, which may be gone through again and again, in as many bytes as
 * its file has: as objects they would take many times as much. Lines may change while they are
 * gone through, by `changed`.
 */
export function packLines(changed: (line: StatementLine) => StatementLine): {
  add(line: StatementLine): void
  done(): StatementLines
} {
  const pages: Buffer[] = []
  let rows: Row[] = []
  let length = 0
  const pack = () => {
    if (rows.length > 0) pages.push(Buffer.from(JSON.stringify(rows)))
    rows = []
  }
  return {
    add: (line) => {
      rows.push(rowOf(line))
      length += 1
      if (rows.length === LINES_PER_PAGE) pack()
    },
    done: () => {
      pack()
      return {
        length,
        *[Symbol.iterator]() {
          for (const page of pages)
            for (const row of JSON.parse(page.toString()) as Row[]) yield changed(lineOf(row))
        },
      }
    },
  }
}

function rowOf(line: StatementLine): Row {
  const { reference, kind, amount, at, on, phone, account, linked } = line
  return [reference, kind, amount, at, on, phone, account, linked, line.direction, line.note]
}

function lineOf([reference, kind, amount, at, on, phone, account, linked, ...rest]: Row) {
  const [direction = null, note = null] = rest
  return { reference, kind, amount, at, on, phone, account, linked, direction, note }
}
