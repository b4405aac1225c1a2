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
})

function outbox(id: string, rest: string): string {
  return `insert into outbox (outbox_id, kind, text, intent_id, state, carrier_id,
      recipient, priority, attempts, not_before, created_at)
    values ('${id}', ${rest}, '+254722000001', 1, 1, 1, 1)`
}
