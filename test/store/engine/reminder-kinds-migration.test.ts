import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { migrate } from '../../../src/store/engine/migrate.ts'
import { loadMutual } from '../../../src/store/mutuals/directory.ts'
import { describeStores } from '../stores.ts'
import { migrationsBefore } from './earlier.ts'

const NOW = instant(Date.parse('2026-03-02T08:00:00Z'))

const EVERY_KIND =
  '["suspended","reopened","ageing-out","before-suspension","grace","before-due","applicant"]'

/** A mutual as versions before kept it, with what its statutes say of reminders. */
function mutualWith(reminders: string | null): string {
  const written = reminders === null ? 'null' : `'${reminders}'`
  return `insert into mutual (mutual_id, name, country, currency, time_zone, languages, quiet_from, quiet_to, wallets, wording, created_at, reminders)
    values ('old', 'M', 'KE', 'KES', 'Africa/Nairobi', '["en"]', '20:00', '08:00', '[]', '{}', 0, ${written})`
}

describeStores('the migrations to new kinds of reminders', (open, { emptyUrl }) => {
  it.each([
    ['all that there were', `{"kinds":${EVERY_KIND},"hoursApart":48}`, true],
    ['none that it names', null, true],
    ['some of them', '{"kinds":["suspended","grace"],"hoursApart":48}', false],
    ['no kind at all', '{"kinds":[]}', false],
  ])('send the new ones for a mutual that sends %s', async (_, reminders, isSent) => {
    const store = await open({}, await emptyUrl())
    await migrate(store, NOW, migrationsBefore('0033'))
    await store.write((tx) => sql.raw(mutualWith(reminders)).execute(tx))
    await migrate(store, NOW)
    const books = await store.read((tx) => loadMutual(tx, 'old'))
    const said = books?.mutual.reminders
    expect(said?.kinds.includes('still-suspended')).toBe(isSent)
    expect(said?.kinds.includes('grace')).toBe(reminders !== '{"kinds":[]}')
    expect(said?.hoursApart).toBe(reminders?.includes('48') ? 48 : 72)
    expect(books?.mutual.contact).toBeNull()
  })
})
