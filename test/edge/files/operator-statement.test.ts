import { describe, expect, it } from 'vitest'
import type { DateOrder } from '../../../src/core/written-date.ts'
import { type Given, readStatement } from '../../../src/edge/files/operator-statement.ts'

const MPESA = `Organization Name,MUTUELLE EXEMPLE
Short Code,600111

Receipt No.,Completion Time,Initiation Time,Details,Transaction Status,Paid In,Withdrawn,Balance,Balance Confirmed,Reason Type,Other Party Info,Linked Transaction ID,A/C No.
UCE4XK91TQ,14-03-2026 10:16:02,14-03-2026 10:15:58,Pay Bill Online,Completed,250.00,,"18,250.00",true,Pay Bill Online,2547****0222 - AMINA,,MH0042719
UCE4XK92AB,14-03-2026 10:20:00,14-03-2026 10:19:58,Pay Bill from 254722000111 - JO Acc. 0412337-8,Completed,"1,500.00",,"19,750.00",true,Pay Bill,254722000111 - JO KAMAU,,
UCE4XK93CD,14-03-2026 10:21:00,14-03-2026 10:21:00,Pay Bill Online,Failed,90.00,,"19,750.00",true,Pay Bill Online,2547****0222 - AMINA,,MH0042719
UCE5AA02PL,14-03-2026 11:02:40,14-03-2026 11:02:40,Reversal,Completed,,-250.00,"18,000.00",true,Organization Reversal,2547****0222 - AMINA,UCE4XK91TQ,
UCE5AB77QX,14-03-2026 18:00:00,14-03-2026 18:00:00,Pay Bill Charge,Completed,,-3.00,"17,997.00",true,Business Pay Bill Charge,,UCE4XK91TQ,
UCE5AB77QX,14-03-2026 18:00:01,14-03-2026 18:00:01,Excise,Completed,,0.45,"17,996.55",true,Excise fee,,UCE4XK91TQ,
UCE6SETTLE,15-03-2026 02:00:00,15-03-2026 02:00:00,Settlement,Completed,,"15,000.00","2,996.55",true,Organization Settlement to Bank,,,
UCE7WHAT,15-03-2026 02:01:00,15-03-2026 02:01:00,B2C,Completed,,10.00,"2,986.55",true,Promotion Payment,,,
`

const PLAIN = `receipt,paid_at,amount,phone,account
R1,2026-03-02 09:30,500,0722000111,0412337-8
R2,2026-03-02T06:31:00Z,70.50,,
`

async function read(csv: string, dates: DateOrder | null = null, more: Partial<Given> = {}) {
  const given = { currency: 'KES', timeZone: 'Africa/Nairobi', dates } as const
  const { lines, ...file } = await readStatement(Buffer.from(csv), { ...given, ...more })
  return { ...file, lines: [...lines] }
}

/** Each line as `kind reference amount`. */
async function lines(csv: string, dates: DateOrder | null = null): Promise<string[]> {
  const { lines, faults } = await read(csv, dates)
  expect(faults).toEqual([])
  return lines.map(({ kind, reference, amount }) => `${kind} ${reference} ${amount}`)
}

describe('operators’ statements', () => {
  it('are read as M-Pesa’s portal writes them, what failed left out', async () => {
    expect(await lines(MPESA)).toEqual([
      'payment UCE4XK91TQ 25000',
      'payment UCE4XK92AB 150000',
      'reversal UCE5AA02PL 25000',
      'fee UCE5AB77QX 345',
      'sweep UCE6SETTLE 1500000',
      'other UCE7WHAT 1000',
    ])
    const { lines: all, passedOver } = await read(MPESA)
    expect(passedOver).toBe(1)
    const [masked, known, reversal] = all
    expect(masked).toMatchObject({ phone: null, account: 'MH0042719', on: '2026-03-14' })
    expect(masked?.at).toBe(Date.parse('2026-03-14T10:16:02+03:00'))
    expect(known).toMatchObject({ phone: '+254722000111', account: '0412337-8' })
    expect(reversal).toMatchObject({ linked: 'UCE4XK91TQ' })
  })

  it('say what was on the account before and after, and where a line is missing', async () => {
    expect((await read(MPESA)).stated).toEqual({
      ...{ opening: 1_800_000, closing: 298_655 },
      from: Date.parse('2026-03-14T10:16:02+03:00'),
      through: Date.parse('2026-03-15T02:01:00+03:00'),
      // A line of the operator's own sample was put in before it.
      gaps: ['UCE5AA02PL'],
    })
    expect((await read(PLAIN)).stated).toBeNull()
    const partly =
      'receipt,paid_at,amount,balance\nR1,2026-03-02 09:30,500,500\nR2,2026-03-02 09:31,5,\n'
    expect((await read(partly)).stated).toBeNull()
  })

  it('are read by the names that a setting gives the columns, with the words for kinds', async () => {
    const bank = [
      'Relevé du compte;0123',
      'N° opération;Date;Libellé;Débit;Crédit;Solde',
      'V1;04/03/2026;VIREMENT AMINA 04123378;;1.500,50;2.500,50',
      'F1;04/03/2026;FRAIS DE TENUE;2,50;;2.498,00',
      'V2;05/03/2026;PRELEVEMENT VERS SIEGE;498,00;;2.000,00',
      'V3;05/03/2026;VIR SEPA UM26-P000001;1.000,00;;1.000,00',
    ]
    const mapping = {
      columns: {
        ...{ receipt: 'N° opération', paidAt: 'Date', details: 'Libellé' },
        ...{ moneyIn: 'Crédit', moneyOut: 'Débit', balance: 'Solde' },
      },
      dates: 'dmy',
      decimals: 'comma',
      kinds: [{ word: 'Vers Siege', direction: 'out', kind: 'sweep' }],
    } as const
    const { lines: all, faults, stated } = await read(bank.join('\n'), null, { mapping })
    expect(faults).toEqual([])
    expect(
      all.map(({ kind, reference, amount, on }) => `${kind} ${reference} ${amount} ${on}`),
    ).toEqual([
      'payment V1 150050 2026-03-04',
      'fee F1 250 2026-03-04',
      'sweep V2 49800 2026-03-05',
      'other V3 100000 2026-03-05',
    ])
    expect(all[3]).toMatchObject({ direction: 'out', note: 'VIR SEPA UM26-P000001' })
    expect(stated).toMatchObject({ opening: 100_000, closing: 100_000, gaps: [] })
    // Our own columns are read of the same account all the same.
    expect((await read(PLAIN, null, { mapping })).lines).toHaveLength(2)
    const [fault] = (await read('a,b\n1,2\n', null, { mapping })).faults
    expect(fault?.why).toContain('that the installation file names')
  })

  it('of an operator without a published form leave out what did not come to pass', async () => {
    const momo = [
      'Financial Transaction Id,External Transaction Id,Date,Status,Type,From,Note,Amount,Currency,Balance,Related Transaction Id',
      '5120034477,pi1,2026-03-14 10:16:02,Successful,Payment,254722000111,04123378,500,KES,500,',
      '5120034478,pi2,2026-03-14 10:17:02,Failed,Payment,254722000111,04123378,500,KES,500,',
      '5120034479,,2026-03-14 10:18:02,Successful,Fee,,,-5,KES,495,5120034477',
    ]
    const mapping = {
      columns: {
        ...{ receipt: 'Financial Transaction Id', paidAt: 'Date', amount: 'Amount', kind: 'Type' },
        ...{ status: 'Status', phone: 'From', account: 'Note', currency: 'Currency' },
        ...{ balance: 'Balance', linked: 'Related Transaction Id' },
      },
      ...{ done: 'Successful', timeZone: 'UTC' },
    }
    const { lines: all, passedOver } = await read(momo.join('\n'), null, { mapping })
    expect(passedOver).toBe(1)
    expect(all).toMatchObject([
      {
        kind: 'payment',
        phone: '+254722000111',
        account: '04123378',
        at: Date.parse('2026-03-14T10:16:02Z'),
      },
      { kind: 'fee', amount: 500, linked: '5120034477' },
    ])
  })

  it('are read as pawaPay writes them', async () => {
    const csv = [
      'Transaction ID,Transaction Type,Status,Currency,Amount,Fee,Customer Phone Number,Completed At',
      'f4401bd2,DEPOSIT,COMPLETED,KES,1500.00,0,254722000111,2026-03-14T07:00:00Z',
      'f4401bd3,DEPOSIT,FAILED,KES,1500.00,0,254722000111,2026-03-14T07:00:00Z',
      'f4401bd4,PAYOUT,COMPLETED,KES,20.00,0,254722000111,2026-03-14T07:01:00Z',
    ]
    expect(await lines(csv.join('\n'))).toEqual(['payment f4401bd2 150000', 'other f4401bd4 2000'])
  })

  it('are read as pawaPay’s dashboard exports them, with fees, in UTC, and for the member we named', async () => {
    const csv = [
      'Creation Date,MSISDN,Transaction ID,Amount,Currency,Country,MNO,Type,Fee,Metadata',
      '2026-03-14 22:30:00,254722000111,d1,1500.00,KES,KEN,MPESA_KEN,DEPOSIT,22.50,"{""account"":""41073511""}"',
      '2026-03-14 22:31:00,254722000111,d2,20.00,KES,KEN,MPESA_KEN,DEPOSIT,,"[{""intentId"":""i""},{""account"":""41073511""}]"',
      '2026-03-14 22:32:00,254722000111,d3,20.00,KES,KEN,MPESA_KEN,DEPOSIT,-0.30,no json',
      '2026-03-14 22:33:00,,w1,1000.00,KES,KEN,,WITHDRAWAL,0,',
      '2026-03-14 22:34:00,,a1,5.00,KES,KEN,,ADJUSTMENT,0,',
    ]
    expect(await lines(csv.join('\n'))).toEqual([
      'payment d1 150000',
      'fee d1 2250',
      'payment d2 2000',
      'payment d3 2000',
      'fee d3 30',
      'sweep w1 100000',
      'other a1 500',
    ])
    const [first, fee, second, third] = (await read(csv.join('\n'))).lines
    // Half past ten in the evening in UTC is the next day in Nairobi.
    expect(first).toMatchObject({ on: '2026-03-15', at: Date.parse('2026-03-14T22:30:00Z') })
    expect(first).toMatchObject({ account: '41073511', phone: '+254722000111', linked: null })
    expect(fee).toMatchObject({ linked: 'd1', on: '2026-03-15' })
    expect([second?.account, third?.account]).toEqual(['41073511', null])
  })

  it('are refused in another currency than the account’s', async () => {
    const csv =
      'Creation Date,Transaction ID,Amount,Currency,Type\n2026-03-14 22:30:00,d1,15.00,USD,DEPOSIT\n'
    expect((await read(csv)).faults).toEqual([
      { line: 2, field: 'currency', why: 'is another currency than that of the account' },
    ])
  })

  it('are read from our own plain columns, money out with a sign and a word for it', async () => {
    expect(await lines(PLAIN)).toEqual(['payment R1 50000', 'payment R2 7050'])
    const rows = [
      'receipt;paid_at;amount;kind;linked',
      'R1;2026-03-02 09:30;500;;',
      'F1;2026-03-02 09:31;-3;fee;R1',
      'S1;2026-03-02 09:32;-400;sweep;',
      'B1;2026-03-02 09:33;-500;reversal;R1',
      'O1;2026-03-02 09:34;-5;gift;',
    ]
    expect(await lines(rows.join('\n'))).toEqual([
      'payment R1 50000',
      'fee F1 300',
      'sweep S1 40000',
      'reversal B1 50000',
      'other O1 500',
    ])
  })

  it('are not guessed at when a day can be read in two ways', async () => {
    const csv = 'receipt,paid_at,amount\nR1,03-02-2026 09:30,500\n'
    expect((await read(csv)).faults).toEqual([
      {
        ...{ line: 0, field: '' },
        why: 'writes days that can be read in two ways: say --dates dmy or mdy',
      },
    ])
    expect((await read(csv, 'dmy')).lines[0]?.on).toBe('2026-02-03')
    expect((await read(csv, 'mdy')).lines[0]?.on).toBe('2026-03-02')
    const shown = `${csv}R2,03-14-2026 09:30,500\n`
    expect((await read(shown)).lines[0]?.on).toBe('2026-03-02')
  })

  it('name every line that cannot be read, and give nothing of the file', async () => {
    const csv = [
      'receipt,paid_at,amount',
      ',2026-03-02 09:30,500',
      'R2,2026-02-30 09:30,500',
      'R3,2026-03-02 25:30,500',
      'R4,2026-03-02 09:30,5 pounds',
      'R5,2026-03-02 09:30,0',
      'R6,2026-03-02 09:30,5',
      'R6,2026-03-02 09:31,5',
    ]
    const { faults } = await read(csv.join('\n'))
    expect(faults.map(({ line, field }) => `${line} ${field}`)).toEqual([
      '2 receipt',
      '3 paid_at',
      '4 paid_at',
      '5 amount',
      '6 amount',
      '8 receipt',
    ])
  })

  it.each([
    ['1.23457E+10', 'digits are lost'],
    ['1,23457E+10', 'digits are lost'],
    ['1.23E+08', 'digits are lost'],
    ['12-mars', 'a day that a spreadsheet has made'],
    ['#REF!', 'the fault of a formula'],
    ['####', 'too narrow'],
    ['5120034477.0', 'written anew'],
  ])('refuse the reference %s that a spreadsheet has spoilt, by its line', async (spoilt, why) => {
    const csv = `receipt;paid_at;amount\nR1;2026-03-02 09:30;500\n${spoilt};2026-03-02 09:31;500\n`
    const { lines, faults } = await read(csv)
    expect(lines.map(({ reference }) => reference)).toEqual(['R1'])
    expect(faults).toMatchObject([{ line: 3, field: 'receipt' }])
    expect(faults[0]?.why).toContain(why)
    expect(faults[0]?.why).toContain(spoilt)
  })

  it('refuse references that have lost digits at either end', async () => {
    const long = ['1234567890123450', '2234567890123450', '3234567890123450']
    const rows = (references: string[]) =>
      ['receipt,paid_at,amount', ...references.map((one) => `${one},2026-03-02 09:30,5`)].join('\n')
    expect((await read(rows(long))).faults.map(({ line }) => line)).toEqual([2, 3, 4])
    expect((await read(rows([...long, '3234567890123451']))).faults).toEqual([])
    const mpesa = (reference: string) => MPESA.replace('UCE4XK92AB', reference)
    expect((await read(mpesa('512003447'))).faults).toMatchObject([
      { line: 6, field: 'receipt no.' },
    ])
    expect((await read(mpesa('5120034470'))).faults).toEqual([])
  })

  it('refuse what a spreadsheet has spoilt in other columns', async () => {
    const csv = [
      'receipt,paid_at,amount,phone,account,linked',
      'R1,2026-03-02 09:30,500,2.54722E+11,,',
      'R2,2026-03-02 09:30,500,,4.10735E+07,',
      'R3,2026-03-02 09:30,500,,,1.2E+9',
      'R4,2.02603E+13,500,,,',
      'R5,2026-03-02 09:30,#VALUE!,,,',
      'R6,2026-03-02 09:30,500,254722000111.0,41073511.0,',
      'R7,2026-03-02 09:30,500,722000111,12-mars,',
    ]
    const { lines, faults } = await read(csv.join('\n'))
    expect(faults.map(({ line, field }) => `${line} ${field}`)).toEqual([
      '2 phone',
      '3 account',
      '4 linked',
      '5 paid_at',
      '6 amount',
    ])
    expect(lines.map(({ phone, account }) => [phone, account])).toEqual([
      ['+254722000111', '41073511'],
      ['722000111', '12-mars'],
    ])
  })

  it.each([
    ['1 500,00', 150_000],
    ['1\u00a0500,00', 150_000],
    ['1\u202f500,00', 150_000],
    ['1.500,00', 150_000],
    ['1500,5', 150_050],
    ['1,500.00', 150_000],
    ["1'500.00", 150_000],
    ['KES 1,500', 150_000],
    ['+1500', 150_000],
  ])('read %j as people write it', async (amount, is) => {
    const { lines, faults } = await read(`receipt;paid_at;amount\nR1;2026-03-02 09:30;${amount}\n`)
    expect(faults).toEqual([])
    expect(lines).toMatchObject([{ amount: is, kind: 'payment' }])
  })

  it.each(['-15', '\u221215', '(15)', '15-', '-15,00', '- 15.00'])(
    'read %j as money that leaves',
    async (amount) => {
      const csv = `receipt;paid_at;amount;kind\nR1;2026-03-02 09:30;${amount};fee\n`
      expect((await read(csv)).lines).toMatchObject([{ amount: 1500, kind: 'fee' }])
    },
  )

  it('ask which sign stands before decimals where both readings fit', async () => {
    const csv = 'receipt;paid_at;amount\nR1;2026-03-02 09:30;1.500\n'
    expect((await read(csv)).faults).toEqual([
      {
        ...{ line: 2, field: 'amount' },
        why: 'can be read as 1500.00 and as 1.50: say --decimals point or comma',
      },
    ])
    expect((await read(csv, null, { decimals: 'comma' })).lines[0]?.amount).toBe(150_000)
    expect((await read(csv, null, { decimals: 'point' })).lines[0]?.amount).toBe(150)
    expect((await read(csv, null, { currency: 'XOF' })).lines[0]?.amount).toBe(1500)
  })

  it('are read as a spreadsheet with French settings saves an operator’s', async () => {
    const saved = MPESA.replaceAll(',', ';')
      .replace('"1;500.00"', '1\u202f500,00')
      .replace('"15;000.00"', '15\u202f000,00')
      .replace(/"(\d+);(\d+)\.(\d\d)"/g, '$1\u202f$2,$3')
      .replace(/;(-?\d+)\.(\d\d);/g, ';$1,$2;')
      .replace(/(\d\d)-(\d\d)-2026 (\d\d:\d\d):\d\d/g, '$1/$2/2026 $3')
    const found = await lines(`sep=;\r\n${saved.replaceAll('\n', ';;\r\n')}`)
    expect(found).toEqual(await lines(MPESA))
  })

  it('say it when an amount fits two notations of spreadsheets, or is beyond all measure', async () => {
    const csv = (amount: string) =>
      `Transaction ID;Status;Amount;Transaction Type;Completed At\np1;COMPLETED;${amount};DEPOSIT;2026-03-14T07:00:00Z\n`
    expect((await read(csv('1,500'))).faults).toMatchObject([
      { field: 'amount', why: expect.stringContaining('--decimals') as string },
    ])
    expect((await read(csv('1,500'), null, { decimals: 'comma' })).lines[0]?.amount).toBe(150)
    expect((await read(csv('10000000000.00'))).lines[0]?.amount).toBe(1e12)
    expect((await read(csv('10000000000.01'))).faults).toMatchObject([
      { field: 'amount', why: 'is more than any amount can be here' },
    ])
  })

  it.each([
    ['3/14/26 14:05', null, '2026-03-14T14:05:00+03:00'],
    ['14-03-2026 2:05 PM', null, '2026-03-14T14:05:00+03:00'],
    ['14-03-2026 12:05 AM', null, '2026-03-14T00:05:00+03:00'],
    ['2026-03-02T14:05:00', null, '2026-03-02T14:05:00+03:00'],
    ['2026-03-02T14:05:00+01:00', null, '2026-03-02T13:05:00Z'],
    ['46083.58680556', null, '2026-03-02T14:05:00+03:00'],
    ['46083,58680556', null, '2026-03-02T14:05:00+03:00'],
    ['2-mars-26 14:05', null, '2026-03-02T14:05:00+03:00'],
    ['20260302140500', null, '2026-03-02T14:05:00+03:00'],
    ['3/2/26 14:05', 'mdy', '2026-03-02T14:05:00+03:00'],
    ['02-03-2026 2:05 PM', 'dmy', '2026-03-02T14:05:00+03:00'],
    ['02/03/2026', 'dmy', '2026-03-02T00:00:00+03:00'],
  ] as const)('read the time %s (%s)', async (paidAt, dates, is) => {
    const { lines, faults } = await read(`receipt;paid_at;amount\nR1;${paidAt};500\n`, dates)
    expect(faults).toEqual([])
    expect(lines[0]?.at).toBe(Date.parse(is))
  })

  it.each(['3/2/26 14:05', '02-03-2026 2:05 PM', '02/03/2026'])(
    'are refused until told when %s is all there is',
    async (paidAt) => {
      const { faults } = await read(`receipt;paid_at;amount\nR1;${paidAt};500\n`)
      expect(faults).toMatchObject([
        { why: expect.stringContaining('--dates dmy or mdy') as string },
      ])
    },
  )

  it('are refused until told when a spreadsheet may have changed some of the days', async () => {
    const csv = 'receipt,paid_at,amount\nR1,2026-02-03 10:00,5\nR2,14-03-2026 10:00,5\n'
    expect((await read(csv)).faults).toMatchObject([
      { line: 0, why: expect.stringContaining('some days with the year first') as string },
    ])
    expect((await read(csv, 'dmy')).lines.map(({ on }) => on)).toEqual(['2026-02-03', '2026-03-14'])
  })

  it('find their header below the account, whatever else stands there, once for each page', async () => {
    const csv = [
      'Statement of account',
      'Account name,Umoja Afya',
      '',
      ' Receipt ; Paid_At ;Amount;;',
      'R1;2026-03-02 09:30;500;;',
      ';;;;',
      'Receipt;Paid_at;Amount',
      'R2;2026-03-02 09:31;70',
    ]
    expect(await lines(csv.join('\r\n'))).toEqual(['payment R1 50000', 'payment R2 7000'])
  })

  it('name a reference with the day that the operator prints, where it gives it again', async () => {
    const csv =
      'receipt,paid_at,amount\nR1,2026-03-02T22:30:00Z,5\nR1,2026-04-02 10:00,5\nR1,2026-04-02 11:00,5\n'
    const { lines, faults } = await read(csv, null, { reusesReferences: true })
    expect(lines.map(({ reference, on }) => `${reference} ${on}`)).toEqual([
      'R1@2026-03-02 2026-03-03',
      'R1@2026-04-02 2026-04-02',
    ])
    expect(faults).toMatchObject([{ line: 4, why: 'is on line 3 already' }])
  })

  it.each([
    ['', 'has no header of a known statement'],
    ['number,amount\n1,2\n', 'has no header of a known statement'],
    ['receipt,paid_at,amount\n', 'has no movement that came to pass'],
  ])('say what is wrong with the whole of %j', async (csv, why) => {
    const { faults } = await read(csv)
    expect(faults).toMatchObject([{ line: 0, why: expect.stringContaining(why) as string }])
  })
})
