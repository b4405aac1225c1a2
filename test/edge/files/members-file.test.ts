import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { checkHousehold } from '../../../src/core/membership/registration.ts'
import { readMembers } from './read-members.ts'
import { makePlan } from '../../core/membership/household.ts'
import { fc } from '../../chance.ts'

const HEADER =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card'
const AWA = 'h1,04123378,Awa Diop,F,1988-04-02,member,771234567,fr,family,,2025-01-10,yes,,A-17'
const MOUSSA = 'h1,,Moussa Diop,M,2015,child,,,,,,,,'

const LONG = 'x'.repeat(50_000)

const CONTEXT = { country: 'SN', languages: ['fr', 'en'], today: date('2026-03-02') } as const

function read(csv: string | Uint8Array) {
  return readMembers(typeof csv === 'string' ? Buffer.from(csv) : csv, CONTEXT)
}

/** Enough lines that what else is held does not count. */
const LINES = 10_000

setFlagsFromString('--expose-gc')
const sweep = runInNewContext('gc') as () => void

/** What is held once everything else is swept away. */
function heapBytes(): number {
  sweep()
  return getHeapStatistics().used_heap_size
}

async function faultsOf(csv: string | Uint8Array): Promise<string[]> {
  const { faults } = await read(csv)
  return faults.map(({ line, field, why }) => `${line} ${field}: ${why}`)
}

/** The file with one field of Awa's row replaced. */
function fileWith(column: string, text: string): string {
  const fields = AWA.split(',')
  fields[HEADER.split(',').indexOf(column)] = text
  return `${HEADER}\n${fields.join(',')}\n`
}

describe('a members file', () => {
  it('is held in little memory, each row and each person of its households', async () => {
    const lines = Array.from({ length: LINES }, (_, n) => `${n},,Awa Sow,F,1988-04-02,member,,,family,,2026-01-10,yes,`) // prettier-ignore
    const csv = [HEADER, ...lines].join('\n')
    const [before, file] = [heapBytes(), await read(csv)]
    const ofRows = (heapBytes() - before) / LINES
    expect(file.rows).toHaveLength(LINES)
    const halfway = heapBytes()
    const nobody = { numbers: new Map(), cards: new Map() }
    const context = {
      plans: [makePlan({ validFrom: date('2025-01-01') })],
      associations: new Set<string>(),
      today: CONTEXT.today,
      seen: nobody,
    }
    const checked = file.rows.map((row) => checkHousehold([row], context).entry?.people)
    const ofPeople = (heapBytes() - halfway) / LINES
    expect(checked).toHaveLength(LINES)
    // A row of fields that were added one after another takes 840 bytes, a person 500.
    expect(ofRows).toBeLessThan(450)
    expect(ofPeople).toBeLessThan(250)
  })

  it('is read once more in the order of its days, which a later line may show', async () => {
    const days = [AWA.replace('1988-04-02', '04/02/1988'), MOUSSA.replace('2015', '12/31/2015')]
    const { rows, faults, readings } = await read([HEADER, ...days].join('\n'))
    expect(faults).toEqual([])
    expect(rows.map(({ birthDate }) => birthDate)).toEqual(['1988-04-02', '2015-12-31'])
    const first = { field: 'birth_date', text: '04/02/1988', value: '1988-04-02', count: 2 }
    expect(readings).toContainEqual(first)
  })

  it('is read line by line', async () => {
    const { rows, faults } = await read(`${HEADER}\n${AWA}\n${MOUSSA}\n`)
    expect(faults).toEqual([])
    expect(rows).toEqual([
      {
        line: 2,
        bad: [],
        household: 'h1',
        number: '04123378',
        name: 'Awa Diop',
        sex: 'F',
        birthDate: '1988-04-02',
        relation: 'member',
        phone: '+221771234567',
        language: 'fr',
        plan: 'family',
        association: null,
        joinedOn: '2025-01-10',
        feePaid: true,
        paidThrough: null,
        card: 'A-17',
      },
      expect.objectContaining({ line: 3, birthDate: '2015', relation: 'child', joinedOn: null }),
    ])
  })

  const french = `${HEADER}\n${AWA.replace('Awa', 'Aïssé')}\n`
  it.each([
    ['UTF-8', Buffer.from(french)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${french}`)],
    ['Windows-1252', Buffer.from(french, 'latin1')],
    ['semicolons', Buffer.from(french.replaceAll(',', ';'))],
    ['UTF-16', Buffer.from(`\ufeff${french}`, 'utf16le')],
    ['a line that names the delimiter', Buffer.from(`sep=,\n${french}`)],
    ['empty columns at the end', Buffer.from(french.replaceAll('\n', ',,\n'))],
    ['tabs', Buffer.from(french.replaceAll(',', '\t'))],
    ['Windows line ends', Buffer.from(french.replaceAll('\n', '\r\n'))],
    ['old Macintosh line ends', Buffer.from(french.replaceAll('\n', '\r'))],
    ['quotes around everything', Buffer.from(french.replace(/[^,\n]+/g, '"$&"'))],
    [
      'spaces around fields and capitals in the header',
      Buffer.from(french.replaceAll(',', ' , ').replace('household', 'Household')),
    ],
    ['empty lines', Buffer.from(french.replaceAll('\n', '\n\n,,,,,,,,,,,,,\n  \n'))],
  ])('is read with %s', async (_, bytes) => {
    const { rows, faults } = await read(bytes)
    expect(faults).toEqual([])
    expect(rows.map((row) => [row.name, row.number, row.card])).toEqual([
      ['Aïssé Diop', '04123378', 'A-17'],
    ])
  })

  it('may have its columns in any order and lack the last three', async () => {
    const order = HEADER.split(',').slice(0, 11).reverse()
    const fields = AWA.split(',').slice(0, 11).reverse()
    const { rows, faults } = await read(`${order.join(',')}\n${fields.join(',')}`)
    expect(faults).toEqual([])
    expect(rows[0]).toMatchObject({
      name: 'Awa Diop',
      feePaid: null,
      paidThrough: null,
      card: null,
    })
  })

  it('keeps characters whole wherever the file is cut into pieces', async () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      AWA.replace('Awa', 'é'.repeat(30 + (index % 7))).replace('04123378', ''),
    )
    const { rows, faults } = await read(`${HEADER}\n${many.join('\n')}`)
    expect(faults).toEqual([])
    expect(rows).toHaveLength(3000)
    expect(rows.every((row) => /^é+ Diop$/.test(row.name))).toBe(true)
  })

  it.each([
    ['name', '"Awa ""la grande"" Diop"', 'Awa "la grande" Diop'],
    ['name', '"Diop, Awa"', 'Diop, Awa'],
    ['number', '0412337-8', '04123378'],
    ['number', '0412 337 8', '04123378'],
    ['sex', 'f', 'F'],
    ['phone', '+254700000001', '+254700000001'],
    ['phone', '77 123 45 67', '+221771234567'],
    ['birth_date', '1988', '1988'],
    ['fee_paid', 'NO', false],
    ['fee_paid', 'oui', true],
    ['fee_paid', 'Ndiyo', true],
    ['fee_paid', '1', true],
    ['fee_paid', 'x', true],
    ['fee_paid', '0', false],
    ['fee_paid', 'hapana', false],
    ['sex', 'Femme', 'F'],
    ['sex', 'female', 'F'],
    ['sex', 'ke', 'F'],
    ['sex', 'Mwanaume', 'M'],
    ['sex', 'Féminin', 'F'],
    ['sex', 'H', 'M'],
    ['relation', 'Adhérente', 'member'],
    ['relation', 'épouse', 'spouse'],
    ['relation', 'mke', 'spouse'],
    ['relation', 'Fils', 'child'],
    ['relation', 'daughter', 'child'],
    ['relation', 'mtoto', 'child'],
    ['relation', 'Mère', 'parent'],
    ['relation', 'nièce', 'other'],
    ['language', 'Français', 'fr'],
    ['number', '4123378', '04123378'],
    ['number', '4123378.0', '04123378'],
    ['number', '="04123378"', '04123378'],
    ['phone', '771234567.0', '+221771234567'],
    ['phone', "'77 123 45 67", '+221771234567'],
    ['birth_date', '12-mars-1988', '1988-03-12'],
    ['birth_date', '13/04/1988', '1988-04-13'],
    ['birth_date', '1988.0', '1988'],
    ['joined_on', '2025-03-01 00:00:00', '2025-03-01'],
    ['joined_on', '2025-03-01T00:00:00Z', '2025-03-01'],
    ['name', 'N’Diaye Sœur', 'N’Diaye Sœur'],
    ['name', 'JOÃO\u00a0Gomes', 'JOÃO Gomes'],
    ['card', 'MUT-2019/0456', 'MUT-2019/0456'],
    ['card', '12E4', '12E4'],
    ['language', 'EN', 'en'],
  ])('reads %s %s as %j', async (column, text, value) => {
    const { rows, faults } = await read(fileWith(column, text))
    expect(faults).toEqual([])
    expect(Object.values(rows[0] as object)).toContain(value)
  })

  it.each([
    ['household', '', '2 household: is empty'],
    ['number', '04123379', '2 number: has a wrong check digit'],
    ['number', '412337', '2 number: has a wrong check digit'],
    [
      'number',
      '4.12E+07',
      '2 number: is a number that a spreadsheet has shortened: its digits are lost',
    ],
    ['number', '#REF!', '2 number: is the fault of a formula in a spreadsheet'],
    ['number', '412', '2 number: is not a member number of 8 digits'],
    ['name', '', '2 name: is empty'],
    ['name', 'A'.repeat(81), '2 name: is longer than 80 characters'],
    ['name', 'Awa\u0000Diop', '2 name: has a character that cannot be shown'],
    ['name', 'Awa\tDiop', '2 name: has a character that cannot be shown'],
    ['name', '"Awa\nDiop"', '2 name: has a character that cannot be shown'],
    ['name', 'A\ufffdwa', '2 name: has the mark of a letter that was lost: type the name again'],
    ['name', '李', '2 name: has nothing that an SMS can write'],
    ['sex', 'X', '2 sex: must be F or M'],
    [
      'birth_date',
      '02/04/1988',
      '2 birth_date: can be 1988-04-02 or 1988-02-04, and all days of the file can be read so: say --dates dmy or mdy',
    ],
    ['birth_date', '1988-02-30', '2 birth_date: is not a day that there is'],
    ['birth_date', '2026-03-03', '2 birth_date: is in the future'],
    ['birth_date', '2027', '2 birth_date: is in the future'],
    ['birth_date', '1899', '2 birth_date: is before 1900'],
    ['relation', 'boss', '2 relation: must be member, spouse, child, parent or other'],
    ['phone', '12', '2 phone: is not a phone number of SN'],
    [
      'phone',
      '2.547E+11',
      '2 phone: is a number that a spreadsheet has shortened: its digits are lost',
    ],
    ['phone', '771234567/781234567', '2 phone: is not a phone number of SN'],
    ['phone', '####', '2 phone: was hidden by a column too narrow when the file was saved'],
    ['card', '12-mars', '2 card: is a day that a spreadsheet has made of it'],
    ['card', 'Nov-26', '2 card: is a day that a spreadsheet has made of it'],
    [
      'card',
      '1.23E+05',
      '2 card: is a number that a spreadsheet has shortened: its digits are lost',
    ],
    ['household', '12-Mar', '2 household: is a day that a spreadsheet has made of it'],
    ['plan', '=A1', '2 plan: is a formula of a spreadsheet: save what it shows'],
    [
      'joined_on',
      'Nov-26',
      '2 joined_on: can mean two things: 26 November of a year that it does not say, or November 2026; write the whole day as YYYY-MM-DD',
    ],
    [
      'joined_on',
      '45717',
      '2 joined_on: is the number that a spreadsheet keeps for a day (2025-03-01): show the column as dates YYYY-MM-DD and save again',
    ],
    [
      'joined_on',
      '2025-03-01T23:00:00Z',
      '2 joined_on: is a moment in another time zone: write the day alone',
    ],
    [
      'name',
      'AÃ¯ssatou Diop',
      '2 name: was read in another encoding than it was written in: save the file as UTF-8 where the name shows right',
    ],
    [
      'name',
      'VoilÃ  Diop',
      '2 name: was read in another encoding than it was written in: save the file as UTF-8 where the name shows right',
    ],
    ['name', 'A?ssatou', '2 name: has a ? where a letter was lost: type the name again'],
    ['name', 'Fran‡ois', '2 name: has ‡ where a letter was lost: type the name again'],
    ['name', '#NOM?', '2 name: is the fault of a formula in a spreadsheet'],
    ['language', 'sw', '2 language: must be one of fr, en'],
    ['joined_on', '2025', '2 joined_on: is not a date such as YYYY-MM-DD'],
    ['fee_paid', 'perhaps', '2 fee_paid: must be yes or no'],
    ['paid_through', '2025-13-01', '2 paid_through: is not a day that there is'],
    ['card', 'A'.repeat(41), '2 card: is longer than 40 characters'],
  ])('is refused with %s %j', async (column, text, fault) => {
    expect(await faultsOf(fileWith(column, text))).toEqual([fault])
  })

  it('counts lines inside quotes, so that a fault names the line where its record begins', async () => {
    const csv = `${HEADER}\r\n${AWA.replace('A-17', '"A\r\n\r\n17"')}\r\n\r\n${MOUSSA.replace('M,', 'X,')}`
    expect(await faultsOf(csv)).toEqual([
      '2 card: has a character that cannot be shown',
      '6 sex: must be F or M',
    ])
  })

  it('names every fault of every line', async () => {
    const csv = `${HEADER}\n${AWA.replace(',F,', ',X,').replace('yes', 'sic')}\n${MOUSSA.replace('2015', '20')}`
    expect(await faultsOf(csv)).toEqual([
      '2 sex: must be F or M',
      '2 fee_paid: must be yes or no',
      '3 birth_date: is not a date such as YYYY-MM-DD',
    ])
  })

  it.each([
    ['nothing', '', '0 : is empty'],
    ['empty lines', '\n\n', '0 : is empty'],
    ['another column', `${HEADER},colour\n${AWA},red`, '1 colour: is not a column known here'],
    ['a column twice', `${HEADER},name\n${AWA},Awa`, '1 name: is there twice'],
    ['a column missing', `${HEADER.replace('sex,', '')}\n${AWA}`, '1 sex: is missing'],
    ['a field too many', `${HEADER}\n${AWA},more`, '2 : has 15 fields, the header has 14'],
    ['fields too few', `${HEADER}\nh1,04123378,Awa Diop,F,1988`, '2 relation: is empty'],
    [
      'text after a quote',
      `${HEADER}\n${AWA}\n${AWA.replace('Awa', '"Awa" X')}`,
      '3 : there is text after the closing quote of a field',
    ],
    ['an open quote', `${HEADER}\n${AWA}\n"${AWA}`, '3 : a quoted field is not closed'],
    [
      'a quote open for long',
      `${HEADER}\n${AWA}\n"${LONG}\n${AWA}`,
      '3 : a line is longer than 20000 characters; is a quote left open?',
    ],
  ])('is refused with %s', async (_, csv, fault) => {
    expect(await faultsOf(csv)).toEqual([fault])
  })

  it('never makes a household of rows with a fault, whatever is in them', async () => {
    const field = fc.oneof(
      fc.constantFrom(...AWA.split(','), ...MOUSSA.split(','), 'spouse', 'x', '2015-02-30'),
      fc.string({ maxLength: 10 }),
    )
    const row = fc.array(field, { minLength: 13, maxLength: 15 })
    const plans = [] as never[]
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (lines) => {
        const quoted = lines.map((line) => line.map((text) => `"${text.replaceAll('"', '""')}"`))
        const { rows, faults } = await read([HEADER, ...quoted].join('\n'))
        const bad = new Set(faults.map(({ line }) => line))
        expect(rows.filter((one) => one.bad.length > 0).map(({ line }) => line)).toEqual(
          rows.map(({ line }) => line).filter((line) => bad.has(line)),
        )
        const seen = { numbers: new Map<string, number>(), cards: new Map<string, number>() }
        const context = { plans, associations: new Set<string>(), today: CONTEXT.today, seen }
        const checked = checkHousehold(rows, context)
        expect(checked.entry === null || (bad.size === 0 && checked.faults.length === 0)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
