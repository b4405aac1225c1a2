import { invariant } from '../../../core/invariant.ts'
import { wholeUnit } from '../../../core/money.ts'
import { shareOldestFirst } from '../../../core/payments/sharing.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { requestMoney } from '../../payments/request-money.ts'
import type { Act } from './act.ts'

/** Anybody may be asked to pay for anybody: the payer's PIN decides (R15). */
export const collect: Act<'collect'> = async (asked) => {
  const { tx, call, asks } = asked
  const { mutual, number, amount, again, more = [] } = asks
  const about = { mutual, number, amount, ...(more.length > 0 && { more }) }
  const books = await loadMutual(tx, mutual)
  invariant(books, `no mutual ${mutual}`)
  const sum = { mutual: books.mutual, amount, again }
  const unit = wholeUnit(books.mutual.currency)
  const sharers = [number, ...more].map((one) => ({ number: one, debts: [] }))
  const parts = shareOldestFirst(amount, sharers, unit)
  const wanted =
    more.length === 0
      ? { ...sum, number }
      : { ...sum, for: { association: null, parts, by: call.phone } }
  const requested = await requestMoney(asked, wanted, call.phone)
  switch (requested.kind) {
    case 'asked':
      return { ...requested, amount, currency: books.mutual.currency }
    case 'open':
      return {
        ...{ kind: 'open', asks: about, title: requested.title },
        ...requested.open,
      }
    case 'cannot':
    case 'beyond':
      return { ...requested, asks: about }
    case 'cash-only':
      return { kind: 'cash-only' }
  }
}
