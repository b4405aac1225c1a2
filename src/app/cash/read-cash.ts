import { isPersonRole } from '../../core/staff/office-role.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import {
  type CashEntry,
  type CashInHand,
  listCashEntries,
  listCashInHand,
} from '../../store/cash/cash.ts'
import { type Books, loadMutual } from '../../store/mutuals/directory.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'

export type NamedCash = CashInHand & { readonly name: string }

/** Cash in hand under every code of a mutual, with the names of those who have it. */
export async function readCashInHand(
  ports: Ports,
  mutual: string,
): Promise<Result<{ readonly mutual: Mutual; readonly hands: readonly NamedCash[] }>> {
  return reading(ports, mutual, async (tx, books) => {
    const names = await namesByPhone(tx, mutual)
    const hands = (await listCashInHand(tx, mutual)).map((hand) => ({
      ...hand,
      name: names.get(hand.phone) ?? '-',
    }))
    return { mutual: books.mutual, hands }
  })
}

/** All that moved the cash in hand of a mutual, in the order of the books. */
export async function readCashEntries(
  ports: Ports,
  mutual: string,
): Promise<Result<{ readonly mutual: Mutual; readonly entries: readonly CashEntry[] }>> {
  return reading(ports, mutual, async (tx, books) => ({
    mutual: books.mutual,
    entries: await listCashEntries(tx, mutual),
  }))
}

async function reading<T>(
  ports: Ports,
  mutual: string,
  read: (tx: ReadTx, books: Books) => Promise<T>,
): Promise<Result<T>> {
  return ports.store.read(async (tx) => {
    const books = await loadMutual(tx, mutual)
    return books ? done(await read(tx, books)) : refused({ code: 'unknown-mutual', mutual })
  })
}

async function namesByPhone(tx: ReadTx, mutual: string): Promise<Map<string, string>> {
  const roles = await loadStaffRoles(tx, mutual)
  const staff = roles.filter(({ role }) => isPersonRole(role))
  return new Map(staff.map(({ phone, name }) => [phone, name]))
}
