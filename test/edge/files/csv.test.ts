import { describe, expect, it } from 'vitest'
import { fitted, namesIn, readTable } from '../../../src/edge/files/csv.ts'
import { isMisread } from '../../../src/edge/files/file-text.ts'

async function cells(csv: string | Uint8Array): Promise<string[]> {
  const { records, faults } = await readTable(Buffer.from(csv))
  return [
    ...faults.map(({ line, why }) => `${line} ${why}`),
    ...records.map(({ line, fields }) => `${line} ${fields.join('·')}`),
  ]
}

/** Windows-1252 bytes of what Python and iconv make of `N’Diaye;Cœur;€–Ÿ;é`. */
const WINDOWS = Buffer.from('4e92446961796511' + '3b439c7572' + '3b80969f3be9', 'hex')

describe('the bytes of a CSV file', () => {
  const text = 'name;town\nN’Diaye;Cœur\nAïssé;Thiès'
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 as Excel’s Unicode text', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 the other way round without a mark', Buffer.from(text, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(text.replace('’', '\x92').replace('œ', '\x9c'), 'latin1')],
  ])('are read as %s', async (_, bytes) => {
    expect(await cells(bytes)).toEqual(['1 name·town', '2 N’Diaye·Cœur', '3 Aïssé·Thiès'])
  })

  it('are read by the table of Windows-1252 and not as Latin-1', async () => {
    expect(await cells(WINDOWS)).toEqual(['1 N’Diaye\x11·Cœur·€–Ÿ·é'])
  })

  it('are refused where one line is in another encoding than the others, whichever it is', async () => {
    const foreign = 'is in another encoding than the other lines of the file'
    const lines = ['name', 'Aïssé', 'Awa', 'Rokhaya Bâ', 'Coumba Sène'].map((line) =>
      Buffer.from(line),
    )
    const joined = (other: Buffer) =>
      Buffer.concat([...lines, other].flatMap((line) => [line, Buffer.from('\r\n')]))
    const [fault = '', ...more] = await cells(joined(Buffer.from('Fatou Sène', 'latin1')))
    expect(fault).toContain(`6 ${foreign}`)
    expect(more).toEqual([])
    const latin = ['name', 'A\xefss\xe9', 'B\xe2'].map((line) => Buffer.from(line, 'latin1'))
    lines.splice(0, lines.length, ...latin)
    expect(await cells(joined(Buffer.from('Sène')))).toEqual([
      expect.stringMatching(/^4 is in another/),
    ])
  })

  it('are refused by line for twenty lines, and counted beyond', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Sène\n'.repeat(30)),
      Buffer.from('Sène\n'.repeat(25), 'latin1'),
    ])
    const told = await cells(bytes)
    expect(told).toHaveLength(21)
    expect(told.at(-1)).toBe('0 has 5 more lines in another encoding than the others')
  })

  it.each([
    ['PK\x03\x04\x14\0[Content_Types].xml', 'is a workbook (.xlsx)'],
    [
      'PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
      'is a workbook (.ods)',
    ],
    ['PK\x03\x04\x14\0Index/Document.iwa', 'is an archive'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'is a workbook (.xls)'],
    ['%PDF-1.7', 'is a PDF'],
    ['<html xmlns:x="urn:schemas-microsoft-com:office:excel">', 'is a web page or XML'],
    ['\x1f\x8b\x08', 'is compressed'],
  ])('are recognised as no text: %j', async (start, why) => {
    expect(await cells(Buffer.from(start, 'latin1'))).toEqual([expect.stringContaining(`0 ${why}`)])
  })
})

describe('the lines of a CSV file', () => {
  it.each([
    ['a line that names the delimiter', 'sep=;\na,b;c\n1;2', ['2 a,b·c', '3 1·2']],
    ['one in quotes and capitals', '\r\n"SEP=\t"\r\na\tb', ['3 a·b']],
    ['one that a spreadsheet filled up', 'sep=;;;\na;b', ['2 a·b']],
    ['blank lines above and between', '\n;;\na;b\n\n1;2\n;\n', ['3 a·b', '5 1·2']],
    [
      'lines about it above its header',
      'Bank, Dakar\na;b;c\n1,5;2,5;3,5',
      ['1 Bank, Dakar', '2 a·b·c', '3 1,5·2,5·3,5'],
    ],
    ['commas in quotes', '"a, b, c, d";e\n1;2', ['1 a, b, c, d·e', '2 1·2']],
    ['bars', 'a|b\n1|2', ['1 a·b', '2 1·2']],
  ])('are read with %s', async (_, csv, lines) => {
    expect(await cells(csv)).toEqual(lines)
  })

  it('fit their header with empty fields too many or too few', () => {
    expect(namesIn(['\ufeffA ', '', 'b', '', ' '])).toEqual(['a', '', 'b'])
    const names = ['a', '', 'b']
    expect(fitted(['1'], names)).toEqual(['1', '', ''])
    expect(fitted(['1', '', '2', '', ' '], names)).toEqual(['1', '', '2'])
    expect(fitted(['1', '', '2', 'x'], names)).toEqual({ why: 'has 4 fields, the header has 3' })
    expect(fitted(['1', 'x', '2'], names)).toEqual({
      why: 'has text in column 2, which the header does not name',
    })
  })
})

it.each([
  ['AÃ¯ssatou', true],
  ['Nâ€™Diaye', true],
  ['CÅ“ur', true],
  ['Ã‰lodie', true],
  ['á»\u008dlÃ¡', true],
  ['Aïssatou', false],
  ['N’Diaye', false],
  ['José’s', false],
  ['ANDRÉ’', false],
  ['JOÃO', false],
  ['Âé', false],
])('%s was misread: %s', (text, is) => {
  expect(isMisread(text)).toBe(is)
})
