import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { verify } from '../../src/app/verify/verify.ts'
import { date } from '../../src/core/dates.ts'
import { minor } from '../../src/core/money.ts'
import type { Store } from '../../src/store/store.ts'
import { describeStores } from '../store/stores.ts'
import { AWA, bill, BINTA, codeFor, ok, pikineWorld, registerOne } from './visits-world.ts'
import { decideEmergency, issueLetter, payProvider, reverseBill } from './by-itself.ts'

const ACTOR = { by: 'Clerk Two', actor: 'test' }

type Corruption = readonly [what: string, statement: string, checks: readonly string[]]

const IN_BOOKS = 'every bill that counts stands in the books, with the mutual’s share'
const REVERSED = 'a bill is reversed when its journal is, and only then'
const OWED = 'what providers are owed is bills less reversals and payments'
const CEILING = 'no ceiling is exceeded, in money or in visits'
const LETTER = 'a guarantee letter is used once, as it says, and not beyond its amount'
const PAID = 'every payment of a provider stands in the books, with its amount'

/** Each made directly in the database, past its guards. */
const CORRUPTIONS: readonly Corruption[] = [
  [
    'a bill with other shares',
    `update bill set mutual_amount = mutual_amount - 1, patient_amount = patient_amount + 1
     where service_code = 'pharmacy'`,
    [IN_BOOKS, OWED],
  ],
  [
    'a bill that lost its journal',
    `update bill set journal_id = null where service_code = 'pharmacy'`,
    [IN_BOOKS, 'every journal of a bill has its bill', OWED],
  ],
  [
    'a bill of another provider',
    `update bill set provider_code = 'poste' where service_code = 'pharmacy'`,
    ['every bill is of its visit: provider, person and day', IN_BOOKS, OWED],
  ],
  [
    'a visit of another person',
    `update visit set ordinal = 9 where visit_code in
       (select visit_code from bill where service_code = 'pharmacy')`,
    ['every bill is of its visit: provider, person and day'],
  ],
  [
    'a bill that is gone',
    `delete from bill where service_code = 'pharmacy'`,
    ['every journal of a bill has its bill', OWED],
  ],
  [
    'a reversal that is gone',
    `delete from bill_decision where kind = 'reversed'`,
    [REVERSED, OWED],
  ],
  [
    'a reversal without its journal',
    `update bill_decision set journal_id = null where kind = 'reversed'`,
    [REVERSED, OWED],
  ],
  [
    'an accepted emergency that posted nothing',
    `update bill_decision set journal_id = null where kind = 'accepted'`,
    [IN_BOOKS, 'every journal of a bill has its bill', OWED],
  ],
  [
    'a decision on a bill that is no emergency’s',
    `update bill_decision set kind = 'accepted' where kind = 'reversed'`,
    ['only bills of emergencies wait for a decision', REVERSED, OWED],
  ],
  [
    'a decision by who entered the bill',
    `update bill_decision set decided_by = 'CLERK ONE' where kind = 'reversed'`,
    ['nobody decided on what he or she entered'],
  ],
  [
    'a second bill on a code',
    `insert into bill select mutual_id, 'other', visit_code, 1, provider_code, number, ordinal,
       service_code, on_date, amount, amount, 0, emergency, null, null, null, null, null, billed_by,
       billed_at from bill where service_code = 'pharmacy'`,
    ['a visit code has one bill that stands, at most'],
  ],
  [
    'more money than a ceiling had',
    `update bill set ceiling_amount = 7999 where service_code = 'pharmacy'`,
    [CEILING],
  ],
  [
    'more visits than a ceiling had',
    `update bill set ceiling_count = 0 where service_code = 'antenatal'`,
    [CEILING],
  ],
  [
    'more money than a letter promised',
    `update letter set amount = 8999 where letter_number = 'PI26-L000001'`,
    [LETTER],
  ],
  [
    'a letter that ended before the visit',
    `update letter set valid_from = '2026-01-01', valid_to = '2026-01-31'
     where letter_number = 'PI26-L000001'`,
    [LETTER],
  ],
  [
    'a letter used by two bills',
    `update bill set letter_number = 'PI26-L000001' where service_code = 'antenatal'`,
    [LETTER],
  ],
  [
    'a letter used without the approval that it needs',
    `update letter set needs_approval = 1 where letter_number = 'PI26-L000001'`,
    [LETTER],
  ],
  [
    'a letter approved by its issuer',
    `update letter set approved_by = 'clerk two', approved_at = 1
     where letter_number = 'PI26-L000002'`,
    ['nobody decided on what he or she entered'],
  ],
  [
    'a letter that is gone',
    `delete from letter where letter_number = 'PI26-L000002'`,
    ['guarantee letter numbers have no gaps'],
  ],
  ['a payment of another amount', `update provider_payment set amount = 1`, [PAID, OWED]],
  ['a payment from elsewhere', `update provider_payment set account_id = '552/x'`, [PAID]],
  ['a payment that is gone', `delete from provider_payment`, [PAID, OWED]],
]

describeStores('the books of visits', (open, { engine }) => {
  /** One of each: bills under ceilings and letters, a reversal, an emergency, a payment. */
  async function begin() {
    const world = await pikineWorld(await open())
    const awa = await registerOne(world, AWA)
    const binta = await registerOne(world, { ...BINTA, phone: '+221772000002' })
    const letter = { number: awa, ordinal: 0, provider: 'centre', service: 'surgery' }
    const promise = { ...letter, amount: minor(9_000), from: null, to: date('2026-03-31') }
    ok(await issueLetter(world.ports, promise, 'Clerk Two'))
    ok(await issueLetter(world.ports, promise, 'Clerk Two'))
    ok(await bill(world, await codeFor(world, awa, 'pharmacy'), 'pharmacy', 10_000))
    const antenatal = await codeFor(world, awa, 'antenatal', { ordinal: 1 })
    ok(await bill(world, antenatal, 'antenatal', 3_000))
    const emergency = { mutual: 'pikine', visitCode: await codeFor(world, binta, 'emergency') }
    ok(await bill(world, emergency.visitCode, 'emergency', 5_000))
    ok(await decideEmergency(world.ports, emergency, 'accepted', ACTOR))
    const wrong = { mutual: 'pikine', visitCode: await codeFor(world, awa, null, { ordinal: 2 }) }
    ok(await bill(world, wrong.visitCode, 'consultation', 1_000))
    ok(await reverseBill(world.ports, wrong, ACTOR))
    world.clock.move({ days: 1 })
    ok(await bill(world, await codeFor(world, awa, 'surgery'), 'surgery', 20_000))
    const payment = { mutual: 'pikine', provider: 'centre', amount: minor(500), on: null }
    ok(await payProvider(world.ports, { ...payment, from: 'bank', reference: 'T1' }, ACTOR))
    return world
  }

  it('agree when nothing was done past the guards', async () => {
    expect((await verify((await begin()).ports)).findings).toEqual([])
  })

  it.each(CORRUPTIONS)('show %s', async (_what, statement, checks) => {
    const world = await begin()
    await corrupt(world.store, statement)
    const found = new Set((await verify(world.ports)).findings.map(({ check }) => check))
    expect([...found].sort()).toEqual([...checks].sort())
  })

  describe('keep what was written', () => {
    const tables = ['bill', 'bill_decision', 'provider_payment', 'letter']
    it.each(tables)('of %s nothing goes and nothing changes', async (table) => {
      const { store } = await begin()
      const changing = (statement: string) =>
        store.write((tx) => sql.raw(statement).execute(tx)).then(() => 'done', String)
      expect(await changing(`delete from ${table}`)).toContain('is append-only')
      expect(await changing(`update ${table} set mutual_id = mutual_id`)).toContain('append-only')
      if (engine === 'sqlite') {
        const replacing = `insert or replace into ${table} select * from ${table}`
        expect(await changing(replacing)).toContain('is append-only')
      } else expect(await changing(`truncate ${table} cascade`)).toContain('is append-only')
    })

    it('of a letter only what was decided changes', async () => {
      const { store } = await begin()
      const raised = store.write((tx) => sql`update letter set amount = 1`.execute(tx))
      await expect(raised).rejects.toThrow('is append-only')
      const shorter = store.write((tx) =>
        sql`update letter set valid_to = '2027-01-01'`.execute(tx),
      )
      await expect(shorter).rejects.toThrow('is append-only')
    })
  })

  async function corrupt(store: Store, statement: string): Promise<void> {
    await store.write(async (tx) => {
      if (engine === 'sqlite') {
        const triggers = sql<{
          name: string
        }>`select name from sqlite_schema where type = 'trigger'`
        const { rows } = await triggers.execute(tx)
        for (const { name } of rows) await sql`drop trigger ${sql.id(name)}`.execute(tx)
        await sql`pragma defer_foreign_keys = on`.execute(tx)
      } else await sql`set local session_replication_role = replica`.execute(tx)
      await sql.raw(statement).execute(tx)
    })
  }
})
