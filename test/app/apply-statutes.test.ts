import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Applied } from '../../src/app/statutes/apply-statutes.ts'
import type { Ports } from '../../src/app/ports.ts'
import { reading } from '../../src/app/desk.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { applyFile } from '../../src/edge/files/apply-file.ts'
import { importFile } from '../../src/edge/files/import-file.ts'
import { loadCaller } from '../../src/store/calls/callers.ts'
import { loadStatutes } from '../../src/store/mutuals/mutuals.ts'
import type { Schema } from '../../src/store/schema.ts'
import { describeStores } from '../store/stores.ts'
import { makeFilePorts } from './files-world.ts'

type Part = Record<string, unknown>
type Example = { mutual: Part; plans: Part[]; providers: Part[]; managers: Part[] }

function example(changes: object = {}): Example {
  const file = JSON.parse(readFileSync('examples/statutes-jappo.json', 'utf8')) as Example
  return { ...file, ...changes }
}

const SANDBOX = { actor: 'test', sandbox: true } as const

function apply(ports: Ports, json: unknown): Promise<Applied> {
  return applyFile(ports, json, SANDBOX)
}

function textOf(applied: Applied): string[] {
  return applied.ok
    ? applied.changes.map(({ text }) => text)
    : applied.faults.map(({ path, why }) => `refused ${path}: ${why}`)
}

const TABLES = ['mutual', 'plan_version', 'provider', 'association', 'phone_role'] as const

async function everything(ports: Ports) {
  return ports.store.read(async (tx) => {
    const rows: Partial<Record<keyof Schema, unknown>> = {}
    for (const table of TABLES) rows[table] = await tx.selectFrom(table).selectAll().execute()
    return rows
  })
}

describeStores('applying statutes', (open) => {
  it('creates a mutual and says what it did; the same file again changes nothing', async () => {
    const ports = makeFilePorts(await open())
    expect(textOf(await apply(ports, example()))).toEqual([
      'mutual jappo: new',
      'plan family from 2025-01-01: new version',
      'provider thiaroye: new',
      'provider thiaroye: phone 77xx4567 added',
      'association femmes-marche: new',
      'association femmes-marche: phone 77xx3344 added',
      'manager Khady Sarr: new',
      'manager Moussa Fall: new',
    ])
    const before = await everything(ports)
    expect(textOf(await apply(ports, example()))).toEqual([])
    expect(await everything(ports)).toEqual(before)
    const known = await ports.store.read((tx) => loadStatutes(tx, 'jappo'))
    expect(known.mutual).toMatchObject({ currency: 'XOF', languages: ['fr', 'en'] })
    expect(known.plans[0]).toMatchObject({ contribution: 1500, services: [{}, {}] })
  })

  it('knows the phones by their roles and languages', async () => {
    const ports = makeFilePorts(await open())
    await apply(ports, example())
    const caller = (phone: string) =>
      reading(ports, ({ tx, now }) => loadCaller(tx, phone as PhoneNumber, now))
    expect(await caller('+221771234567')).toMatchObject({
      language: 'fr',
      roles: [{ role: 'clinic', ref: 'thiaroye', name: 'Centre de sante Thiaroye', until: null }],
    })
    expect(await caller('+221772223344')).toMatchObject({ roles: [{ role: 'association' }] })
    expect(await caller('+221775556677')).toMatchObject({
      roles: [{ role: 'manager', ref: '+221775556677' }],
    })
  })

  it('knows collectors by their phones, and ends them with a day', async () => {
    const ports = makeFilePorts(await open())
    await apply(ports, example())
    const awa = { name: 'Awa Diop', phone: '+221775550001', language: 'fr' }
    const file = (...collectors: object[]) => ({ mutual: { code: 'jappo' }, collectors })
    expect(textOf(await apply(ports, file(awa)))).toEqual(['collector Awa Diop: new'])
    expect(textOf(await apply(ports, file(awa)))).toEqual([])
    expect(textOf(await apply(ports, file({ phone: '+221775550002' })))).toEqual([
      'refused collectors[0].name: is missing',
    ])
    const manager = { phone: '+221775556677', name: 'Khady Sarr' }
    expect(textOf(await apply(ports, file(manager)))).toEqual(['collector Khady Sarr: new'])
    const caller = (phone: string) =>
      reading(ports, ({ tx, now }) => loadCaller(tx, phone as PhoneNumber, now))
    expect(await caller(awa.phone)).toMatchObject({
      language: 'fr',
      roles: [{ role: 'collector', ref: awa.phone, name: 'Awa Diop', until: null }],
    })
    expect((await caller(manager.phone)).roles.map(({ role }) => role)).toEqual([
      'collector',
      'manager',
    ])
    expect(textOf(await apply(ports, file({ phone: awa.phone, until: '2026-06-30' })))).toEqual([
      'collector Awa Diop: changed until',
    ])
  })

  it('leaves as it is what the file does not mention', async () => {
    const ports = makeFilePorts(await open())
    await apply(ports, example())
    const changes = { mutual: { code: 'jappo', name: 'Jappo' }, providers: [{ code: 'thiaroye' }] }
    expect(textOf(await apply(ports, changes))).toEqual(['mutual jappo: changed name'])
    const known = await ports.store.read((tx) => loadStatutes(tx, 'jappo'))
    expect(known.mutual).toMatchObject({ name: 'Jappo', serviceCode: '*384*77#' })
    expect(known.providers).toHaveLength(1)
  })

  it('keeps what a part of the mutual does not name, and says what it was before', async () => {
    const ports = makeFilePorts(await open())
    const file = (changes: object) => ({ mutual: { code: 'jappo', ...changes } })
    const real = { actor: 'test', sandbox: false }
    const { mutual } = example()
    const alerts = { perDay: 9 }
    await applyFile(ports, { mutual: { ...mutual, wallets: [], alerts } }, real)
    await applyFile(ports, file({ reminders: { hoursApart: 48 } }), real)
    const json = file({ reminders: { beforeDueDays: [3] }, alerts: { silentMinutes: 20 } })
    expect(await applyFile(ports, json, real)).toMatchObject({
      changes: [
        {
          fields: [
            { field: 'reminders.beforeDueDays', before: '[7,1]', after: '[3]' },
            { field: 'alerts.silentMinutes', before: '15', after: '20' },
          ],
        },
      ],
    })
    const known = await ports.store.read((tx) => loadStatutes(tx, 'jappo'))
    expect(known.mutual).toMatchObject({
      reminders: { hoursApart: 48, beforeDueDays: [3] },
      alerts: { perDay: 9, silentMinutes: 20, numbersPerHour: 120, unknownPerHour: 20 },
    })
  })

  it('takes away a phone that a clinic no longer names, at once', async () => {
    const ports = makeFilePorts(await open())
    await apply(ports, example())
    const providers = [{ code: 'thiaroye', phones: ['+221771234568'] }]
    expect(textOf(await apply(ports, { mutual: { code: 'jappo' }, providers }))).toEqual([
      'provider thiaroye: phone 77xx4567 removed',
      'provider thiaroye: phone 77xx4568 added',
    ])
    const { roles } = await ports.store.read((tx) => loadStatutes(tx, 'jappo'))
    expect(roles.filter(({ role }) => role === 'clinic')).toEqual([
      expect.objectContaining({ phone: '+221771234567', until: '2026-03-01' }),
      expect.objectContaining({ phone: '+221771234568', until: null }),
    ])
  })

  it('ends an association, a manager and an agreement with a day', async () => {
    const ports = makeFilePorts(await open())
    await apply(ports, example())
    const ending = {
      mutual: { code: 'jappo' },
      providers: [{ code: 'thiaroye', agreement: { to: '2026-06-30' } }],
      associations: [{ code: 'femmes-marche', until: '2026-06-30' }],
      managers: [{ phone: '+221775556677', until: '2026-06-30' }],
    }
    expect(textOf(await apply(ports, ending))).toEqual([
      'provider thiaroye: changed agreement',
      'association femmes-marche: changed until',
      'association femmes-marche: phone 77xx3344 changed',
      'manager Khady Sarr: changed until',
    ])
    expect(textOf(await apply(ports, ending))).toEqual([])
  })

  it('takes a later version of a plan, and changes one that is not yet in force', async () => {
    const ports = makeFilePorts(await open())
    await apply(ports, example())
    const [plan] = example().plans
    const next = (validFrom: string, contribution: string) => ({
      mutual: { code: 'jappo' },
      plans: [{ ...plan, validFrom, contribution }],
    })
    expect(textOf(await apply(ports, next('2026-07-01', '2000')))).toEqual([
      'plan family from 2026-07-01: new version',
    ])
    expect(textOf(await apply(ports, next('2026-07-01', '1800')))).toEqual([
      'plan family from 2026-07-01: changed contribution',
    ])
    expect(textOf(await apply(ports, next('2025-01-01', '1800')))).toEqual([
      'plan family from 2025-01-01: changed contribution',
    ])
  })

  it('does all or nothing: one refusal leaves everything as it was', async () => {
    const ports = makeFilePorts(await open())
    await apply(ports, example())
    const before = await everything(ports)
    const file = example()
    Object.assign(file.mutual, { name: 'Other' })
    Object.assign(file.mutual, { wallets: ['daraja'] })
    file.providers.push({
      code: 'pikine',
      services: ['dentist'],
      phones: ['+221771234567'],
    })
    expect(textOf(await apply(ports, file))).toEqual([
      'refused providers[1].phones[0]: is also a phone of thiaroye',
    ])
    file.providers[0] = { code: 'thiaroye' }
    expect(textOf(await apply(ports, file)).map((text) => text.split(': ')[0])).toEqual([
      'refused mutual.wallets[0]',
      'refused providers[1].services[0]',
      'refused providers[1].agreement.from',
      'refused providers[1].phones[0]',
      'refused providers[1].name',
    ])
    expect(await everything(ports)).toEqual(before)
  })

  it('refuses wallets that are not set up', async () => {
    const ports = makeFilePorts(await open())
    await apply(ports, example())
    const mutual = { ...example().mutual, code: 'other', wallets: ['daraja'] }
    expect(textOf(await apply(ports, { mutual }))).toEqual([
      'refused mutual.wallets[0]: daraja is not set up here; the wallets here are sandbox',
    ])
    const none = { ...ports, wallets: new Map() }
    expect(textOf(await apply(none, { mutual }))).toEqual([
      'refused mutual.wallets[0]: daraja is not set up here; no wallet is: without one a mutual takes cash and its bank',
    ])
  })

  it('gives a new mutual the sandbox wallet there, and none elsewhere', async () => {
    const mutual = { ...example().mutual }
    delete mutual.wallets
    const founded = async (wallets: object, sandbox: boolean) => {
      const ports = makeFilePorts(await open())
      const file = { mutual: { ...mutual, ...wallets } }
      expect(textOf(await applyFile(ports, file, { actor: 'test', sandbox }))).toEqual([
        'mutual jappo: new',
      ])
      return (await ports.store.read((tx) => loadStatutes(tx, 'jappo'))).mutual?.wallets
    }
    expect(await founded({}, false)).toEqual([])
    expect(await founded({ wallets: [] }, false)).toEqual([])
    expect(await founded({}, true)).toEqual([{ wallet: 'sandbox', payBill: null }])
    expect(await founded({ wallets: [] }, true)).toEqual([])
  })

  it('keeps currency, country and time zone once amounts and dates rest on them', async () => {
    const ports = makeFilePorts(await open())
    await apply(ports, example())
    const moved = { code: 'jappo', currency: 'GMD', country: 'GM', timeZone: 'Africa/Banjul' }
    expect(textOf(await apply(ports, { mutual: moved }))).toEqual([
      'refused mutual.currency: cannot change once there are plans',
    ])
    const csv = readFileSync('examples/members.csv')
    const options = { actor: 'test', fileName: 'members.csv', update: false, dryRun: false }
    expect(await importFile(ports, 'jappo', csv, options)).toMatchObject({ ok: true })
    expect(textOf(await apply(ports, { mutual: moved }))).toEqual([
      'refused mutual.country: cannot change once there are members',
      'refused mutual.timeZone: cannot change once there are members',
      'refused mutual.currency: cannot change once there are plans',
    ])
    const [plan] = example().plans
    const past = { mutual: { code: 'jappo' }, plans: [{ ...plan, validFrom: '2024-06-01' }] }
    expect(textOf(await apply(ports, past))).toEqual([
      'refused plans[0].validFrom: version 2024-06-01 of the plan family would change the past: since 2025-01-01 another version is in force',
    ])
  })
})
