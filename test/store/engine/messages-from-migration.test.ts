import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { migrate } from '../../../src/store/engine/migrate.ts'
import { loadMutual } from '../../../src/store/mutuals/directory.ts'
import { describeStores } from '../stores.ts'
import { migrationsBefore } from './earlier.ts'

const NOW = instant(Date.parse('2026-03-02T08:00:00Z'))

/** A mutual as versions before the first day of messages kept it. */
function mutualFounded(code: string, at: string): string {
  return `insert into mutual (mutual_id, name, country, currency, time_zone, languages, quiet_from, quiet_to, wallets, created_at)
    values ('${code}', 'M', 'KE', 'KES', 'Africa/Nairobi', '["en"]', '20:00', '08:00', '[]', ${Date.parse(at)})`
}

describeStores('the migration to a first day of messages', (open, { emptyUrl }) => {
  it.each([
    ['2025-06-30T23:59:59.999Z', '2025-06-30'],
    ['2025-07-01T00:00:00.000Z', '2025-07-01'],
    ['2024-02-29T12:00:00.000Z', '2024-02-29'],
    ['2026-03-01T23:00:00.000Z', '2026-03-01'],
  ])('lets a mutual founded at %s go on sending, from %s', async (at, from) => {
    const store = await open({}, await emptyUrl())
    await migrate(store, NOW, migrationsBefore('0027'))
    await store.write((tx) => sql.raw(mutualFounded('old', at)).execute(tx))
    await migrate(store, NOW)
    const books = await store.read((tx) => loadMutual(tx, 'old'))
    expect(books?.mutual.messagesFrom).toBe(from)
  })

  it('says nothing of mutuals that are founded later', async () => {
    const store = await open({}, await emptyUrl())
    await migrate(store, NOW)
    await store.write((tx) => sql.raw(mutualFounded('new', '2026-03-02T08:00:00Z')).execute(tx))
    const books = await store.read((tx) => loadMutual(tx, 'new'))
    expect(books?.mutual.messagesFrom).toBeNull()
  })
})
