import { type Opened, openBooks } from '../../src/app/openings/open-books.ts'
import type { OpeningAsked } from '../../src/app/openings/opening-row.ts'
import { date } from '../../src/core/dates.ts'
import { readOpening } from '../../src/edge/files/opening-file.ts'
import type { World } from '../world.ts'

export const HEADER = 'what,of,amount,period,since'

/** Opens the books of Umoja on the first day of the year with these lines of a file. */
export async function openWith(
  world: World,
  lines: readonly string[],
  changes: Partial<OpeningAsked> = {},
): Promise<Opened> {
  const file = await readOpening(Buffer.from([HEADER, ...lines, 'fund,111,0'].join('\n')), 'KES')
  const asked = { mutual: 'umoja', on: date('2026-01-01'), fileName: 'opening.csv' }
  return openBooks(world.ports, { ...asked, actor: 'test', dryRun: false, ...changes }, file)
}

/** What is wrong with a file, as `line field why`. */
export function faultsOf(opened: Opened): string[] {
  return opened.ok || !opened.faults
    ? []
    : opened.faults.map(({ line, field, why }) => `${line} ${field} ${why}`)
}

export function openings({ store }: World) {
  return store.read((tx) => tx.selectFrom('opening').selectAll().execute())
}

export function openedHouseholds({ store }: World) {
  return store.read((tx) =>
    tx.selectFrom('opening_household').selectAll().orderBy('number').execute(),
  )
}

/** Balances of a mutual's accounts that are not zero: debits less credits. */
export async function balances({ store }: World): Promise<Record<string, number>> {
  const rows = await store.read((tx) =>
    tx.selectFrom('balance').select(['account_id', 'debits', 'credits']).execute(),
  )
  const sums = rows.map(
    ({ account_id, debits, credits }) => [account_id, debits - credits] as const,
  )
  return Object.fromEntries(sums.filter(([, sum]) => sum !== 0))
}
