import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { minor } from '../../../src/core/money.ts'
import { amountCell, csvLine } from '../../../src/core/registers/csv.ts'
import { fc } from '../../chance.ts'

describe('a line of a register', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['+254711000001', `'+254711000001`],
    ['-2+3', `'-2+3`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `"'\t'=1"`],
    ['\r=1', `"'\r'=1"`],
    ['\n=1', `"'\n'=1"`],
    ['＝1', `'＝1`],
    ...[...'＋－＠﹦﹢﹣﹫−'].map((sign) => [`${sign}1`, `'${sign}1`] as [string, string]),
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    [`x;=cmd|' /C calc'!A0`, `"x;'=cmd|' /C calc'!A0"`],
    ['x\n=1', `"x\n'=1"`],
    ['-1500.50', '-1500.50'],
    ['-1500.50.1', `'-1500.50.1`],
    ['O’Neil, "Ann"', '"O’Neil, ""Ann"""'],
    ['a;b', '"a;b"'],
    ['Awa Diop', 'Awa Diop'],
  ])('writes %j as %j', (text, cell) => {
    expect(csvLine([text])).toBe(cell)
  })

  const text = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ';', ',', '"', "'", 'x', '1'))
      .map((a) => a.join('')),
  )

  it('has as many cells as were written, none a formula to a comma or a semicolon spreadsheet', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (cells) => {
        const line = csvLine(cells)
        const [read] = parse(`${line}\r\n`, { relaxColumnCount: true, recordDelimiter: '\r\n' })
        expect(read ?? ['']).toHaveLength(cells.length)
        for (const cell of read ?? []) expect(isFormula(cell)).toBe(false)
        // A program that splits at semicolons and knows nothing of quotes sees no formula either.
        for (const cell of cells) {
          const inner = csvLine([cell]).replace(/^"|"$/g, '')
          for (const part of inner.split(/[;\r\n]/)) expect(isFormula(part)).toBe(false)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves an empty cell for nothing', () => {
    expect(csvLine([null, 0, '', amountCell(minor(0), 'KES'), amountCell(minor(50), 'KES')])).toBe(
      ',0,,,0.50',
    )
  })

  function isFormula(cell: string): boolean {
    return /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)
  }
})
