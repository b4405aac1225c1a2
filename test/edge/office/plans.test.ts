import { afterAll, expect, it } from 'vitest'
import { makeFigures } from '../../../src/app/office/make-figures.ts'
import { readBehind } from '../../../src/app/office/read-today.ts'
import { BANK } from '../../../src/core/ledger/accounts.ts'
import { minor } from '../../../src/core/money.ts'
import { belowSince } from '../../../src/store/books/below-since.ts'
import { loadMutual } from '../../../src/store/mutuals/directory.ts'
import { ROUTES } from '../../../src/edge/office/routes.ts'
import { readingOf } from '../../app/by-itself.ts'
import { MERCY, staffTown } from '../../app/staff-town.ts'
import { planOf, readsAll, textsOf } from '../../store/plans.ts'
import { sqliteEngine } from '../../store/stores.ts'
import { makeWorld } from '../../world.ts'
import { type OpenedOffice, openOffice, signInAs } from './office-world.ts'

/** Read of a mutual of 5,000 members or fewer; of more the page says which command makes it. */
const OF_FEW = '/books/assembly'

/** How the money of a month is listed, of which there is as much as members. */
const OF_RECEIPTS = ['SEARCH receipt USING INDEX receipt_by_day (mutual_id=?)']

const engine = sqliteEngine()
let office: OpenedOffice | null = null
afterAll(() => office?.close())

it('no page of the office reads the whole register', async () => {
  const url = await engine.freshUrl()
  const world = await staffTown(makeWorld(await engine.open({}, url)))
  const books = await world.store.read((tx) => loadMutual(tx, 'umoja'))
  if (books) await makeFigures(world.ports, books.mutual)
  /** On another connection, which has prepared nothing yet. */
  const fresh = async () => {
    const store = await engine.open({}, url)
    return { ...world, store, ports: { ...world.ports, store } }
  }
  const { ports } = await fresh()
  // Of more than 5,000 members who is behind is known from the night.
  const ofFew = await textsOf(() => readingOf(ports, 'umoja', (desk) => readBehind(desk, null)))
  office = await openOffice(await fresh())
  const browser = await signInAs(world, office, MERCY)
  const file = url.slice('sqlite:'.length)
  const wide: string[] = []
  const ofReceipts = new Set<string>()
  for (const { kind, path } of ROUTES) {
    if (kind !== 'page' || path === OF_FEW) continue
    const there = path.replace(':number', '04123378').replace(':clinic', 'uhuru')
    const texts = await textsOf(() => browser.get(`/office/m/umoja${there}`))
    for (const text of texts.filter(isOfDays)) ofReceipts.add(stepsOf(file, text))
    const always = texts.filter((text) => !ofFew.includes(text))
    const found = always.flatMap((text) => readsAll(file, text))
    wide.push(...found.map((one) => `${path}: ${one}`))
  }
  // What the morning looks at while the bank is below nought.
  const below = await textsOf(() => readingOf(ports, 'umoja', ({ tx }) => belowSince(tx, 'umoja', BANK, minor(-1)))) // prettier-ignore
  expect(below.join()).toContain('moves')
  wide.push(...below.flatMap((text) => readsAll(file, text)).map((one) => `morning: ${one}`))
  expect(wide).toEqual([])
  expect([...ofReceipts]).toEqual(expect.arrayContaining(OF_RECEIPTS))
})

/** Whether a query is of the receipts of some days. */
function isOfDays(text: string): boolean {
  return text.includes('from "receipt" where') && text.includes('"value_on"')
}

function stepsOf(file: string, text: string): string {
  const steps = planOf(file, text).map(({ detail }) => detail)
  return steps.join(', ')
}
