import { describe, expect, it } from 'vitest'
import { makeTerminal, STATUTES } from './terminal.ts'

const HEADER =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card'
const MUTUAL = ['--mutual', 'jappo']

async function withMutual() {
  const terminal = makeTerminal()
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  const write = (...lines: string[]) => terminal.file('members.csv', [HEADER, ...lines].join('\n'))
  return { ...terminal, write }
}

const AWA = 'h1,4123378,Awa Diop,femme,02/04/1988,Adhérente,771234568.0,fr,family,,13/01/2025,oui,,'
const MOUSSA = 'h1,,Moussa Diop,M,03/05/2015,fils,,,,,,,,'

describe('import', () => {
  it('says in a dry run how it reads, what it would register and what it would change', async () => {
    const { write, done, run } = await withMutual()
    const file = write(AWA, MOUSSA)
    expect((await done('import', file, ...MUTUAL, '--dry-run')).trimEnd().split('\n')).toEqual([
      'read: number "4123378" as 04123378',
      'read: sex "femme" as F',
      'read: birth_date "02/04/1988" as 1988-04-02, 2 times',
      'read: relation "Adhérente" as member',
      'read: phone "771234568.0" as +221771234568',
      'read: joined_on "13/01/2025" as 2025-01-13',
      'read: fee_paid "oui" as yes',
      'read: relation "fils" as child',
      'line 2: would register Awa Diop and 1 more, family from 2025-01-13',
      'nothing was written; without --dry-run: 1 new members (2 people), 0 changed',
    ])
    await done('import', file, ...MUTUAL)
    const changed = write(AWA.replace('771234568.0', '771234569'), MOUSSA)
    const change = await done('import', changed, ...MUTUAL, '--dry-run', '--update')
    expect(change).toContain('line 2: would change 0412337-8: phone of /0 +221771234569')
    const json = await run(['import', changed, ...MUTUAL, '--dry-run', '--update', '--json'])
    expect(JSON.parse(json.out)).toMatchObject({
      ...{ ok: true, dryRun: true, members: 0, people: 0, updated: 1, households: [] },
      changes: [{ line: 2, number: '04123378' }],
      readings: [{ field: 'number', text: '4123378', value: '04123378', count: 1 }, {}, {}, {}, {}, {}, {}], // prettier-ignore
    })
  })

  it('is told the order of days that the file does not show', async () => {
    const { write, run, done } = await withMutual()
    const file = write(AWA.replace('13/01/2025', '10/01/2025'))
    const { code, err } = await run(['import', file, ...MUTUAL])
    expect({ code, err }).toEqual({
      code: 1,
      err: [
        `${file}:2: birth_date "02/04/1988" can be 1988-04-02 or 1988-02-04, and all days of the file can be read so: say --dates dmy or mdy`,
      ],
    })
    const as = (order: string) => done('import', file, ...MUTUAL, '--dry-run', '--dates', order)
    expect(await as('dmy')).toContain('from 2025-01-10')
    expect(await as('mdy')).toContain('from 2025-10-01')
  })

  it('refuses days that a spreadsheet has turned round by half', async () => {
    const { write, run } = await withMutual()
    const file = write(AWA, MOUSSA.replace('03/05/2015', '3/25/2015'))
    expect((await run(['import', file, ...MUTUAL])).err).toEqual([
      `${file}:3: birth_date "3/25/2015" has day and month in another order than "13/01/2025" on line 2: write all days in one`,
    ])
  })

  it('tells line, column, value and household, twenty of a kind, and counts the rest', async () => {
    const { write, run } = await withMutual()
    const many = Array.from(
      { length: 25 },
      (_, at) => `m${at},,Awa Sow,F,1990,member,2.2177E+11,,family,,2025-06-03,no,,`,
    )
    const file = write(...many, AWA.replace('femme', 'x'))
    const { code, err } = await run(['import', file, ...MUTUAL])
    const why =
      'phone "2.2177E+11" is a number that a spreadsheet has shortened: its digits are lost'
    expect({ code, err }).toEqual({
      code: 1,
      err: [
        ...Array.from({ length: 20 }, (_, at) => `${file}:${at + 2}: ${why} (household m${at})`),
        `${file}:27: sex "x" must be F or M (household h1)`,
        `${file}: 5 more like it: phone is a number that a spreadsheet has shortened: its digits are lost`,
        `${file}: 26 faults; nothing was written`,
      ],
    })
    const json = JSON.parse((await run(['import', file, ...MUTUAL, '--json'])).out) as object
    expect(json).toMatchObject({ ok: false, more: [{ field: 'phone', count: 5 }] })
  })

  it('shows control characters of a value as a mark', async () => {
    const { write, run } = await withMutual()
    const file = write(AWA.replace('Awa', 'A\u001b[2Jwa'))
    expect((await run(['import', file, ...MUTUAL])).err).toEqual([
      `${file}:2: name "A\ufffd[2Jwa Diop" has a character that cannot be shown (household h1)`,
    ])
  })

  it('says what to do with a workbook', async () => {
    const { file, run } = await withMutual()
    const book = file('members.xlsx', 'PK\u0003\u0004[Content_Types].xml')
    expect((await run(['import', book, ...MUTUAL])).err).toEqual([
      `${book}: is a workbook (.xlsx): open it and save it as CSV (in Excel "CSV UTF-8")`,
    ])
  })

  it('refuses a register that comes again, unless its people are others', async () => {
    const { write, run, done } = await withMutual()
    const line = 'h1,,Awa Diop,F,1988,member,771234568,,family,,2025-01-10,,,'
    const file = write(line)
    await done('import', file, ...MUTUAL)
    const { code, err } = await run(['import', file, ...MUTUAL, '--update'])
    expect(code).toBe(1)
    expect(err[0]).toContain('was imported on')
    expect(await done('import', file, ...MUTUAL, '--others')).toContain('1 new members')
  })
})
