import { invariant } from '../../../core/invariant.ts'
import { collectOwed } from '../../associations/collect-owed.ts'
import { askedOf } from '../facts/association.ts'
import { isCaller } from '../facts/fact.ts'
import type { Act } from './act.ts'

/**
 * Asks the treasurer's phone for the sum that was shown; another one is refused. A request that is
 * open for the association is told before another is made.
 */
export const payForMembers: Act<'pay-for-members'> = async (desk) => {
  const { tx, facts, call, asks } = desk
  const { mutual: code, association, numbers, amount: shown, again } = asks
  invariant(isCaller(facts, 'association', code, association), 'an association of somebody else')
  const asked = await askedOf(tx, facts, asks)
  const paid = await collectOwed(desk, asked, { numbers, shown, again }, call.phone)
  switch (paid.kind) {
    case 'asked':
      return { kind: 'asked', count: paid.count, title: paid.title }
    case 'open':
      return {
        ...{ kind: 'open', asks: { numbers, amount: shown }, title: paid.title },
        ...paid.open,
      }
    case 'cannot':
    case 'beyond':
      return paid
    case 'refused':
      return paid
  }
}
