import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { date } from '../../src/core/dates.ts'
import { readMembers } from '../../src/edge/files/members-file.ts'
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

/** What the program leaves of a CSV file that was opened, its cells taken for what they seem, and saved. */
function saved(csv: Uint8Array, { locale, lcid, separator, charset }: Settings): Buffer {
  const work = mkdtempSync(join(folder, 'work-'))
  const profile = join(folder, `profile-${locale}`)
  mkdirSync(join(profile, 'user'), { recursive: true })
  const setting = `<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop></item>`
  writeFileSync(
    join(profile, 'user', 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">${setting}</oor:items>`,
  )
  const file = join(work, 'file.csv')
  writeFileSync(file, csv)
  const filter = 'csv:Text - txt - csv (StarCalc)'
  execFileSync('soffice', [
    `-env:UserInstallation=file://${profile}`,
    '--headless',
    `--infilter=CSV:44,34,76,1,,${lcid},false,true`,
    ...['--convert-to', `${filter}:${separator},34,${charset},1,,${lcid},false,true`],
    ...['--outdir', join(work, 'out'), file],
  ])
  return readFileSync(join(work, 'out', basename(file)))
}

const TODAY = date('2026-03-02')

function members(csv: Uint8Array) {
  const languages = ['fr', 'en'] as const
  return readMembers(csv, { country: 'SN', languages, today: TODAY })
}

describe.each(SETTINGS)(
  'a spreadsheet in $locale that saves with encoding $charset',
  (settings) => {
    it('leaves the members file of the examples as it was', async () => {
      const csv = readFileSync('examples/members.csv')
      const before = await members(csv)
      const after = await members(saved(csv, settings))
      expect(after.faults).toEqual([])
      expect(after.rows).toEqual(before.rows)
    })

    it('leaves a register with accents, zeros and days in words to be read', async () => {
      const csv = Buffer.from(
        [
          'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card',
          'h1,04123378,Aïssé N’Diaye,femme,13/04/1988,member,771234568,fr,family,,2025-01-10,oui,,MUT-2019/0456',
          'h1,,Cœur N’Diaye,M,25/12/2015,fils,,,,,,,,',
        ].join('\n'),
      )
      const before = await members(csv)
      const after = await members(saved(csv, settings))
      expect(before.faults).toEqual([])
      expect(after.faults).toEqual([])
      expect(after.rows).toEqual(before.rows)
    })

    it('leaves an operator’s statement to be read, or refused by line', async () => {
      const csv = Buffer.from(
        [
          'receipt,paid_at,amount,phone,account,status',
          'UCE4XK91TQ,2026-03-14 10:16:02,1500,+221771234567,04123378,completed',
          'UCE4XK92AB,2026-03-14 10:20:00,2500,+221771234568,,completed',
        ].join('\n'),
      )
      const given = { currency: 'XOF', timeZone: 'Africa/Dakar', dates: null } as const
      const before = await readStatement(csv, given)
      const after = await readStatement(saved(csv, settings), given)
      expect(before.faults).toEqual([])
      expect(after.faults).toEqual([])
      const money = ({ lines }: typeof before) => lines.map(({ reference, amount, on }) => ({ reference, amount, on })) // prettier-ignore
      expect(money(after)).toEqual(money(before))
    })
  },
)
