import { expect, it } from 'vitest'
import { readStatement } from '../../../src/edge/files/operator-statement.ts'

const COLUMNS =
  'Receipt No.,Completion Time,Initiation Time,Details,Transaction Status,Paid In,Withdrawn,Balance,Balance Confirmed,Reason Type,Other Party Info,Linked Transaction ID,A/C No.'

it.each([
  ['Pay Bill Online Acc. MH0042719', 'MH0042719'],
  ['Pay Bill Online Acc. 0412 3378', '0412 3378'],
  ['Pay Bill Online Account Number 0412/3378 A ', '0412/3378 A'],
  ['Pay Bill Online Acc. ', null],
  ['Pay Bill Online accrued', null],
])('a statement has in “%s” the account as the payer typed it', async (details, account) => {
  const row = `UCE4XK91TQ,14-03-2026 10:16:02,14-03-2026 10:15:58,${details},Completed,250.00,,250.00,true,Pay Bill Online,,,`
  const given = { currency: 'KES', timeZone: 'Africa/Nairobi', dates: null } as const
  const { lines, faults } = await readStatement(Buffer.from(`${COLUMNS}\n${row}\n`), given)
  expect(faults).toEqual([])
  expect([...lines]).toMatchObject([{ account }])
})

it.each([
  ['04123378', '04123378'],
  ['0412337-8', '0412337-8'],
  ['4123378', '04123378'],
  ['4123378.0', '04123378'],
  ['4123377', '4123377'],
  ['rent', 'rent'],
  ['378', '378'],
  ['41220537', '41220537'],
  ['412205370', '0412205370'],
  ['412205371', '412205371'],
])(
  'a statement’s account %s is %s: the check digit says which zeros were lost',
  async (typed, account) => {
    const row = `UCE4XK91TQ,14-03-2026 10:16:02,14-03-2026 10:15:58,Pay Bill,Completed,250.00,,250.00,true,Pay Bill Online,,,${typed}`
    const given = { currency: 'KES', timeZone: 'Africa/Nairobi', dates: null } as const
    const { lines } = await readStatement(Buffer.from(`${COLUMNS}\n${row}\n`), given)
    expect([...lines]).toMatchObject([{ account }])
  },
)
