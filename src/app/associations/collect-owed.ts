import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import { type PaymentPlan, planPayment } from '../../core/payments/plan-payment.ts'
import { canPrompt } from '../../core/payments/prompt-wallet.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import { requestMoney, type Requested } from '../payments/request-money.ts'
import { stepOf } from '../payments/wallet-step.ts'
import type { Desk, ReadDesk } from '../desk.ts'
import { type AssociationAsked, loadOwing } from './read-association-owing.ts'

/** What came of asking. */
export type CollectedOwed =
  | {
      readonly kind: 'asked'
      readonly count: number
      readonly amount: Minor
      readonly title: string | null
    }
  | Extract<Requested, { readonly kind: 'open' | 'cannot' | 'beyond' }>
  | { readonly kind: 'refused'; readonly why: Refusal['code'] }

type Wanted = {
  /** Null for all members. */
  readonly numbers: readonly MemberNumber[] | null
  /** The sum that was shown before; null where none was. */
  readonly shown: Minor | null
  /** The open request was shown and more is asked for. */
  readonly again: boolean
}

/** What the treasurer's phone would be asked for, with the names of those who have a part. */
export async function foreseeOwed(
  { ports, tx }: ReadDesk,
  asked: AssociationAsked,
  numbers: readonly MemberNumber[] | null,
): Promise<Result<OwedPlan>> {
  const { mutual, association } = asked
  if (!canPrompt(mutual)) return refused({ code: 'cash-only', mutual: mutual.code })
  const owing = await loadOwing(tx, asked, numbers)
  const choice = { kind: 'owed', numbers: null } as const
  const money = { received: null, currency: mutual.currency, step: stepOf(ports, mutual) }
  const plan = planPayment(association, choice, owing, money)
  if (!plan.ok) return plan
  return done({ ...plan.value, names: new Map(owing.map(({ number, name }) => [number, name])) })
}

type OwedPlan = PaymentPlan & { readonly names: ReadonlyMap<MemberNumber, string> }

/**
 * Asks the treasurer's phone for what all members owe, or those of these numbers, with each one's
 * part as planned (R05). A sum that is not the one `shown` is refused.
 */
export async function collectOwed(
  desk: Desk,
  asked: AssociationAsked,
  { numbers, shown, again }: Wanted,
  phone: PhoneNumber,
): Promise<CollectedOwed> {
  const { ports } = desk
  const { mutual, association } = asked
  const plan = await foreseeOwed(desk, asked, numbers)
  if (!plan.ok) return { kind: 'refused', why: plan.refusal.code }
  const { parts, amount } = plan.value
  if (shown !== null && amount !== shown) return { kind: 'refused', why: 'parts-differ' }
  const meant = { association, parts, by: phone }
  const requested = await requestMoney(desk, { mutual, amount, again, for: meant }, phone)
  if (requested.kind === 'cash-only') return { kind: 'refused', why: 'cash-only' }
  if (requested.kind !== 'asked') return requested
  const members = parts.length
  ports.log.info('association-asked', { mutual: mutual.code, association, members })
  return { kind: 'asked', count: members, amount, title: requested.title }
}
