import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { migrate } from '../../../src/store/engine/migrate.ts'
import { describeStores } from '../stores.ts'
import { migrationsBefore } from './earlier.ts'

const NOW = instant(1_772_438_400_000)

/** What a database of the first schema holds of work that was under way. */
const BEFORE = [
  `insert into inbox (carrier, message_id, sender, recipient, text, received_at)
   values ('africastalking', 'm1', '+254722000001', '38400', 'PAY', 1)`,
  `insert into event (event_id, wallet, event_key, body_hash, body, seen, received_at, failures, not_before)
   values ('e1', 'till', 'k', 'h', '{}', 1, 1, 0, 1)`,
  outbox('sent', `'sms', 'hello', null, 'sent', 'AT_1'`),
  outbox('taken', `'sms', 'hello', null, 'sending', null`),
  outbox('prompt', `'prompt', null, 'i1', 'sent', 'P_1'`),
  `update outbox set claimed_until = 77 where outbox_id = 'taken'`,
]

/** A payment that two people took back, as it was kept before operators could do that. */
const TAKEN_BACK = [
  `insert into mutual (mutual_id, name, country, currency, time_zone, languages, quiet_from,
     quiet_to, wallets, created_at)
   values ('umoja', 'Umoja', 'KE', 'KES', 'Africa/Nairobi', '["en"]', '20:00', '07:00', '[]', 1)`,
  `insert into member (mutual_id, number, plan_code, joined_on, fee_paid_before, created_at)
   values ('umoja', '04123378', 'family', '2026-01-01', 1, 1)`,
  `insert into proposal (mutual_id, proposal_id, kind, about, payload, reason, proposed_by,
     proposed_phone, proposed_at)
   values ('umoja', '1', 'reversal', 'UM26-1', '{}', 'x', 'Moses', '+254733000004', 1)`,
  journal('j', 1, 'receipt', null),
  journal('k', 2, 'reversal', `'j'`),
  `insert into receipt (mutual_id, receipt_id, wallet, operator_receipt, receipt_number, amount,
     paid_at, value_on, state, created_at)
   values ('umoja', 'r', 'till', 'A', 'UM26-1', 500, 1, '2026-03-01', 'posted', 1)`,
  payment('x', 500, '2026-03-01', 'j'),
  payment('y', -500, '2026-03-02', 'k'),
  `insert into correction (mutual_id, proposal_id, number, receipt_id, kind, amount, account_id,
     on_date, payment_id, journal_id)
   values ('umoja', '1', '04123378', 'r', 'reversal', 500, '552/till', '2026-03-02', 'y', 'k')`,
]

/** One application that waits, also after somebody tried who may not, and one that was refused. */
const UNDECIDED = [
  application('1'),
  decision('1', 'denied'),
  application('2'),
  decision('2', 'refused'),
]

describeStores('an upgrade from the first schema', (open, { emptyUrl }) => {
  async function upgraded() {
    const store = await open({}, await emptyUrl())
    expect(await migrate(store, NOW, migrationsBefore('0002'))).toEqual(['0001-start'])
    await store.write(async (tx) => {
      for (const statement of BEFORE) await sql.raw(statement).execute(tx)
    })
    expect((await migrate(store, NOW))[0]).toBe('0002-house')
    return store
  }

  it('keeps what was under way, free to be taken', async () => {
    const store = await upgraded()
    const [message, event] = await store.read(async (tx) => [
      await tx.selectFrom('inbox').selectAll().executeTakeFirstOrThrow(),
      await tx.selectFrom('event').selectAll().executeTakeFirstOrThrow(),
    ])
    expect(message).toMatchObject({ message_id: 'm1', lease: null, lease_until: null })
    expect(event).toMatchObject({ event_id: 'e1', lease: null, intent_id: null })
  })

  it('knows the carrier of messages that had left by the one that there was', async () => {
    const store = await upgraded()
    const rows = await store.read((tx) =>
      tx
        .selectFrom('outbox')
        .select(['outbox_id', 'carrier', 'lease_until'])
        .orderBy('outbox_id')
        .execute(),
    )
    expect(rows).toEqual([
      { outbox_id: 'prompt', carrier: null, lease_until: null },
      { outbox_id: 'sent', carrier: 'africastalking', lease_until: null },
      { outbox_id: 'taken', carrier: null, lease_until: 77 },
    ])
  })

  it('keeps what was taken back, and by whom', async () => {
    const store = await open({}, await emptyUrl())
    await migrate(store, NOW, migrationsBefore('0004'))
    await store.write(async (tx) => {
      for (const statement of TAKEN_BACK) await sql.raw(statement).execute(tx)
    })
    expect(await migrate(store, NOW)).toContain('0004-operator-reversals')
    const rows = await store.read((tx) => tx.selectFrom('correction').selectAll().execute())
    expect(rows).toMatchObject([
      { payment_id: 'y', number: '04123378', kind: 'reversal', amount: 500, on_date: '2026-03-02' },
    ])
    expect(rows[0]).toMatchObject({ proposal_id: '1', reversal_id: null, account_id: '552/till' })
    const gone = store.write((tx) => sql.raw('delete from correction').execute(tx))
    await expect(gone).rejects.toThrow()
  })

  it('lists what nobody has decided yet', async () => {
    const store = await open({}, await emptyUrl())
    await migrate(store, NOW, migrationsBefore('0037'))
    await store.write(async (tx) => {
      for (const statement of [...TAKEN_BACK, ...UNDECIDED]) await sql.raw(statement).execute(tx)
    })
    expect(await migrate(store, NOW)).toContain('0037-office-days')
    const rows = await store.read((tx) =>
      tx.selectFrom('undecided').select(['matter', 'matter_id']).orderBy('matter').execute(),
    )
    expect(rows).toEqual([
      { matter: 'application', matter_id: '1' },
      { matter: 'proposal', matter_id: '1' },
    ])
  })

  it('adds up what came in, and goes on from there with an older process', async () => {
    const store = await open({}, await emptyUrl())
    await migrate(store, NOW, migrationsBefore('0039'))
    const run = (statements: readonly string[]) =>
      store.write(async (tx) => {
        for (const statement of statements) await sql.raw(statement).execute(tx)
      })
    await run([...TAKEN_BACK, receipt('s', 300, null), receipt('t', 5, 'currency')])
    expect(await migrate(store, NOW)).toContain('0039-receipt-sums')
    await run([receipt('u', 200, 'no member'), receipt('v', 7, 'currency')])
    const days = await store.read((tx) => tx.selectFrom('receipt_day').selectAll().execute())
    const day = { mutual_id: 'umoja', value_on: '2026-03-01', wallet: 'till' }
    expect(days).toEqual([{ ...day, receipts: 3, amount: 1000 }])
  })
})

function receipt(id: string, amount: number, reason: string | null): string {
  const [state, why] = reason === null ? ['posted', 'null'] : ['suspense', `'${reason}'`]
  return `insert into receipt (mutual_id, receipt_id, wallet, operator_receipt, receipt_number, amount,
      paid_at, value_on, state, reason, created_at)
    values ('umoja', '${id}', 'till', '${id}', 'UM26-${id}', ${amount}, 1, '2026-03-01', '${state}',
      ${why}, 1)`
}

function outbox(id: string, rest: string): string {
  return `insert into outbox (outbox_id, kind, text, intent_id, state, carrier_id,
      recipient, priority, attempts, not_before, created_at)
    values ('${id}', ${rest}, '+254722000001', 1, 1, 1, 1)`
}

function application(id: string): string {
  return `insert into application (mutual_id, application_id, kind, phone, name, sex, birth_date, channel,
      applied_on, applied_at)
    values ('umoja', '${id}', 'join', '+25472200000${id}', 'Zawadi', 'F', '1990', 'ussd', '2026-03-01', 1)`
}

function decision(of: string, kind: 'denied' | 'refused'): string {
  return `insert into application_decision (mutual_id, decision_id, application_id, kind, decided_by,
      decided_phone, decided_at)
    values ('umoja', 'd${of}', '${of}', '${kind}', 'Moses', '+254733000004', 1)`
}

function journal(id: string, seq: number, kind: string, reverses: string | null): string {
  return `insert into journal (mutual_id, journal_id, seq, kind, effective_on, event_on, posted_at,
      source, source_ref, actor, reverses_id, lines, hash)
    values ('umoja', '${id}', ${seq}, '${kind}', '2026-03-01', '2026-03-01', 1, '${kind}', 'r',
      'test', ${reverses}, 1, '${id.repeat(64)}')`
}

function payment(id: string, amount: number, on: string, journalId: string): string {
  return `insert into payment (mutual_id, payment_id, number, receipt_id, amount, value_on, journal_id)
    values ('umoja', '${id}', '04123378', 'r', ${amount}, '${on}', '${journalId}')`
}
