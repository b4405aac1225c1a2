import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDailyJobs, runDueJobs } from '../../../src/app/work/jobs.ts'
import { date } from '../../../src/core/dates.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import type { Installation } from '../../../src/edge/office/visit.ts'
import { openStore } from '../../../src/store/engine/open.ts'
import { recordRun } from '../../../src/store/jobs.ts'
import { MERCY, staffTown } from '../../app/staff-town.ts'
import { sqliteEngine } from '../../store/stores.ts'
import { UMOJA } from '../../statutes.ts'
import { apply, makeWorld, smsOf, type World } from '../../world.ts'
import { type Browser, openOffice, type OpenedOffice, signInAs } from './office-world.ts'

const OPAL = '+254700000077' as PhoneNumber
const PATH = '/office/installation'

const WELL: Installation = {
  notReady: async () => ['the database cannot be written: SQLITE_FULL'],
  carriers: [{ name: 'safi', kind: 'http-sms' }],
  jobs: async () => [
    { job: 'bill', doneFor: date('2026-03-01') },
    { job: 'year', doneFor: null },
  ],
  measured: {
    backlog: async () => ({ due: 7, oldestMs: 3 * 60 * 60 * 1000 }),
    unfinished: async () => {
      const none = { count: 0, oldestMs: 0 }
      return { events: { ...none, held: 0 }, inbox: none, unread: none, suspense: none }
    },
    lanes: async () => [{ lane: 'sms', count: 7, oldestMs: 60_000, underWay: 1 }],
    wallets: async () => [{ wallet: 'mpesa', fails: true }],
    backupAgeMs: () => 3 * 24 * 60 * 60 * 1000,
    diskFree: async () => 5 * 1024 ** 3,
  },
}

describe('the page of the installation', () => {
  const engine = sqliteEngine()
  let world: World
  let office: OpenedOffice
  let opal: Browser

  beforeAll(async () => {
    world = makeWorld(await openStore(await engine.freshUrl()))
    await staffTown(world)
    Object.assign(world.ports, { operators: [OPAL] })
    office = await openOffice(world, {}, WELL)
    opal = office.browse()
    await opal.get('/office/sign-in/code')
    await opal.send('/office/sign-in/code', { phone: OPAL })
    await world.worker.settle()
    const code = /(\d{3} \d{3})/.exec(smsOf(world, OPAL).at(-1) ?? '')?.[1] ?? ''
    await opal.get('/office/sign-in/enter')
    await opal.send('/office/sign-in/enter', { code })
  })
  afterAll(async () => {
    await office.close()
    await world.store.close()
  })

  it('tells whoever runs the service how it is, and nothing of a mutual', async () => {
    expect((await opal.get('/office')).to).toBe(PATH)
    const { text } = await opal.get(PATH)
    for (const told of ['SQLITE_FULL', '3 days ago', '5.0 GiB', '7, the oldest for 3 h', 'safi']) {
      expect(text).toContain(told)
    }
    expect(text).toMatch(/mpesa Takes no prompts/)
    expect(text).toMatch(/Daily jobs .* Charges the contributions that have begun bill 01\/03\/2026 Tells members what they paid in the year year –/) // prettier-ignore
    // Seen red: whoever reads French was shown `sms`, `bill` and `look-after`, and not what they do.
    await opal.get(`${PATH}?language=fr`)
    const french = (await opal.get(PATH)).text
    expect(french).toMatch(/Envoie les SMS sms 7 1 min .* Appelle les cotisations des périodes commencées bill 01\/03\/2026/) // prettier-ignore
    await opal.get(`${PATH}?language=en`)
    expect(text).not.toMatch(/Umoja|Amina|Mercy/)
    expect((await opal.get('/office/m/umoja')).status).toBe(404)
    expect((await opal.get('/office/m/umoja/member/04123378')).status).toBe(404)
  })

  it('is not there for a manager, nor for strangers', async () => {
    const mercy = await signInAs(world, office, MERCY)
    const seen = await mercy.get(PATH)
    expect([seen.status, seen.text.includes('mpesa')]).toEqual([404, false])
    expect((await office.browse().get(PATH)).to).toBe('/office/sign-in')
  })

  it('knows how far each daily job has come where it is furthest behind', async () => {
    const told = async () => new Map((await readDailyJobs(world.ports)).map((one) => [one.job, one.doneFor])) // prettier-ignore
    await runDueJobs(world.ports)
    const today = (await told()).get('bill')
    expect(today).toBe('2026-03-02')
    await world.store.write((tx) => recordRun(tx, 'bill/other', date('2026-02-20'), world.clock.now())) // prettier-ignore
    expect((await told()).get('bill')).toBe(today)
    await apply(world, { ...UMOJA, mutual: { ...UMOJA.mutual, code: 'other' } })
    expect((await told()).get('bill')).toBe('2026-02-20')
  })
})
