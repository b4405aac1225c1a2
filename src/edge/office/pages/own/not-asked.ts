import type { CollectedOwed } from '../../../../app/associations/collect-owed.ts'
import { ZERO } from '../../../../core/money.ts'
import type { Refusal } from '../../../../core/refusals.ts'
import type { Visit } from '../../visit.ts'

type NotAsked = Exclude<CollectedOwed, { readonly kind: 'asked' }>

/** Why the own phone was not asked, as acts of the command line say it. */
export function refusalOf({ desk: { mutual } }: Visit, came: NotAsked): Refusal {
  const { code, currency } = mutual
  switch (came.kind) {
    case 'open': {
      const { amount, minutes } = came.open
      return { code: 'request-open', request: { amount, currency: came.open.currency }, minutes }
    }
    case 'cannot':
      return { code: 'wallet-cannot', wallet: came.title ?? '', why: came.why }
    case 'beyond': {
      const { limit, amount } = came.beyond
      return { code: 'wallet-limit', wallet: came.title ?? '', limit, amount: { amount, currency } }
    }
    case 'refused': {
      const nothing = { amount: ZERO, currency }
      // What they owe was told before: by now it is another sum.
      if (came.why === 'cash-only') return { code: 'cash-only', mutual: code }
      return { code: 'parts-differ', parts: nothing, payment: nothing }
    }
  }
}
