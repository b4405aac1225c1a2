import { instant } from '../../core/dates.ts'
import { findIntent } from '../../store/payments/intents.ts'
import type { IntentTable } from '../../store/tables/payments.ts'
import { acting } from '../desk.ts'
import { answerOr } from '../patience.ts'
import type { Ports } from '../ports.ts'
import type { MoneyArrived } from '../wallet.ts'
import { tellOfConflict } from './notices.ts'

/**
 * An operator that can be asked is asked whether our prompt was paid before we believe a callback
 * that says so. What is acted on then is its answer, and where the callback has another amount
 * somebody looks. One that says that it was paid, and no receipt, is believed when the callback
 * speaks of the prompt and the amount that we asked for. A payment that the payer started has no
 * prompt to ask about, and is believed on the account it was paid into. `denied`: the operator says
 * otherwise; `silent`: it has not said.
 */
export async function believed(
  ports: Ports,
  walletName: string,
  event: MoneyArrived,
  patience: AbortSignal,
): Promise<MoneyArrived | 'denied' | 'silent'> {
  const { intentId } = event
  const wallet = ports.wallets.get(walletName)
  if (!intentId || !wallet) return event
  const intent = await ports.store.read((tx) => findIntent(tx, intentId))
  if (!intent) return event
  // It may be told before we have the answer to our own request.
  const operatorRef = intent.operator_ref ?? event.operatorRef ?? null
  const asked = wallet.query({ intentId, operatorRef })
  const known = await answerOr(asked, { kind: 'unknown' }, patience)
  if (known.kind === 'unknown' || known.kind === 'pending') return 'silent'
  if (known.kind === 'paid-no-receipt') return event.amount === intent.amount ? event : 'denied'
  if (known.kind !== 'paid' || known.operatorReceipt !== event.operatorReceipt) return 'denied'
  if (known.amount !== event.amount || known.currency !== event.currency) {
    await acting(ports, (desk) => tellOfConflict(desk, intent.mutual_id, intentId, event.amount))
  }
  return joined(known, event, intent)
}

/** The answer, with what only the callback has: not all operators say again who paid, or when. */
function joined(known: MoneyArrived, told: MoneyArrived, intent: IntentTable): MoneyArrived {
  const earlier = Math.min(known.paidAt, told.paidAt)
  return {
    ...told,
    ...known,
    account: known.account ?? told.account,
    payerPhone: known.payerPhone ?? told.payerPhone,
    // Nobody pays before being asked.
    paidAt: instant(Math.max(intent.created_at, earlier)),
  }
}
