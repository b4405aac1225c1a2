import { instant, type Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { IntentTable, ReceiptTable } from '../tables/payments.ts'
import { prepared } from '../engine/prepared.ts'
import type { ReadTx, Tx } from '../store.ts'

/**
 * Operators' clocks and ours differ by less. Taken for too long, an earlier payment of the same amount
 * settles a request, and no money is posted by that; for too short, nothing ever settles it.
 */
const CLOCKS_MS = 60 * 60 * 1000

/** Notes that the operator said that a request was paid. False when it was noted, or is settled. */
export async function confirmIntent(tx: Tx, intentId: string, at: Instant): Promise<boolean> {
  const row = await tx
    .updateTable('intent')
    .set({ confirmed_at: at })
    .where('intent_id', '=', intentId)
    .where('confirmed_at', 'is', null)
    .where('state', '<>', 'paid')
    .returning('intent_id')
    .executeTakeFirst()
  return row !== undefined
}

/** What is known of money that names no request. */
type Unnamed = {
  readonly wallet: string
  readonly number: MemberNumber | null
  readonly association: string | null
  readonly amount: Minor
  readonly payerPhone: PhoneNumber | null
  readonly paidAt: Instant
}

/** The oldest request that was paid without a receipt, and that this money can be of. */
export async function confirmedFor(tx: ReadTx, money: Unnamed): Promise<IntentTable | undefined> {
  const { wallet, number, association, amount, payerPhone, paidAt } = money
  if (number === null && association === null) return undefined
  const [found] = await confirmedLike(tx, {
    ...{ wallet, amount, until: instant(paidAt + CLOCKS_MS) },
    ...(number ? { number } : { association_code: association ?? '' }),
    ...(payerPhone ? { payer_phone: payerPhone } : {}),
  })
  return found
}

type Like = {
  readonly wallet: string
  readonly amount: Minor
  readonly until: Instant
  readonly number?: MemberNumber
  readonly association_code?: string
  readonly payer_phone?: PhoneNumber
}

const confirmedLike = prepared((db, { wallet, amount, until, ...rest }: Like) =>
  db
    .selectFrom('intent')
    .selectAll()
    .where('wallet', '=', wallet)
    .where('confirmed_at', 'is not', null)
    .where('state', '<>', 'paid')
    .where('amount', '=', amount)
    .where('created_at', '<=', until)
    .where((all) => all.and(rest))
    .orderBy('created_at')
    .orderBy('intent_id')
    .limit(1),
)

/** The receipt of a request that was paid, which came without naming it; the first that can be it. */
export async function unnamedReceiptOf(
  tx: ReadTx,
  intent: IntentTable,
): Promise<ReceiptTable | undefined> {
  const { number } = intent
  if (number === null) return undefined
  return tx
    .selectFrom('receipt')
    .innerJoin('payment', (on) =>
      on
        .onRef('payment.mutual_id', '=', 'receipt.mutual_id')
        .onRef('payment.receipt_id', '=', 'receipt.receipt_id'),
    )
    .selectAll('receipt')
    .where('receipt.mutual_id', '=', intent.mutual_id)
    .where('receipt.wallet', '=', intent.wallet)
    .where('receipt.intent_id', 'is', null)
    .where('receipt.amount', '=', intent.amount)
    .where('receipt.paid_at', '>=', instant(intent.created_at - CLOCKS_MS))
    .where('payment.number', '=', number)
    .where((eb) =>
      eb.or([
        eb('receipt.payer_phone', 'is', null),
        eb('receipt.payer_phone', '=', intent.payer_phone),
      ]),
    )
    .orderBy('receipt.paid_at')
    .orderBy('receipt.receipt_id')
    .limit(1)
    .executeTakeFirst()
}
