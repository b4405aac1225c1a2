import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import { promptWallet } from '../../core/payments/prompt-wallet.ts'
import { besideStep } from '../../core/payments/step.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadHousehold, mutualOfNumber, ownPhone } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { type Desk, inMutual } from '../desk.ts'
import { reachOf } from '../staff/own-member.ts'
import { staffNamed } from '../staff/staff.ts'
import { type Requested, requestMoney } from './request-money.ts'
import { stepOf } from './wallet-step.ts'

type AskedToPay = {
  readonly number: MemberNumber
  readonly amount: Minor
  /** The open request is known, and more is asked for. */
  readonly again: boolean
  /** The manager or collector who has the member asked, by name or phone. */
  readonly by: string
}

export type MemberAsked = {
  readonly mutual: Mutual
  readonly phone: PhoneNumber
  readonly amount: Minor
  /** What people call the wallet; null where nobody has said. */
  readonly title: string | null
}

/**
 * Asks a member's own phone for money, as the member's own call would: the payer's PIN decides (R15). A
 * request that is open stands in the way unless it is known; an amount that the wallet does not move is
 * refused with the nearest that it does.
 */
export async function askMember(
  desk: Desk,
  { number, amount, again, by }: AskedToPay,
): Promise<Result<MemberAsked>> {
  const code = await mutualOfNumber(desk.tx, number)
  const books = code ? await loadMutual(desk.tx, code) : null
  const household = code ? await loadHousehold(desk.tx, code, number) : null
  if (!books || !household) return refused({ code: 'unknown-number', number })
  const { mutual } = books
  const staff = await staffNamed(inMutual(desk, mutual), by)
  if (!staff.ok) return staff
  const { acts } = await reachOf(desk.tx, mutual, staff.value, number, desk.now)
  if (!acts) return refused({ code: 'not-in-role', by: staff.value.name })
  const phone = ownPhone(household, desk.now)
  if (!phone) return refused({ code: 'no-phone', number })
  const beside = besideStep(amount, stepOf(desk.ports, mutual))
  if (beside) {
    const money = (one: Minor) => ({ amount: one, currency: mutual.currency })
    return refused({
      code: 'amount-step',
      below: money(beside.below),
      above: money(beside.above),
    })
  }
  const requested = await requestMoney(desk, { mutual, number, amount, again }, phone)
  const why = whyNot(mutual, requested)
  if (why) return refused(why)
  desk.ports.log.info('member-asked', { mutual: mutual.code })
  const { title } = requested as Extract<Requested, { kind: 'asked' }>
  return done({ mutual, phone, amount, title })
}

/** Why nothing was asked; null where it was. */
function whyNot(mutual: Mutual, requested: Requested): Refusal | null {
  const { code, currency } = mutual
  if (requested.kind === 'asked') return null
  if (requested.kind === 'cash-only') return { code: 'cash-only', mutual: code }
  if (requested.kind === 'open') {
    const { amount, minutes } = requested.open
    return { code: 'request-open', request: { amount, currency }, minutes }
  }
  const wallet = requested.title ?? promptWallet(mutual) ?? ''
  if (requested.kind === 'cannot') return { code: 'wallet-cannot', wallet, why: requested.why }
  const { limit, amount } = requested.beyond
  return { code: 'wallet-limit', wallet, limit, amount: { amount, currency } }
}
