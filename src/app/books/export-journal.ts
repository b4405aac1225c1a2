import type { Days } from '../../core/dates.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'
import { hledgerAccounts } from '../../core/ledger/export.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { type BookedJournal, journalsOf } from '../../store/verify/journals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { Ports } from '../ports.ts'

/**
 * Writes the journals of a mutual, in the order in which they were posted, as hledger transactions, piece by
 * piece to `write`. `from` and `to` bound the day on which they count, both included. The result is how many
 * journals there were.
 */
export async function exportHledger(
  ports: Ports,
  mutualId: string,
  span: Days,
  write: (text: string) => void | Promise<void>,
  note: (journal: BookedJournal) => void = () => undefined,
): Promise<Result<number>> {
  return ports.store.read(async (tx) => {
    const books = await loadMutual(tx, mutualId)
    if (!books) return refused<number>({ code: 'unknown-mutual', mutual: mutualId })
    const hledger = hledgerAccounts(books.mutual)
    await write(hledger.header)
    const declared = new Set<AccountId>()
    let count = 0
    for await (const journal of journalsOf(tx, mutualId, span.from, span.to)) {
      note(journal)
      for (const id of newAccounts(journal, declared)) await write(hledger.declare(id))
      await write(hledger.entry(journal))
      count += 1
    }
    return done(count)
  })
}

function newAccounts(journal: BookedJournal, declared: Set<AccountId>): AccountId[] {
  const ids = journal.transfers.flatMap(({ debit, credit }) => [debit, credit])
  const fresh = [...new Set(ids)].filter((id) => id.includes('/') && !declared.has(id))
  for (const id of fresh) declared.add(id)
  return fresh
}
