import { invariant } from '../../../core/invariant.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { requestMoney } from '../../payments/request-money.ts'
import type { Act } from './act.ts'

/** Anybody may be asked to pay for anybody: the payer's PIN decides (R15). */
export const collect: Act<'collect'> = async (asked) => {
  const { tx, call, asks } = asked
  const { mutual, number, amount, again } = asks
  const books = await loadMutual(tx, mutual)
  invariant(books, `no mutual ${mutual}`)
  const wanted = { mutual: books.mutual, number, amount, again }
  const requested = await requestMoney(asked, wanted, call.phone)
  switch (requested.kind) {
    case 'asked':
      return { ...requested, amount, currency: books.mutual.currency }
    case 'open':
      return {
        ...{ kind: 'open', asks: { mutual, number, amount }, title: requested.title },
        ...requested.open,
      }
    case 'cannot':
    case 'beyond':
      return { ...requested, asks: { mutual, number, amount } }
    case 'cash-only':
      return { kind: 'cash-only' }
  }
}
