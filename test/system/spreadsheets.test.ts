import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { date } from '../../src/core/dates.ts'
import { paymentFile, PAYMENT_FILE_LAYOUT } from '../../src/core/ledger/payment-file.ts'
import { minor } from '../../src/core/money.ts'
import type { Payout } from '../../src/core/payments/payout.ts'
import { readMembers } from '../edge/files/read-members.ts'
import { readStatement } from '../../src/edge/files/operator-statement.ts'

const folder = mkdtempSync(join(tmpdir(), 'mutual-line-spreadsheets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A spreadsheet program's settings: its language, its number in filters, and what it puts between fields. */
const SETTINGS = [
  { locale: 'en-US', lcid: 1033, separator: 44, charset: 76 },
  { locale: 'fr-FR', lcid: 1036, separator: 59, charset: 76 },
  { locale: 'fr-FR', lcid: 1036, separator: 59, charset: 1 },
] as const

type Settings = (typeof SETTINGS)[number]

/**
 * What the program leaves of CSV files, by their names, that were opened, their cells taken for what they seem,
 * and saved. All go through one start of it, which takes longer than all of them.
 */
function saveAll(
  files: Readonly<Record<string, Uint8Array>>,
  { locale, lcid, separator, charset }: Settings,
): (name: string) => Buffer {
  const work = mkdtempSync(join(folder, 'work-'))
  const profile = join(folder, `profile-${locale}`)
  mkdirSync(join(profile, 'user'), { recursive: true })
  const setting = `<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop></item>`
  writeFileSync(
    join(profile, 'user', 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">${setting}</oor:items>`,
  )
  const paths = Object.entries(files).map(([name, csv]) => {
    writeFileSync(join(work, `${name}.csv`), csv)
    return join(work, `${name}.csv`)
  })
  const filter = 'csv:Text - txt - csv (StarCalc)'
  execFileSync('soffice', [
    `-env:UserInstallation=file://${profile}`,
    '--headless',
    `--infilter=CSV:44,34,76,1,,${lcid},false,true`,
    ...['--convert-to', `${filter}:${separator},34,${charset},1,,${lcid},false,true`],
    ...['--outdir', join(work, 'out'), ...paths],
  ])
  return (name) => readFileSync(join(work, 'out', `${name}.csv`))
}

const TODAY = date('2026-03-02')

/** Whether the program is there; a machine without it says so and leaves these tests out. */
const isInstalled = spawnSync('soffice', ['--version']).status === 0
if (!isInstalled) process.stderr.write('spreadsheets: soffice is not installed, left out\n')

const MPESA_HEADER =
  'Receipt No.,Completion Time,Initiation Time,Details,Transaction Status,Paid In,Withdrawn,Balance,Balance Confirmed,Reason Type,Other Party Info,Linked Transaction ID,A/C No.'

/** A statement of the organisation's portal, newest first, as it writes its days. */
function mpesa(day: (written: string) => string, sign: '-' | '', last: string): Buffer {
  const rows: readonly (readonly string[])[] = [
    ['UCE9AB01ZZ', '16 09:00:05', 'Business Payment to Customer', 'Completed', '', `"${sign}1,500.00"`, '"1,493.55"', 'Business Payment', '2547****0111 - MARY ATIENO', '', 'UM26-P000001'],
    ['UCE6SETTLE', '15 02:00:00', 'Organization Settlement', 'Completed', '', `"${sign}15,000.00"`, '"2,993.55"', 'Organization Settle to Bank', '', '', ''],
    ['UCE5AB77QX', '14 18:00:00', 'Pay Bill Charge', 'Completed', '', `${sign}3.45`, '"17,993.55"', 'Business Pay Bill Charge', '', 'UCE4XK91TQ', ''],
    ['UCE5AA02PL', '14 11:02:40', 'Reversal', 'Completed', '', `${sign}250.00`, '"17,997.00"', 'Organization Reversal', '2547****0222 - AMINA', 'UCE4XK91TQ', ''],
    ['UCE4XK93CD', '14 10:21:00', 'Pay Bill Online', 'Failed', '90.00', '', '"18,247.00"', 'Pay Bill Online', '2547****0222 - AMINA', '', '04123378'],
    ['UCE4XK91TQ', '14 10:16:02', 'Pay Bill Online', 'Completed', '250.00', '', '"18,247.00"', 'Pay Bill Online', '2547****0222 - AMINA', '', '04123378'],
    [last, '14 09:10:00', 'Pay Bill from 254722000111 - JO Acc. 0412337-8', 'Completed', '"1,500.50"', '', '"17,997.00"', 'Pay Bill', '254722000111 - JO KAMAU', '', ''],
  ] // prettier-ignore
  const lines = rows.map(([receipt, at, details, status, paidIn, out, balance, reason, other, linked, account]) =>
    [receipt, day(at as string), day(at as string), details, status, paidIn, out, balance, 'true', reason, other, linked, account].join(','),
  ) // prettier-ignore
  const preamble = ['Organization Name,UMOJA AFYA', 'Short Code,600111', '']
  return Buffer.from([...preamble, MPESA_HEADER, ...lines, ''].join('\r\n'))
}

/** How the portal has been seen to write `14 10:16:02` of March 2026. */
const MPESA_DAYS: readonly (readonly [string, (at: string) => string, '-' | ''])[] = [
  ['2026-03-14 10:16:02', (at) => `2026-03-${at}`, '-'],
  ['14-03-2026 10:16:02', (at) => at.replace(' ', '-03-2026 '), ''],
  ['14/03/2026 10:16:02', (at) => at.replace(' ', '/03/2026 '), '-'],
  ['14-03-2026 10:16', (at) => at.replace(' ', '-03-2026 ').slice(0, -3), ''],
]

const PAWAPAY_DASHBOARD = Buffer.from(
  [
    'Creation Date,MSISDN,Transaction ID,Amount,Currency,Country,MNO,Type,Fee,Metadata',
    '2026-03-14 22:30:00,254722000111,f4401bd2-0b6f-4a58-9a21-6f0c5a1d2e77,1500.00,KES,KEN,MPESA_KEN,DEPOSIT,22.50,"{""account"":""41073511""}"',
    '2026-03-14 22:33:00,,0b6f7a0e-3f0f-4a58-9a21-6f0c5a1d2e77,1000.00,KES,KEN,,WITHDRAWAL,0,',
  ].join('\n'),
)

const REGISTER = Buffer.from(
  [
    'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card',
    'h1,04123378,Aïssé N’Diaye,femme,13/04/1988,member,771234568,fr,family,,2025-01-10,oui,,MUT-2019/0456',
    'h1,,Cœur N’Diaye,M,25/12/2015,fils,,,,,,,,',
  ].join('\n'),
)

const OPERATOR = Buffer.from(
  [
    'receipt,paid_at,amount,phone,account,status',
    'UCE4XK91TQ,2026-03-14 10:16:02,1500,+221771234567,04123378,completed',
    'UCE4XK92AB,2026-03-14 10:20:00,2500,+221771234568,,completed',
  ].join('\n'),
)

const PAYOUT: Payout = {
  ...{ mutual: 'umoja', reference: 'UM26-P000001', wallet: 'till', purpose: 'clinic' },
  ...{ about: 'centre', payee: '=1+1', payTo: '+254722000111', amount: minor(150_050) },
  ...{ approvedOn: TODAY, file: null, paid: null, returned: null, ended: null },
  journal: 'J1',
}

const FILES: Readonly<Record<string, Uint8Array>> = {
  example: readFileSync('examples/members.csv'),
  register: REGISTER,
  ...Object.fromEntries(
    MPESA_DAYS.map(([, day, sign], at) => [`mpesa-${at}`, mpesa(day, sign, 'UCE4XK92AB')]),
  ),
  zeros: mpesa((at) => `2026-03-${at}`, '-', '0012345678'),
  pawapay: PAWAPAY_DASHBOARD,
  payments: Buffer.from(paymentFile([PAYOUT], PAYMENT_FILE_LAYOUT, { currency: 'KES', on: TODAY })),
  operator: OPERATOR,
}

/** A file as it was made. */
function made(name: string): Uint8Array {
  return FILES[name] as Uint8Array
}

type Read = Awaited<ReturnType<typeof readStatement>>

/** What a statement says of money. Seconds are lost where a spreadsheet shows none. */
function money({ lines, passedOver, stated }: Read) {
  const moved = [...lines].map(({ reference, kind, amount, on, account, linked, at }) => ({
    ...{ reference, kind, amount, on, linked, minute: Math.floor(at / 60_000) },
    account,
  }))
  return { moved, passedOver, balances: stated && [stated.opening, stated.closing, stated.gaps] }
}

function members(csv: Uint8Array) {
  const languages = ['fr', 'en'] as const
  return readMembers(csv, { country: 'SN', languages, today: TODAY })
}

describe.skipIf(!isInstalled).each(SETTINGS)(
  'a spreadsheet in $locale that saves with encoding $charset',
  (settings) => {
    let saved: ReturnType<typeof saveAll>
    beforeAll(() => {
      saved = saveAll(FILES, settings)
    })

    it('leaves the members file of the examples as it was', async () => {
      const before = await members(made('example'))
      const after = await members(saved('example'))
      expect(after.faults).toEqual([])
      expect(after.rows).toEqual(before.rows)
    })

    it('leaves a register with accents, zeros and days in words to be read', async () => {
      const before = await members(made('register'))
      const after = await members(saved('register'))
      expect(before.faults).toEqual([])
      expect(after.faults).toEqual([])
      expect(after.rows).toEqual(before.rows)
    })

    it.each(MPESA_DAYS.map(([written], at) => [written, `mpesa-${at}`]))(
      'leaves M-PESA’s statement with days as %s to be read',
      async (_, name) => {
        const given = { currency: 'KES', timeZone: 'Africa/Nairobi', dates: 'dmy' } as const
        const before = await readStatement(made(name), given)
        const after = await readStatement(saved(name), given)
        expect(before.faults).toEqual([])
        expect(after.faults).toEqual([])
        expect(money(before)).toMatchObject({ passedOver: 1, balances: [1_649_650, 149_355, []] })
        expect(money(after)).toEqual(money(before))
      },
    )

    it('names a line of M-PESA’s statement whose reference has lost its zeros', async () => {
      const given = { currency: 'KES', timeZone: 'Africa/Nairobi', dates: 'dmy' } as const
      expect((await readStatement(made('zeros'), given)).faults).toEqual([])
      const { faults } = await readStatement(saved('zeros'), given)
      expect(faults.map(({ field, why }) => `${field} ${why}`)).toEqual([
        expect.stringMatching(/^receipt no\. 12345678 has lost zeros/),
      ])
    })

    it('leaves pawaPay’s statement to be read', async () => {
      const given = { currency: 'KES', timeZone: 'Africa/Nairobi', dates: null } as const
      const before = await readStatement(made('pawapay'), given)
      const after = await readStatement(saved('pawapay'), given)
      expect(before.faults).toEqual([])
      expect(after.faults).toEqual([])
      expect(money(after)).toEqual(money(before))
    })

    it('leaves a payment file as it was, and takes no name in it for a formula', () => {
      const text = saved('payments').toString('latin1')
      expect(text).toContain('UM26-P000001')
      expect(text).toContain('=1+1')
      expect(text).toContain('254722000111')
      expect(text).toMatch(/1500[.,]50?/)
    })

    it('leaves an operator’s statement to be read, or refused by line', async () => {
      const given = { currency: 'XOF', timeZone: 'Africa/Dakar', dates: null } as const
      const before = await readStatement(made('operator'), given)
      const after = await readStatement(saved('operator'), given)
      expect(before.faults).toEqual([])
      expect(after.faults).toEqual([])
      const money = ({ lines }: typeof before) => [...lines].map(({ reference, amount, on }) => ({ reference, amount, on })) // prettier-ignore
      expect(money(after)).toEqual(money(before))
    })
  },
)
