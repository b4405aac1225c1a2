import { invariant } from '../../../core/invariant.ts'
import { planPayment } from '../../../core/payments/plan-payment.ts'
import { collect } from '../../payments/collect.ts'
import { askedOf } from '../facts/association.ts'
import { isCaller } from '../facts/fact.ts'
import { loadOwing } from '../../associations/read-association-owing.ts'
import type { Act } from './act.ts'

/**
 * Asks the treasurer's phone for what the members owe, with each one's part as planned (R05). A sum
 * that is not the one that was shown is refused.
 */
export const payForMembers: Act<'pay-for-members'> = async ({ ports, tx, facts, call, asks }) => {
  const { mutual: code, association, numbers, amount } = asks
  invariant(isCaller(facts, 'association', code, association), 'an association of somebody else')
  const asked = await askedOf(tx, facts, asks)
  const owing = await loadOwing(tx, asked, numbers)
  const { currency } = asked.mutual
  const plan = planPayment(association, { kind: 'owed', numbers: null }, owing, null, currency)
  if (!plan.ok) return { ok: false, why: plan.refusal.code }
  const { parts } = plan.value
  if (plan.value.amount !== amount) return { ok: false, why: 'parts-differ' }
  const meant = { association, parts, by: call.phone }
  await collect(ports, tx, { mutual: code, amount, for: meant }, call.phone)
  ports.log.info('association-asked', { mutual: code, association, members: parts.length })
  return { ok: true, count: parts.length }
}
