import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '../../../src/store/engine/open.ts'
import { MERCY, staffTown } from '../../app/staff-town.ts'
import { describeStores } from '../../store/stores.ts'
import { makeWorld, type World } from '../../world.ts'
import { type Browser, hiddenOf, openOffice, type OpenedOffice, signInAs, textOf } from './office-world.ts' // prettier-ignore

const PATH = '/office/m/umoja/money/wallets'

const CSV = `receipt,paid_at,amount,phone,account,kind
OM1,2026-03-02 07:30,1500,+254711000001,04123378,
FEE1,2026-03-02 07:31,-15,,,fee
`

/** All days before the 13th, as on each statement of a month's first days, and an amount that is read in two ways. */
const either = (reference: string) =>
  `receipt;paid_at;amount\n${reference};02/03/2026 07:30;1.500\n`

/** What is sent, of which field that is wrong, and what is said of it in English and French. */
type Wrong = readonly [
  csv: string | null,
  answers: Readonly<Record<string, string>>,
  field: string,
  english: string,
  french: string,
]

const WRONG: readonly Wrong[] = [
  [null, {}, 'file', 'Choose a file', 'Choisissez un fichier'],
  ['', {}, 'file', 'The file is empty', 'Le fichier est vide'],
  ['name,age\nAmina,3\n', {}, 'file', 'The file cannot be used', 'Le fichier ne peut pas servir : n’a l’en-tête d’aucun relevé connu'], // prettier-ignore
  [`${CSV}OM2,2026-03-02 07:40,many,,,\n`, {}, 'file', 'line 4: amount', 'ligne 4 : amount n’est pas un seul montant en KES'], // prettier-ignore
  [CSV, { wallet: 'another' }, 'wallet', 'Choose one of these', "Choisissez l'une de ces réponses"],
  [CSV, { dates: 'ydm' }, 'dates', 'Choose one of these', "Choisissez l'une de ces réponses"],
  [either('OM3'), {}, 'file', 'writes days that can be read in two ways: say how days are written', 'dites comment les jours sont écrits'], // prettier-ignore
  [either('OM3'), { dates: 'dmy' }, 'file', 'line 2: amount can be read as 1500.00 and as 1.50: say how decimals are written', 'dites comment les décimales sont écrites'], // prettier-ignore
  [CSV, { from: '02/03/2026', to: '01/03/2026' }, 'from', 'The first day is after the last', 'Le premier jour est après le dernier'], // prettier-ignore
  [CSV, { to: '31/02/2026' }, 'to', 'Write the day as day', 'Écrivez le jour'],
]

describeStores('statements in the office', (_, engine) => {
  let world: World
  let office: OpenedOffice
  let mercy: Browser

  beforeAll(async () => {
    world = makeWorld(await openStore(await engine.freshUrl()))
    await staffTown(world)
    office = await openOffice(world)
    mercy = await signInAs(world, office, MERCY)
  })
  afterAll(async () => {
    await office.close()
    await world.store.close()
  })

  /** Sends the form of the page with a file, as a browser does. */
  async function bring(csv: string | null, answers: Readonly<Record<string, string>> = {}) {
    const fields = {
      ...hiddenOf((await mercy.get(PATH)).html, PATH),
      wallet: 'sandbox',
      ...answers,
    }
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    if (csv !== null) body.append('file', new Blob([csv], { type: 'text/csv' }), 'march.csv')
    const cookie = [...mercy.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    const sent = await fetch(office.address + PATH, { method: 'POST', body, headers, redirect: 'manual' }) // prettier-ignore
    const to = sent.headers.get('location')
    const html = to === null ? await sent.text() : (await mercy.get(to)).html
    return { status: sent.status, html, text: textOf(html) }
  }

  it('are held against the books, and say what does not agree until it does', async () => {
    expect((await mercy.get(PATH)).text).toMatch(/Wallet sandbox On it by the books KSh 0 Prompts members are asked Statements through none was read yet/) // prettier-ignore
    const first = await bring(CSV)
    expect(first.text).toContain('2 lines, 2 of them new, 0 recorded. 2 do not agree.')
    expect(first.text).toMatch(/OM1 02\/03\/2026 paid, and not recorded here KSh 1,500/)
    expect(await receipts()).toBe(0)
    const second = await bring(CSV, { record: 'yes' })
    expect(second.text).toContain('2 lines, 0 of them new, 2 recorded. Statement, receipts and books agree.') // prettier-ignore
    expect(second.text).toContain('On it by the books KSh 1,485')
    expect(await receipts()).toBe(1)
    expect((await bring(CSV, { record: 'yes' })).text).toContain('0 recorded. Statement')
    expect(await receipts()).toBe(1)
  })

  it('are refused with the line that is wrong, and nothing of them is kept', async () => {
    // Seen red: with the fault beside the file tied to no field, nobody was told of it who hears the page.
    for (const language of ['en', 'fr'] as const) {
      await mercy.get(`${PATH}?language=${language}`)
      for (const [csv, answers, field, english, french] of WRONG) {
        const [got, why] = [await bring(csv, answers), language === 'en' ? english : french]
        expect([got.status, got.text], why).toEqual([422, expect.stringContaining(why)])
        expect(got.html, why).toMatch(new RegExp(`id="${field}"[^>]*aria-describedby="[^"]*${field}-error"`)) // prettier-ignore
      }
    }
    await mercy.get(`${PATH}?language=en`)
    expect(await lines()).toHaveLength(2)
  })

  it('are read as whoever brings them says, where they can be read in two ways', async () => {
    // Seen red: the form asked for nothing, and no statement of the first days of a month could be brought.
    await bring(either('OM3'), { dates: 'dmy', decimals: 'point' })
    await bring(either('OM4'), { dates: 'mdy', decimals: 'comma' })
    const read = (await lines()).filter(({ reference }) => ['OM3', 'OM4'].includes(reference))
    expect(
      read.map(({ reference, on_date, amount }) => [reference, on_date, amount]).sort(),
    ).toEqual([
      ['OM3', '2026-03-02', 150],
      ['OM4', '2026-02-03', 150_000],
    ])
  })

  async function lines() {
    return world.store.read((tx) => tx.selectFrom('statement_line').selectAll().execute())
  }

  async function receipts(): Promise<number> {
    return world.store.read(async (tx) => (await tx.selectFrom('receipt').selectAll().execute()).length) // prettier-ignore
  }
})
