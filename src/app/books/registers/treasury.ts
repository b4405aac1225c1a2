import { type AccountId, readAccount } from '../../../core/ledger/accounts.ts'
import { accountTerms } from '../../../core/ledger/chart.ts'
import { toDecimal } from '../../../core/money.ts'
import { type Balances, book, treasuryEntries } from '../../../core/registers/balances.ts'
import { amountCell, type Cell } from '../../../core/registers/csv.ts'
import { type BookedJournal, journalsByDay } from '../../../store/verify/journals.ts'
import { grouped } from '../../../store/engine/pages.ts'
import { referencesOf } from '../../../store/books/register-rows.ts'
import { amounts, daysIn, texts, type Register, type RegisterAsk } from './register.ts'

/** The journal of cash, mobile money and bank: what came in and went out, with balances. */
export const treasuryRegister: Register = {
  name: 'treasury',
  describe: 'what came into cash, mobile money and bank and went out, by the days of the books',
  columns: () => [
    ...daysIn('counts on', 'happened on'),
    ...texts('journal', 'kind', 'reference', 'account', 'name'),
    ...amounts('in', 'out', 'balance'),
  ],
  lines: async function* (ask) {
    const { tx, mutual, days } = ask
    const balances = await balancesBefore(ask)
    const journals = journalsByDay(tx, mutual.code, days.from, days.to)
    for await (const page of grouped(journals)) {
      const ids = page.map(({ sourceRef }) => sourceRef)
      const references = await referencesOf(tx, mutual.code, ids)
      for (const journal of page) yield* linesOf(ask, journal, references, balances)
    }
  },
}

function linesOf(
  { mutual: { currency, bookkeeping } }: RegisterAsk,
  { effectiveOn, eventOn, seq, kind, sourceRef, transfers }: BookedJournal,
  references: ReadonlyMap<string, string>,
  balances: Balances,
): Cell[][] {
  const termsOf = accountTerms(bookkeeping)
  const nameOf = (account: AccountId) => termsOf(readAccount(account).kind).name
  return treasuryEntries(transfers).map((entry) => [
    effectiveOn,
    eventOn,
    seq,
    kind,
    references.get(sourceRef) ?? sourceRef,
    entry.account,
    nameOf(entry.account),
    amountCell(entry.moneyIn, currency),
    amountCell(entry.moneyOut, currency),
    toDecimal(book(balances, entry), currency),
  ])
}

/** What every account held on the evening before the first day. */
async function balancesBefore({ tx, mutual, days }: RegisterAsk): Promise<Balances> {
  const balances: Balances = new Map()
  if (!days.from) return balances
  for await (const { effectiveOn, transfers } of journalsByDay(tx, mutual.code, null, days.from)) {
    if (effectiveOn === days.from) break
    for (const entry of treasuryEntries(transfers)) book(balances, entry)
  }
  return balances
}
