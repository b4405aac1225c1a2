import { describe, expect, it } from 'vitest'
import type { DateOrder } from '../../../src/core/written-date.ts'
import { readStatement } from '../../../src/edge/files/operator-statement.ts'

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

function read(csv: string, dates: DateOrder | null = null) {
  return readStatement(Buffer.from(csv), { currency: 'KES', timeZone: 'Africa/Nairobi', dates })
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

  it('are read as pawaPay writes them', async () => {
    const csv = [
      'Transaction ID,Transaction Type,Status,Currency,Amount,Fee,Customer Phone Number,Completed At',
      'f4401bd2,DEPOSIT,COMPLETED,KES,1500.00,0,254722000111,2026-03-14T07:00:00Z',
      'f4401bd3,DEPOSIT,FAILED,KES,1500.00,0,254722000111,2026-03-14T07:00:00Z',
      'f4401bd4,PAYOUT,COMPLETED,KES,20.00,0,254722000111,2026-03-14T07:01:00Z',
    ]
    expect(await lines(csv.join('\n'))).toEqual(['payment f4401bd2 150000', 'other f4401bd4 2000'])
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
      'R4,2026-03-02 09:30,5 shillings',
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
    ['', 'has no header of a known statement'],
    ['number,amount\n1,2\n', 'has no header of a known statement'],
    ['receipt,paid_at,amount\n', 'has no movement that came to pass'],
  ])('say what is wrong with the whole of %j', async (csv, why) => {
    const { faults } = await read(csv)
    expect(faults).toMatchObject([{ line: 0, why: expect.stringContaining(why) as string }])
  })
})
