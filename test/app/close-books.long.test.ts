import { expect, it } from 'vitest'
import { sql } from 'kysely'
import { bill } from '../../src/app/books/bill.ts'
import { closeBooks } from '../../src/app/books/close-books.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { date } from '../../src/core/dates.ts'
import { postReversal, postSuspense } from '../../src/core/ledger/posting.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { loadClosings } from '../../src/store/books/closings.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { post, transfersOf } from '../../src/store/books/ledger.ts'
import {
  anotherProcess,
  describeWorlds,
  notify,
  payBill,
  register,
  text,
  type World,
} from '../world.ts'
import { corrupt } from './corrupt.ts'
import { charges, payments } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const NUMBER = '04123378' as MemberNumber
const HOUSEHOLD = {
  name: 'Amina Otieno',
  phone: AMINA,
  number: NUMBER,
  joined: '2025-06-10',
  paidThrough: '2025-12-31',
}
const JANUARY = date('2026-01-31')
const FEBRUARY = date('2026-02-28')
const TREASURER = { by: 'Grace Wambui', actor: 'test' }

describeWorlds('closing the books', (begin, { engine }) => {
  async function withAmina() {
    const world = await begin()
    await register(world, [HOUSEHOLD])
    return world
  }

  async function close(world: World, through: string) {
    return closeBooks(world.ports, 'umoja', date(through), TREASURER)
  }

  it('posts the charges that have begun, and notes the head of the chain and the sums', async () => {
    const world = await withAmina()
    const closed = await close(world, FEBRUARY)
    expect(closed).toMatchObject({ ok: true, value: { isNew: true, charges: 2 } })
    expect((await charges(world)).map((row) => row.starts_on)).toEqual(['2026-01-01', '2026-02-01'])
    const [closing] = await closings(world)
    const [head] = (await journals(world)).slice(-1)
    expect(closing).toMatchObject({ through: FEBRUARY, seq: 2, hash: head?.hash, by: TREASURER.by })
    expect(Object.fromEntries(closing?.moved ?? [])).toEqual({
      '411': { debits: 100000, credits: 0 },
      '701': { debits: 0, credits: 100000 },
    })
    await expectSound(world)
  })

  it('of a mutual without a journal notes the start of the chain', async () => {
    const world = await begin()
    expect(await close(world, JANUARY)).toMatchObject({ ok: true, value: { isNew: true } })
    const [closing] = await closings(world)
    expect(closing).toMatchObject({ seq: 0, openFrom: 1, hash: '0'.repeat(64) })
    await expectSound(world)
  })

  it('once more through the same day is the same as once', async () => {
    const world = await withAmina()
    const first = await close(world, JANUARY)
    world.clock.move({ days: 3 })
    const again = await close(world, JANUARY)
    expect(again).toEqual({
      ok: true,
      value: { closing: first.ok && first.value.closing, isNew: false, charges: 0 },
    })
    expect(await closings(world)).toHaveLength(1)
  })

  it('by several at the same moment is done once', async () => {
    const world = await withAmina()
    const processes = [0, 1, 2].map((index) =>
      world.store.engine === 'postgres' ? anotherProcess(world, `p${index}-`) : world,
    )
    const closed = await Promise.all(processes.map((process) => close(process, JANUARY)))
    const areNew = closed.map((one) => one.ok && one.value.isNew)
    expect(areNew.filter(Boolean)).toHaveLength(1)
    expect(await closings(world)).toHaveLength(1)
    await expectSound(world)
  })

  it.each([
    ['2026-03-02', { code: 'day-not-over', day: '2026-03-02' }],
    ['2026-03-03', { code: 'day-not-over', day: '2026-03-03' }],
    ['2026-01-30', { code: 'closed-further', closedThrough: '2026-01-31' }],
  ])('through %s is refused', async (through, refusal) => {
    const world = await withAmina()
    await close(world, JANUARY)
    expect(await close(world, through)).toEqual({ ok: false, refusal })
    expect(await closings(world)).toHaveLength(1)
  })

  it('of a mutual that is not there is refused', async () => {
    const { ports } = await begin()
    const closed = await closeBooks(ports, 'nobody', JANUARY, TREASURER)
    expect(closed).toMatchObject({ ok: false, refusal: { code: 'unknown-mutual' } })
  })

  it('lets a late receipt count on the first open day and keep its own', async () => {
    const world = await withAmina()
    const before = await standingOn(world, '2026-02-27')
    await close(world, FEBRUARY)
    const paid = payBill(world, { phone: AMINA, account: NUMBER, amount: '500' })
    await notify(world, { ...paid, paidAt: '2026-02-27T09:00:00Z' })
    const [receipt] = (await journals(world)).filter(({ kind }) => kind === 'receipt')
    expect(receipt).toMatchObject({ effective_on: '2026-03-01', event_on: '2026-02-27' })
    expect(await payments(world)).toEqual([expect.objectContaining({ value_on: '2026-02-27' })])
    // Standing goes by the day on which the money was paid.
    expect(before).toMatchObject({ owed: 100000, paidThrough: '2025-12-31' })
    expect(await standingOn(world, '2026-02-26')).toMatchObject({ owed: 100000, credit: 0 })
    expect(await standingOn(world, '2026-02-27')).toMatchObject({
      owed: 50000,
      paidThrough: '2026-01-31',
    })
    await expectSound(world)
  })

  it('lets money in suspense, matched later, do the same', async () => {
    const world = await withAmina()
    const paid = payBill(world, { phone: AMINA, account: 'school', amount: '500' })
    await notify(world, { ...paid, paidAt: '2026-02-20T09:00:00Z' })
    await close(world, FEBRUARY)
    await text(world, AMINA, `PAID ${NUMBER}`)
    const [suspense, match] = (await journals(world)).filter(({ kind }) => kind !== 'charge')
    expect(suspense).toMatchObject({ kind: 'suspense', effective_on: '2026-02-20' })
    expect(match).toMatchObject({
      kind: 'match',
      effective_on: '2026-03-01',
      event_on: '2026-02-20',
    })
    await expectSound(world)
  })

  it('lets the charges of a member imported later count on the first open day', async () => {
    const world = await begin()
    await close(world, FEBRUARY)
    await register(world, [{ ...HOUSEHOLD, paidThrough: '2025-11-30' }])
    await bill(world.ports, 'umoja', date('2026-03-02'), 'test')
    const posted = (await journals(world)).map((row) => [row.event_on, row.effective_on])
    expect(posted).toEqual([
      ['2025-12-01', '2026-03-01'],
      ['2026-01-01', '2026-03-01'],
      ['2026-02-01', '2026-03-01'],
      ['2026-03-01', '2026-03-01'],
    ])
    expect(await standingOn(world, '2026-01-15')).toMatchObject({
      owed: 100000,
      charges: [
        { startsOn: '2025-12-01', dueOn: '2025-12-05' },
        { startsOn: '2026-01-01', dueOn: '2026-01-05' },
      ],
    })
    await expectSound(world)
  })

  it('lets a reversal of what was closed count on the first open day', async () => {
    const world = await withAmina()
    await notify(world, payBill(world, { phone: AMINA, account: 'school', amount: '500' }))
    world.clock.set('2026-04-02T08:00:00Z')
    await close(world, '2026-03-31')
    const [suspense] = (await journals(world)).filter(({ kind }) => kind === 'suspense')
    const id = suspense?.journal_id as string
    await world.store.write(async (tx) => {
      const when = { eventOn: date('2026-03-02'), closedThrough: date('2026-03-31') }
      const posting = postReversal(id, await transfersOf(tx, 'umoja', id), when)
      const poster = { newId: () => 'reversal', at: world.clock.now(), actor: 'test' }
      await post(tx, 'umoja', posting, poster)
    })
    expect((await journals(world)).at(-1)).toMatchObject({
      kind: 'reversal',
      effective_on: '2026-04-01',
      event_on: '2026-03-02',
      reverses_id: id,
    })
  })

  it('stretch after stretch notes sums that a plain sum of all transfers confirms', async () => {
    const world = await withAmina()
    const paid = payBill(world, { phone: AMINA, account: NUMBER, amount: '1700' })
    await notify(world, { ...paid, paidAt: '2026-01-12T09:00:00Z' })
    await notify(world, payBill(world, { phone: AMINA, account: 'x', amount: '90' }))
    await close(world, '2026-01-15')
    await close(world, JANUARY)
    world.clock.set('2026-05-04T08:00:00Z')
    await notify(world, { ...paid, receipt: 'LATE', paidAt: '2026-01-31T09:00:00Z' })
    await close(world, '2026-04-30')
    const found = await closings(world)
    expect(found.map(({ through }) => through)).toEqual(['2026-01-15', '2026-01-31', '2026-04-30'])
    for (const closing of found) {
      expect(Object.fromEntries(closing.moved)).toEqual(await plainSums(world, closing.through))
    }
    await expectSound(world)
  })

  it('goes well while money comes in from all sides', async () => {
    const world = await withAmina()
    const processes = Array.from({ length: 8 }, (_, index) =>
      world.store.engine === 'postgres' ? anotherProcess(world, `p${index}-`) : world,
    )
    const paying = processes.map((process, index) => {
      const paid = payBill(world, { phone: AMINA, account: NUMBER, amount: `${100 + index}` })
      return notify(process, { ...paid, paidAt: '2026-02-10T09:00:00Z' })
    })
    const [closed] = await Promise.all([close(anotherProcess(world, 'c-'), FEBRUARY), ...paying])
    await world.worker.settle()
    expect(closed).toMatchObject({ ok: true })
    expect(await payments(world)).toHaveLength(8)
    await expectSound(world)
  })

  it.runIf(engine === 'postgres')(
    'makes a posting begin again that had begun with open books',
    async () => {
      const world = await withAmina()
      let tries = 0
      await world.store.write(async (tx) => {
        tries += 1
        const books = await loadMutual(tx, 'umoja')
        const closing = tries === 1 ? close(anotherProcess(world, 'c-'), FEBRUARY) : null
        await Promise.all([closing, sql`select pg_sleep(${tries === 1 ? 2 : 0})`.execute(tx)])
        const when = { eventOn: FEBRUARY, closedThrough: books?.closedThrough ?? null }
        const posting = postSuspense('r1', 'sandbox', minor(500), when)
        await post(tx, 'umoja', posting, { newId: () => 'late', at: world.clock.now(), actor: '' })
      })
      expect(tries).toBe(2)
      const late = (await journals(world)).find((row) => row.journal_id === 'late')
      expect(late).toMatchObject({ effective_on: '2026-03-01', event_on: FEBRUARY })
    },
  )

  it.each([JANUARY, FEBRUARY])('keeps the database from a journal on %s', async (day) => {
    const world = await withAmina()
    await close(world, FEBRUARY)
    await expect(world.store.write((tx) => insertJournal(tx, day))).rejects.toThrow(
      'the books are closed',
    )
    await world.store.write((tx) => insertJournal(tx, '2026-03-01'))
  })

  it.each(['null', `'2026-01-30'`])('is not undone by setting the day to %s', async (day) => {
    const world = await withAmina()
    await close(world, JANUARY)
    const opening = world.store.write((tx) =>
      sql`update mutual set closed_through = ${sql.raw(day)}`.execute(tx),
    )
    await expect(opening).rejects.toThrow('the books stay closed')
  })

  it.each(['closing', 'closing_balance', 'wallet_outflow', 'write_off'])(
    'keeps rows of %s from being changed or removed',
    async (table) => {
      const world = await withAmina()
      await close(world, JANUARY)
      if (table !== 'closing' && table !== 'closing_balance') await insertOne(world, table)
      for (const statement of [
        `update ${table} set mutual_id = mutual_id`,
        `delete from ${table}`,
      ]) {
        const changing = world.store.write((tx) => sql.raw(statement).execute(tx))
        await expect(changing).rejects.toThrow(/is append-only/)
      }
    },
  )

  it.each([
    ['another head', `update closing set hash = '${'f'.repeat(64)}'`],
    ['another number', `update closing set seq = 1`],
    ['other sums', `update closing_balance set debits = debits + 1 where kind = '411'`],
    ['a missing sum', `delete from closing_balance where kind = '701'`],
    ['a sum of nothing', `insert into closing_balance values ('umoja', '2026-02-28', '521', 5, 5)`],
    ['a closing less', `delete from closing_balance`, `delete from closing`],
    ['open books', `update mutual set closed_through = null`],
    ['books closed further', `update mutual set closed_through = '2026-03-01'`],
    ['an older day', `update journal set effective_on = '2026-02-27' where seq = 3`],
    ['a later day', `update journal set effective_on = '2026-03-01' where seq = 2`],
  ])('is caught by verify with %s', async (_what, ...statements) => {
    const world = await withAmina()
    await close(world, FEBRUARY)
    await notify(world, payBill(world, { phone: AMINA, account: NUMBER, amount: '500' }))
    await expectSound(world)
    await corrupt(world, ...statements)
    const checks = (await verify(world.ports)).findings.map(({ check }) => check)
    expect(checks).toEqual(expect.arrayContaining([expect.stringMatching(/closed/)]))
  })

  it('is caught by verify that the mutual says otherwise than its last closing', async () => {
    const world = await withAmina()
    await close(world, FEBRUARY)
    await corrupt(world, `update mutual set closed_through = null`)
    const { findings } = await verify(world.ports)
    const check = 'the books are closed as far as the last closing says'
    expect(findings).toEqual([{ check, what: 'umoja' }])
  })

  async function standingOn(world: World, day: string) {
    const found = await readStanding(world.ports, NUMBER, date(day))
    return found.ok ? found.value.standing : null
  }
})

function closings({ store }: World) {
  return store.read((tx) => loadClosings(tx, 'umoja'))
}

function journals({ store }: World) {
  return store.read((tx) => tx.selectFrom('journal').selectAll().orderBy('seq').execute())
}

async function plainSums({ store }: World, through: string) {
  const rows = await store.read((tx) =>
    tx
      .selectFrom('transfer')
      .innerJoin('journal', 'journal.journal_id', 'transfer.journal_id')
      .selectAll()
      .execute(),
  )
  const sums: Record<string, { debits: number; credits: number }> = {}
  const sumOf = (account: string) => (sums[account.slice(0, 3)] ??= { debits: 0, credits: 0 })
  for (const row of rows.filter(({ effective_on: day }) => day <= through)) {
    sumOf(row.debit_account).debits += row.amount
    sumOf(row.credit_account).credits += row.amount
  }
  return sums
}

type Tx = Parameters<Parameters<World['store']['write']>[0]>[0]

async function insertJournal(tx: Tx, day: string): Promise<void> {
  await tx
    .insertInto('journal')
    .values({
      mutual_id: 'umoja',
      journal_id: `j-${day}`,
      seq: 1000,
      kind: 'reversal',
      effective_on: date(day),
      event_on: date(day),
      posted_at: 0 as never,
      source: 'test',
      source_ref: day,
      actor: 'test',
      reverses_id: null,
      lines: 1,
      hash: '0'.repeat(64),
    })
    .execute()
}

async function insertOne({ store }: World, table: string): Promise<void> {
  const journal = `(select min(journal_id) from journal)`
  const values: Record<string, string> = {
    wallet_outflow: `'umoja', 'o1', 'bank-sweep', 'sandbox', 5, 'r', '2026-03-02', 'A', 0, ${journal}`,
    write_off: `'umoja', 'w1', '${NUMBER}', 5, '2026-03-02', 'A', 'B', 0, ${journal}, null`,
  }
  await store.write((tx) => sql.raw(`insert into ${table} values (${values[table]})`).execute(tx))
}
