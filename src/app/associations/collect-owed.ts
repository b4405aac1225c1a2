import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import { canPrompt } from '../../core/payments/prompt-wallet.ts'
import { planPayment } from '../../core/payments/plan-payment.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Refusal } from '../../core/refusals.ts'
import type { Tx } from '../../store/store.ts'
import { collect } from '../payments/collect.ts'
import type { Ports } from '../ports.ts'
import { type AssociationAsked, loadOwing } from './read-association-owing.ts'

export type CollectedOwed =
  | { readonly ok: true; readonly count: number; readonly amount: Minor }
  | { readonly ok: false; readonly why: Refusal['code'] }

/**
 * Asks the treasurer's phone for what all members owe, or those of these numbers, with each one's
 * part as planned (R05). A sum that is not `shown`, where one was, is refused.
 */
export async function collectOwed(
  ports: Ports,
  tx: Tx,
  asked: AssociationAsked,
  { numbers, shown }: { numbers: readonly MemberNumber[] | null; shown: Minor | null },
  phone: PhoneNumber,
): Promise<CollectedOwed> {
  const { mutual, association } = asked
  if (!canPrompt(mutual)) return { ok: false, why: 'cash-only' }
  const owing = await loadOwing(tx, asked, numbers)
  const choice = { kind: 'owed', numbers: null } as const
  const plan = planPayment(association, choice, owing, null, mutual.currency)
  if (!plan.ok) return { ok: false, why: plan.refusal.code }
  const { parts, amount } = plan.value
  if (shown !== null && amount !== shown) return { ok: false, why: 'parts-differ' }
  const meant = { association, parts, by: phone }
  await collect(ports, tx, { mutual: mutual.code, amount, for: meant }, phone)
  const members = parts.length
  ports.log.info('association-asked', { mutual: mutual.code, association, members })
  return { ok: true, count: members, amount }
}
