import type { Router } from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyToJoin, type JoinAsked } from '../../../src/app/applications/applications.ts'
import { proposeCorrection } from '../../../src/app/decisions/propose-correction.ts'
import { acting } from '../../../src/app/desk.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import {
  type MutualRole,
  PERSON_LISTS,
  PERSON_ROLES,
  seesAll,
  WHO,
} from '../../../src/core/staff/office-role.ts'
import { mayRead, READING } from '../../../src/core/staff/reading.ts'
import { RULES } from '../../../src/core/staff/rules.ts'
import { officeRoutes } from '../../../src/edge/office/office.ts'
import type { Route } from '../../../src/edge/office/route.ts'
import { ROUTES } from '../../../src/edge/office/routes.ts'
import { officeScript } from '../../../src/edge/office/script.ts'
import { COLOURED_SHEETS, sheetPath } from '../../../src/edge/office/style.ts'
import { AMINA, JUMA, MERCY, staffTown } from '../../app/staff-town.ts'
import { openStore } from '../../../src/store/engine/open.ts'
import { sqliteEngine } from '../../store/stores.ts'
import { TUMAINI } from '../../statutes.ts'
import {
  apply,
  ask as text,
  makeWorld,
  notify,
  payBill,
  register,
  type World,
} from '../../world.ts'
import { letterFor } from './care-world.ts'
import { type Browser, openOffice, type OpenedOffice, signInAs } from './office-world.ts'
import { PAGE_BYTES_MAX, patternOf, walk } from './walk.ts'

const ALIEN = '+254733000099'
const MISSING = '99999'

/** The address of a route in a mutual, with things that there are in Umoja. */
function addressIn(route: Route, mutual: string): string {
  const path = route.kind === 'open' ? route.path : `/office/m/${mutual}${route.path}`
  return path
    .replace(':number', '04123378')
    .replace(':proposal', MISSING)
    .replace(':receipt', MISSING)
    .replace(':seq', MISSING)
    .replace(':ordinal', '1')
    .replace(':application', MISSING)
    .replace(':phone', MISSING)
    .replace(':clinic', 'uhuru')
    .replace(':association', 'nobody')
    .replace(':code', MISSING)
    .replace(':letter', MISSING)
    .replace(':complaint', MISSING)
}

/** Whose phones there are in the town already. */
const KNOWN: Readonly<Partial<Record<MutualRole, string>>> = {
  manager: MERCY,
  collector: JUMA,
  clinic: '+254722000001',
}

function phoneOf(role: MutualRole): string {
  return KNOWN[role] ?? `+2547330001${String(WHO.everybody.indexOf(role)).padStart(2, '0')}`
}

/** Somebody signed in for each role that there is. */
async function everyRole(world: World, office: OpenedOffice): Promise<Record<MutualRole, Browser>> {
  const browsers: Partial<Record<MutualRole, Browser>> = {}
  for (const role of WHO.everybody) {
    browsers[role] = await signInAs(world, office, phoneOf(role), role)
  }
  return browsers as Record<MutualRole, Browser>
}

const CLINIC = '+254722000001'
const OPAL = '+254711000077'

/** Somebody who asked by phone to join. */
const JOINING: JoinAsked = {
  ...{ mutual: 'umoja', phone: '+254711000088' as PhoneNumber, channel: 'ussd' as const },
  person: { name: 'Zawadi Njeri', sex: 'F', birthDate: '1990' },
  ...{ familySize: 4, place: 'Kibera' },
}

/** Households with long names, more than a list shows at once, each with a payment. */
const HOUSEHOLDS = 30

/** Lets happen what there are pages of: people, money, care, and what waits for somebody; gives where some of it is. */
async function live(world: World, manager: Browser): Promise<readonly string[]> {
  const names = Array.from({ length: HOUSEHOLDS }, (_, at) => `Nyokabi Wanjiru-Kariuki Wafula ${String.fromCharCode(65 + at % 26)}${at % 7}`) // prettier-ignore
  const numbers = await register(
    world,
    names.map((name, at) => ({
      ...{ name, phone: `+25471200${1000 + at}`, joined: '2023-03-10', paidThrough: '2023-12-31' },
      ...{ association: at % 2 ? 'soko' : '', family: [['Wambui Wanjiru-Kariuki', 'child', '2015'] as const] }, // prettier-ignore
    })),
  )
  const [second = '', third = ''] = numbers
  for (const [at, account] of [...numbers, ...numbers.map(() => 'shule ya msingi')].entries()) {
    await notify(world, payBill(world, { phone: `+25471200${1000 + at}`, account, amount: '500', receipt: `W${at}` })) // prettier-ignore
    world.clock.move({ seconds: 20 })
  }
  await register(world, [{ name: 'Opal Wafula', phone: OPAL, paidThrough: '2026-02-28' }])
  await text(world, CLINIC, `COVER ${OPAL.replace('+254', '0')}`)
  await text(world, OPAL, 'COMPLAIN CHARGED UHURU TODAY they took 300')
  await text(world, OPAL, 'CALL ME')
  await letterFor(world, '04123378' as MemberNumber, 50000, 'Mercy')
  await acting(world.ports, (desk) => applyToJoin(desk, JOINING))
  const [receipt] = await world.store.read((tx) => tx.selectFrom('receipt').select('receipt_number').where('state', '=', 'posted').execute()) // prettier-ignore
  const proposed = await proposeCorrection(world.ports, { receipt: receipt?.receipt_number ?? '', mutual: 'umoja', reason: 'twice', by: 'Mercy', refund: null }) // prettier-ignore
  expect(proposed.ok).toBe(true)
  for (const [path, typed] of [
    [`/member/${second}/phone`, { phone: '0712 999 999', cause: 'lost' }],
    [`/member/${third}/resign`, { on: '01/04/2026', cause: 'moves away' }],
  ] as const) {
    const form = `/office/m/umoja${path}`
    await manager.get(form)
    await manager.send(form, typed)
    expect((await manager.send(form, { step: 'do' })).status).toBe(303)
  }
  return ['/find?q=wafula', `/member/${second}`, `/member/${third}`]
}

/** Somebody has cash of the mutual in the hand. */
async function takeCash(browser: Browser, slip: string): Promise<void> {
  const form = '/office/m/umoja/member/04123378/cash'
  await browser.get(form)
  await browser.send(form, { amount: '500', slip, on: '02/03/2026' })
  expect((await browser.send(form, { step: 'do' })).status).toBe(303)
}

const STAFF = ROUTES.filter((route) => route.kind !== 'open')

describe('the table of routes', () => {
  const engine = sqliteEngine()
  let world: World
  let office: OpenedOffice
  let browsers: Readonly<Record<MutualRole | 'alien' | 'stranger', Browser>>

  beforeAll(async () => {
    world = makeWorld(await openStore(await engine.freshUrl()))
    await staffTown(world)
    const people = PERSON_ROLES.filter((role) => !(role in KNOWN))
    const lists = people.map((role) => [PERSON_LISTS[role], [{ name: role, phone: phoneOf(role), language: 'en' }]]) // prettier-ignore
    const associations = [{ code: 'soko', name: 'Soko', phone: phoneOf('association') }]
    await apply(world, { mutual: { code: 'umoja' }, ...Object.fromEntries(lists), associations })
    const managers = [{ name: 'Zena', phone: ALIEN, language: 'en' }]
    await apply(world, { ...TUMAINI, managers })
    office = await openOffice(world)
    browsers = {
      ...(await everyRole(world, office)),
      alien: await signInAs(world, office, ALIEN),
      stranger: office.browse(),
    }
  })
  afterAll(async () => {
    await office.close()
    await world.store.close()
  })

  it('has every route that is served, and no other is', () => {
    const served = routesOf(officeRoutes(world.ports, { host: null, isHttps: false, signIns: null }, async () => undefined)) // prettier-ignore
    const known = ROUTES.map(({ kind, method, path }) =>
      kind === 'open' ? `${method} ${path.slice('/office'.length)}` : `${method} /m/:mutual${path}`,
    )
    const kept = [sheetPath(null), COLOURED_SHEETS, officeScript().path].map(
      (path) => `get ${path.slice('/office'.length)}`,
    )
    const others = ['get /', ...kept]
    expect(served.sort()).toEqual([...known, ...others].sort())
  })

  it('names an errand for each page and an act for each form, of which a table says who may', () => {
    const nowhere = STAFF.filter(
      ({ kind, errand }) => !(errand in (kind === 'form' ? RULES : READING)),
    )
    expect(nowhere).toEqual([])
    const pages = STAFF.filter(({ kind }) => kind === 'page').map(({ errand }) => errand)
    expect([...new Set(pages)].sort()).toEqual(Object.keys(READING).sort())
  })

  it('has a form on a page whose address the form knows, so that it can be led back to', () => {
    const names = (path: string) => path.match(/:\w+/g) ?? []
    for (const route of ROUTES) {
      if (route.kind === 'form') expect(names(route.path)).toEqual(expect.arrayContaining(names(route.page.path))) // prettier-ignore
    }
  })

  it('has no row that an earlier one answers for', () => {
    const answers = ({ method, path }: Route) =>
      ROUTES.find((row) => row.method === method && patternOf(row.path).test(path))?.path
    for (const route of ROUTES) expect(answers(route)).toBe(route.path)
  })

  it('lets nothing be done by GET', () => {
    for (const { kind, method } of ROUTES) if (kind === 'form') expect(method).toBe('post')
  })

  it.each(STAFF)(
    '$method $path asks strangers to sign in, and shows them nothing',
    async (route) => {
      const got = await ask(browsers.stranger, route, 'umoja')
      expect([got.status, got.to]).toEqual(
        route.method === 'get' ? [303, '/office/sign-in'] : [401, null],
      )
      expect(got.text).not.toContain('Amina')
    },
  )

  it.each(STAFF)('$method $path is not there for the staff of another mutual', async (route) => {
    const before = await kept()
    for (const mutual of ['umoja', 'nowhere']) {
      const got = await ask(browsers.alien, route, mutual)
      expect(got.status).toBe(404)
      expect(got.text).toContain('There is no such page')
      expect(got.text).not.toMatch(/Amina|Umoja/)
    }
    expect(await kept()).toEqual(before)
  })

  it.each(STAFF)('$method $path is for those whom a table names', async (route) => {
    // Seen red: with the table of reading not asked, a collector read the money and the books.
    const may = route.kind === 'form' ? RULES[route.errand]?.who : READING[route.errand]
    for (const role of WHO.everybody) {
      const got = await ask(browsers[role], route, 'umoja')
      if (may?.includes(role)) expect(got.status, role).not.toBe(403)
      else {
        expect(got.status, role).toBe(403)
        expect(got.text).not.toContain('Amina')
      }
    }
  })

  it.each(STAFF.filter((route) => route.kind === 'page'))(
    '$path keeps who looked at whom, before anybody is shown',
    async (route) => {
      // Seen red: with looks of few households not kept, a member's page was shown and no row was there.
      const before = await looks()
      const found = route.path === '/find' ? '?q=Am' : ''
      const got = await browsers.manager.get(`${addressIn(route, 'umoja')}${found}`)
      const shown = /Amina|0412337-8/.test(got.text)
      if (route.shows === 'nobody') expect(shown).toBe(false)
      const noted = (await looks()).slice(before.length)
      expect(noted.length > 0, got.text).toBe(shown)
      for (const row of noted) {
        expect(row).toMatchObject({ number: '04123378', name: 'Mercy', phone: MERCY, page: route.errand }) // prettier-ignore
      }
    },
  )

  it('has a page on which a member stands, or the test above would test nothing', async () => {
    expect((await looks()).map(({ page }) => page)).toEqual(
      expect.arrayContaining(['member', 'find']),
    )
    expect((await browsers.manager.get('/office/m/umoja/member/04123378')).text).toContain(
      'Amina Otieno',
    )
    expect(AMINA).toBe('+254711000001')
  })

  describe('in a mutual where things have happened', () => {
    const home = '/office/m/umoja'

    let also: readonly string[] = []

    beforeAll(async () => {
      also = await live(world, browsers.manager)
      for (const role of ['clerk', 'collector'] as const) await takeCash(browsers[role], role)
    })

    it('is led to by links whole, of which none leads nowhere, and each page fits into the first packets', async () => {
      const pages = STAFF.filter((route) => route.kind === 'page')
      const [unled, dead, heavy] = [{} as Record<string, string[]>, [] as string[], [] as string[]]
      for (const role of WHO.everybody) {
        const each = role === 'manager' ? 3 : 1
        const sought = seesAll([role]) ? also : ['/find?q=amina']
        const walked = await walk(browsers[role], { home, routes: pages, each, also: sought })
        const own = pages.filter(({ errand }) => mayRead(errand, [role])).map(({ path }) => path)
        unled[role] = own.filter((path) => !walked.seen.has(path))
        dead.push(...walked.dead.map((link) => `${role}: ${link}`))
        for (const [path, bytes] of walked.bytes) if (bytes > PAGE_BYTES_MAX) heavy.push(`${bytes} ${path}`) // prettier-ignore
      }
      expect(dead).toEqual([])
      expect(heavy).toEqual([])
      // Seen red: clerks and collectors were not led to the deposit of their cash, clerks not to sheets of cards.
      expect(unled).toEqual({
        // Files are sent in by a form; their reports are weighed in files.test.ts.
        ...{ manager: ['/files/:file'], secretary: [], clerk: [], collector: [] },
        // Closing is a manager's, and of colleagues one alone was looked at: the own page.
        ...{ treasurer: ['/books/closing/check'], auditor: ['/books/closing/check', '/staff/:phone/close'] }, // prettier-ignore
        // They speak for one, whose page they are led to.
        ...{ clinic: ['/clinic'], association: ['/association'] },
      })
    })
  })

  function ask(browser: Browser, route: Route, mutual: string) {
    const path = addressIn(route, mutual)
    if (route.method === 'get') return browser.get(path)
    return browser.post(path, { form: 'a-form-of-a-test' }, { 'sec-fetch-site': 'same-origin' })
  }

  function looks() {
    return world.store.read((tx) =>
      tx.selectFrom('office_look').selectAll().orderBy('look_id').execute(),
    )
  }

  /** What a try of somebody who is not let in must leave as it is. */
  function kept() {
    return world.store.read(async (tx) => ({
      looks: await tx.selectFrom('office_look').selectAll().execute(),
      forms: await tx.selectFrom('office_form').selectAll().execute(),
    }))
  }
})

type Layer = {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> }
  readonly handle?: { readonly stack?: readonly Layer[] }
}

/** Every route of a router and of the routers in it. */
function routesOf(router: Router): string[] {
  const walk = (layers: readonly Layer[]): string[] =>
    layers.flatMap(({ route, handle }) => [
      ...(route ? Object.keys(route.methods).map((method) => `${method} ${route.path}`) : []),
      ...walk(route ? [] : (handle?.stack ?? [])),
    ])
  return walk(router.stack as unknown as readonly Layer[])
}
