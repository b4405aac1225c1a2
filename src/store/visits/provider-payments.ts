import type { CivilDate } from '../../core/dates.ts'
import { type AccountId, providerAccountOf } from '../../core/ledger/accounts.ts'
import { type Minor, minor, ZERO } from '../../core/money.ts'
import type { ProviderPaymentTable } from '../tables/visits.ts'
import type { ReadTx, Tx } from '../store.ts'

/** What moved a provider's account: bills raise what is owed, reversals and payments lower it. */
export type ProviderEntry = {
  readonly kind:
    'opening' | 'opening taken back' | 'bill' | 'reversal' | 'payment' | 'payment cancelled'
  /** The day on which it counts in the books. */
  readonly on: CivilDate
  /** The visit code, or the reference of the payment. */
  readonly about: string
  readonly service: string | null
  /** The whole bill; for a payment what was paid. */
  readonly amount: Minor
  /** What is owed more; negative is less. */
  readonly change: Minor
}

export async function insertProviderPayment(tx: Tx, payment: ProviderPaymentTable): Promise<void> {
  await tx.insertInto('provider_payment').values(payment).execute()
}

export async function isPaid(
  tx: ReadTx,
  mutualId: string,
  provider: string,
  reference: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('provider_payment')
    .select('payment_id')
    .where('mutual_id', '=', mutualId)
    .where('provider_code', '=', provider)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row !== undefined
}

/** Debits less credits of an account, by the books. */
export async function balanceOf(tx: ReadTx, mutualId: string, id: AccountId): Promise<Minor> {
  const row = await tx
    .selectFrom('balance')
    .select(['debits', 'credits'])
    .where('mutual_id', '=', mutualId)
    .where('account_id', '=', id)
    .executeTakeFirst()
  return row ? minor(row.debits - row.credits) : ZERO
}

/** Whose account, and from which day of the books on. */
type Asked = { readonly mutualId: string; readonly provider: string; readonly from: CivilDate }

/** All that moved a provider's account from a day on, in the order of the books. */
export async function providerEntries(tx: ReadTx, asked: Asked): Promise<ProviderEntry[]> {
  const entries = [
    ...(await brought(tx, asked, 'opening')),
    ...(await brought(tx, asked, 'opening taken back')),
    ...(await billed(tx, asked)),
    ...(await decided(tx, asked)),
    ...(await paid(tx, asked)),
    ...(await cancelled(tx, asked)),
  ]
  entries.sort((a, b) => a.seq - b.seq)
  return entries.map(({ seq: _, ...entry }) => entry)
}

type Placed = ProviderEntry & { readonly seq: number }

/** What was owed as the books were opened, or that this was taken back. */
async function brought(
  tx: ReadTx,
  { mutualId, provider, from }: Asked,
  kind: 'opening' | 'opening taken back',
): Promise<Placed[]> {
  const isBack = kind === 'opening taken back'
  const rows = await tx
    .selectFrom('opening_line as line')
    .innerJoin('opening', (join) =>
      join
        .onRef('opening.mutual_id', '=', 'line.mutual_id')
        .onRef('opening.opening_id', '=', 'line.opening_id'),
    )
    .innerJoin('journal', (join) =>
      join
        .onRef('journal.mutual_id', '=', 'opening.mutual_id')
        .onRef(
          'journal.journal_id',
          '=',
          isBack ? 'opening.back_journal_id' : 'opening.journal_id',
        ),
    )
    .select(['line.amount', 'journal.effective_on', 'journal.seq', 'opening.on_date'])
    .where('line.mutual_id', '=', mutualId)
    .where('line.account_id', '=', providerAccountOf(provider))
    .where('journal.effective_on', '>=', from)
    .execute()
  return rows.map((row) => ({
    kind,
    on: row.effective_on,
    about: row.on_date,
    service: null,
    amount: minor(0 - row.amount),
    change: minor(isBack ? row.amount : 0 - row.amount),
    seq: row.seq,
  }))
}

/** Bills that were posted at once. */
async function billed(tx: ReadTx, { mutualId, provider, from }: Asked): Promise<Placed[]> {
  const rows = await tx
    .selectFrom('bill')
    .innerJoin('journal', (join) =>
      join
        .onRef('journal.mutual_id', '=', 'bill.mutual_id')
        .onRef('journal.journal_id', '=', 'bill.journal_id'),
    )
    .select(['visit_code', 'service_code', 'amount', 'mutual_amount', 'effective_on', 'seq'])
    .where('bill.mutual_id', '=', mutualId)
    .where('bill.provider_code', '=', provider)
    .where('journal.effective_on', '>=', from)
    .execute()
  return rows.map((row) => ({
    kind: 'bill' as const,
    on: row.effective_on,
    about: row.visit_code,
    service: row.service_code,
    amount: row.amount,
    change: row.mutual_amount,
    seq: row.seq,
  }))
}

/** Bills of emergencies that were accepted, and bills reversed. */
async function decided(tx: ReadTx, { mutualId, provider, from }: Asked): Promise<Placed[]> {
  const rows = await tx
    .selectFrom('bill')
    // Crossed, so that SQLite begins with the clinic's bills and not with all that was ever decided.
    .crossJoin('bill_decision')
    .innerJoin('journal', (join) =>
      join
        .onRef('journal.mutual_id', '=', 'bill_decision.mutual_id')
        .onRef('journal.journal_id', '=', 'bill_decision.journal_id'),
    )
    .select(['visit_code', 'service_code', 'amount', 'mutual_amount', 'effective_on', 'seq'])
    .select('bill_decision.kind as decision')
    .whereRef('bill_decision.mutual_id', '=', 'bill.mutual_id')
    .whereRef('bill_decision.bill_id', '=', 'bill.bill_id')
    .where('bill.mutual_id', '=', mutualId)
    .where('bill.provider_code', '=', provider)
    .where('journal.effective_on', '>=', from)
    .execute()
  return rows.map((row) => {
    const isReversal = row.decision === 'reversed'
    return {
      kind: isReversal ? ('reversal' as const) : ('bill' as const),
      on: row.effective_on,
      about: row.visit_code,
      service: row.service_code,
      amount: row.amount,
      change: isReversal ? minor(0 - row.mutual_amount) : row.mutual_amount,
      seq: row.seq,
    }
  })
}

async function paid(tx: ReadTx, { mutualId, provider, from }: Asked): Promise<Placed[]> {
  const rows = await tx
    .selectFrom('provider_payment')
    .innerJoin('journal', (join) =>
      join
        .onRef('journal.mutual_id', '=', 'provider_payment.mutual_id')
        .onRef('journal.journal_id', '=', 'provider_payment.journal_id'),
    )
    .select(['reference', 'amount', 'effective_on', 'seq'])
    .where('provider_payment.mutual_id', '=', mutualId)
    .where('provider_payment.provider_code', '=', provider)
    .where('journal.effective_on', '>=', from)
    .execute()
  return rows.map((row) => ({
    kind: 'payment' as const,
    on: row.effective_on,
    about: row.reference,
    service: null,
    amount: row.amount,
    change: minor(0 - row.amount),
    seq: row.seq,
  }))
}

/** Payments on their way that two people cancelled: it is owed again. */
async function cancelled(tx: ReadTx, { mutualId, provider, from }: Asked): Promise<Placed[]> {
  const rows = await tx
    .selectFrom('payout_end')
    .innerJoin('payout', (join) =>
      join
        .onRef('payout.mutual_id', '=', 'payout_end.mutual_id')
        .onRef('payout.payout_id', '=', 'payout_end.payout_id'),
    )
    .innerJoin('journal', (join) =>
      join
        .onRef('journal.mutual_id', '=', 'payout_end.mutual_id')
        .onRef('journal.journal_id', '=', 'payout_end.journal_id'),
    )
    .select(['payout.payout_id', 'payout.amount', 'effective_on', 'seq'])
    .where('payout.mutual_id', '=', mutualId)
    .where('payout.purpose', '=', 'clinic')
    .where('payout.about', '=', provider)
    .where('journal.effective_on', '>=', from)
    .execute()
  return rows.map((row) => ({
    kind: 'payment cancelled' as const,
    on: row.effective_on,
    about: row.payout_id,
    service: null,
    amount: row.amount,
    change: row.amount,
    seq: row.seq,
  }))
}
