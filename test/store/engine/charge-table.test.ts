import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeStores } from '../stores.ts'

/** A member with one charge, posted. */
const POSTED = [
  `insert into mutual (mutual_id, name, country, currency, time_zone, languages, quiet_from, quiet_to, wallets, created_at)
   values ('m', 'M', 'KE', 'KES', 'Africa/Nairobi', '[]', '20:00', '08:00', '[]', 1)`,
  `insert into member (mutual_id, number, plan_code, joined_on, fee_paid_before, created_at)
   values ('m', '04123378', 'family', '2026-01-01', 1, 1)`,
  `insert into journal (mutual_id, journal_id, seq, kind, effective_on, event_on, posted_at, source, source_ref, actor, lines, hash)
   values ('m', 'j1', 1, 'charge', '2026-01-01', '2026-01-01', 1, 'charge', 'c', 'test', 1, '${'0'.repeat(64)}')`,
  `insert into charge (mutual_id, number, kind, starts_on, ends_on, due_on, amount, plan_code, journal_id)
   values ('m', '04123378', 'contribution', '2026-01-01', '2026-01-31', '2026-01-05', 1500, 'family', 'j1')`,
]

describeStores('the table of charges', (open) => {
  async function opened() {
    const store = await open()
    const run = (text: string) => store.write((tx) => sql.raw(text).execute(tx))
    for (const statement of POSTED) await run(statement)
    return run
  }

  it.each([
    ['update charge set amount = 1', /append-only/],
    ['delete from charge', /append-only/],
    [insertCharge("'visit', '2026-02-01'", '1500, 0, null'), /check/i],
    [insertCharge("'contribution', '2026-01-01'", '1500, 0, null'), /unique|duplicate/i],
    [insertCharge("'contribution', '2026-02-01'", '0, 0, null'), /check/i],
    [insertCharge("'contribution', '2026-02-01'", '-1, 2, null'), /check/i],
    [insertCharge("'contribution', '2026-02-01'", '0, 1500, null'), /check/i],
    [`update member set subsidised_until = '2026-01-01'`, /check/i],
    [`update member set subsidised_from = '2026-02-01', subsidised_until = '2026-01-01'`, /check/i],
  ])('refuses: %s', async (statement, why) => {
    const run = await opened()
    await expect(run(statement)).rejects.toThrow(why)
  })

  it('takes penalties, and charges that a subsidy pays in part or whole', async () => {
    const run = await opened()
    await run(insertCharge("'late-penalty', '2026-01-16'", '200, 0, null'))
    await run(insertCharge("'contribution', '2026-02-01'", "0, 1500, 'state'"))
    await run(insertCharge("'contribution', '2026-03-01'", "700, 800, 'state'"))
    await run(`update member set subsidised_from = '2026-02-01', subsidised_until = '2026-02-01'`)
  })
})

function insertCharge(kindAndDay: string, amounts: string): string {
  return `insert into charge (mutual_id, number, kind, starts_on, ends_on, due_on, amount, subsidy, subsidy_payer, plan_code, journal_id)
    select 'm', '04123378', kind, day, day, day, ${amounts}, 'family', 'j1'
    from (select ${kindAndDay.replace(', ', ' as kind, ')} as day) as given`
}
