import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/store/engine/open.ts'
import { JUMA, MERCY, staffTown } from '../../app/staff-town.ts'
import { sqliteEngine } from '../../store/stores.ts'
import { makeWorld, notify, payBill, register, type World } from '../../world.ts'
import { type Browser, openOffice, type OpenedOffice, signInAs } from './office-world.ts'

const FILE = '/office/m/umoja/books/exports/file'

describe('files of the office', () => {
  const engine = sqliteEngine()
  let world: World
  let office: OpenedOffice
  let mercy: Browser

  beforeAll(async () => {
    world = makeWorld(await openStore(await engine.freshUrl()))
    await staffTown(world)
    await register(world, [
      { name: 'Baraka Mushi', phone: '+254711000002', number: '10000004', paidThrough: '2025-11-30' },
      { name: 'Amina Zawadi', phone: '+254711000003', number: '20000006', paidThrough: '2026-02-28' },
    ]) // prettier-ignore
    await notify(world, payBill(world, { phone: '+254711000001', account: '04123378', amount: '1234.5', receipt: 'R1' })) // prettier-ignore
    // What somebody typed where the number of a member belongs.
    await notify(world, payBill(world, { phone: '+254711000009', account: '=1+cmd', amount: '70', receipt: 'R2' })) // prettier-ignore
    office = await openOffice(world)
    mercy = await signInAs(world, office, MERCY)
  })
  afterAll(async () => {
    await office.close()
    await world.store.close()
  })

  async function bytesOf(query: string): Promise<{ response: Response; bytes: Uint8Array }> {
    const cookie = [...mercy.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${office.address}${FILE}?${query}`, { headers: { cookie } })
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
  }

  function looks() {
    return world.store.read((tx) => tx.selectFrom('office_look').selectAll().where('page', '=', 'exports').execute()) // prettier-ignore
  }

  it('are CSV in which no text is a formula, named by what is in them, and kept by nobody', async () => {
    const { response, bytes } = await bytesOf('what=members&format=csv')
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="umoja-members-2026-03-02.csv"',
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const text = strFromU8(bytes)
    expect(text.split('\n')[0]).toMatch(/^number,person,name/)
    expect(text).toContain('Baraka Mushi')
    const receipts = strFromU8((await bytesOf('what=receipts&format=csv')).bytes)
    expect(receipts).toContain(",'=1+cmd,")
    // Everybody who is in it was noted, once.
    const noted = (await looks()).slice(0, 3)
    expect(noted.map(({ number }) => number).sort()).toEqual(['04123378', '10000004', '20000006'])
    expect(noted[0]).toMatchObject({ name: 'Mercy', phone: MERCY })
  })

  it('are spreadsheets with amounts as numbers, days as days, and text as text', async () => {
    const { response, bytes } = await bytesOf('what=receipts&format=xlsx&from=01/03/2026')
    expect(response.headers.get('content-type')).toMatch(/spreadsheetml/)
    const { cells, formats, formulas } = sheetOf(bytes)
    expect(formulas).toBe(0)
    expect(cells.find(({ text }) => text === '=1+cmd')).toMatchObject({ type: 's' })
    const amount = cells.find(({ text }) => text === '1234.5')
    expect(amount).toMatchObject({ type: 'n' })
    // The second of March 2026, as spreadsheets count days.
    expect(cells.find(({ text }) => text === '46083')).toMatchObject({ type: 'n' })
    expect(formats).toEqual(expect.arrayContaining(['#,##0.00', 'dd/mm/yyyy']))
    const empty = sheetOf((await bytesOf('what=receipts&format=xlsx&to=28/02/2020')).bytes)
    expect(empty.cells.every(({ type }) => type !== 'n')).toBe(true)
  })

  it('have the journals for hledger and as a table, by days', async () => {
    const hledger = strFromU8((await bytesOf('what=journal&format=hledger')).bytes)
    expect(hledger).toContain('; Books of Umoja Afya')
    expect(hledger).toMatch(/KES 70\.00/)
    const csv = strFromU8((await bytesOf('what=journal&format=csv&from=02/03/2026')).bytes)
    expect(csv).toMatch(/^seq,journal,effective_on/)
    expect(csv).toContain('70.00,KES')
    const none = strFromU8((await bytesOf('what=journal&format=csv&from=03/03/2026')).bytes)
    expect(none.trim().split('\n')).toHaveLength(1)
  })

  it('are not made of what cannot be read, nor for others, who are told why', async () => {
    const before = await looks()
    for (const [query, why] of [
      ['', 'Choose what is to be taken out'],
      ['what=nothing&format=csv', 'Choose what is to be taken out'],
      ['what=members&format=hledger', 'hledger has journals alone'],
      ['what=members&format=csv&from=30/02/2026', 'That is not a day'],
      ['what=members&format=csv&from=02/03/2026&to=01/03/2026', 'after the last one'],
    ] as const) {
      const got = await mercy.get(`${FILE}?${query}`)
      expect([got.status, got.headers.get('content-disposition')], query).toEqual([422, null])
      expect(got.text, query).toContain(why)
    }
    const juma = await signInAs(world, office, JUMA, 'collector')
    expect((await juma.get(`${FILE}?what=members&format=csv`)).status).toBe(403)
    const stranger = office.browse()
    expect((await stranger.get(`${FILE}?what=members&format=csv`)).to).toBe('/office/sign-in')
    expect((await mercy.get(FILE.replace('umoja', 'tumaini'))).status).toBe(404)
    expect(await looks()).toEqual(before)
  })
})

type SheetCell = { readonly type: string; readonly text: string }

/** The cells of a spreadsheet, with the formats of numbers that it has. */
function sheetOf(bytes: Uint8Array) {
  const files = unzipSync(bytes)
  const xml = (path: string) => strFromU8(files[path] ?? new Uint8Array())
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&') // prettier-ignore
  const shared = [...xml('xl/sharedStrings.xml').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)]
  const sheet = xml('xl/worksheets/sheet1.xml')
  const cells = [...sheet.matchAll(/<c ([^>]*)>(.*?)<\/c>/gs)].map(([, head = '', body = '']): SheetCell => {
    const type = /t="(\w+)"/.exec(head)?.[1] ?? 'n'
    const value = /<(?:v|t)[^>]*>(.*?)<\/(?:v|t)>/s.exec(body)?.[1] ?? ''
    return { type, text: plain(type === 's' ? (shared[Number(value)]?.[1] ?? '') : value) }
  }) // prettier-ignore
  const formats = [...xml('xl/styles.xml').matchAll(/formatCode="([^"]*)"/g)].map(([, one = '']) => plain(one)) // prettier-ignore
  return { cells, formats, formulas: (sheet.match(/<f[ >]/g) ?? []).length }
}
