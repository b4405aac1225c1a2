import type { AssemblyReport } from '../../app/bookkeeping/read-assembly.ts'
import { toDecimal } from '../../core/money.ts'
import { csvLine } from '../../core/registers/csv.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import { type Cell, keyFigures, sectionsOf } from './sections.ts'
import { wordsIn } from './words.ts'

/** The figures of the page as CSV, a line each: where it stands, what it is, and the figure itself. */
export function assemblyCsv(report: AssemblyReport, language: Language): string[] {
  const words = wordsIn(language)
  const { currency } = report.mutual
  const line = (section: string, table: string, name: Cell, column: string, cell: Cell) => {
    const [value, unit] = valueOf(cell, currency)
    return csvLine([section, table, typeof name === 'string' ? name : '', column, value, unit])
  }
  const key = words.say('keyFigures')
  return [
    'section,table,line,column,value,unit',
    ...keyFigures(report, words).map(([name, cell]) => line(key, key, name, '', cell)),
    ...sectionsOf(report, words).flatMap(({ title, tables }) =>
      tables.flatMap((table) =>
        table.lines.flatMap(({ cells: [name = '', ...cells] }) =>
          cells.map((cell, at) =>
            line(title, table.title ?? title, name, table.head[at + 1] ?? '', cell),
          ),
        ),
      ),
    ),
  ]
}

/** The figure in plain notation, and what it counts; rates in per cent. */
function valueOf(cell: Cell, currency: AssemblyReport['mutual']['currency']): [string, string] {
  if (typeof cell === 'string') return [cell, '']
  switch (cell.kind) {
    case 'money':
      return [toDecimal(cell.amount, currency), currency]
    case 'count':
      return [String(cell.count), '']
    case 'rate':
      return [cell.perMille === null ? '' : String(cell.perMille / 10), '%']
    case 'days':
      return [cell.days === null ? '' : String(cell.days), 'days']
  }
}
