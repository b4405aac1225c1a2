import { instantOf } from '../../core/dates.ts'
import { maySend } from '../../core/payments/breaker.ts'
import { type Minor, minor, ZERO } from '../../core/money.ts'
import { promptWallet } from '../../core/payments/prompt-wallet.ts'
import { type Terms, termsOf } from '../../core/payments/terms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { readBreaker } from '../../store/payments/breakers.ts'
import { paidSince } from '../../store/payments/paid-since.ts'
import { dayIn, type ReadDesk } from '../desk.ts'
import type { Ports } from '../ports.ts'
import type { Offer, Wallet } from '../wallet.ts'

type OfMutual = Pick<Mutual, 'wallets' | 'currency' | 'timeZone'>

/**
 * How a mutual can ask a phone for money now; null where it asks nobody by phone. Nothing is asked of
 * the operator: what its adapter has heard, what our own breaker knows, and what came in today.
 */
export async function termsFor(
  desk: ReadDesk,
  mutual: OfMutual,
  phone: PhoneNumber,
): Promise<Terms | null> {
  const name = promptWallet(mutual)
  return name ? termsOfWallet(desk, name, mutual, phone) : null
}

/** The same for an account by its name. */
export async function termsOfWallet(
  { ports, tx, now }: ReadDesk,
  name: string,
  mutual: OfMutual,
  phone: PhoneNumber,
): Promise<Terms> {
  const wallet = ports.wallets.get(name)
  const { title, reach, ...limits } = offerOf(wallet, phone, mutual)
  const isDown = reach === 'closed' || !maySend(await readBreaker(tx, name), now)
  return termsOf({
    title: title ?? null,
    step: wallet?.stepOf?.(mutual.currency) ?? minor(1),
    limits,
    cannot: reach === 'no' ? 'phone' : isDown ? 'down' : null,
    paidToday: limits.perDay === undefined ? ZERO : await paidToday(),
  })

  function paidToday(): Promise<Minor> {
    const midnight = instantOf(dayIn(mutual, now), '00:00', mutual.timeZone)
    return paidSince(tx, { wallet: name, phone }, midnight)
  }
}

function offerOf(
  wallet: Wallet | undefined,
  phone: PhoneNumber,
  { currency }: Pick<Mutual, 'currency'>,
): Offer {
  return wallet?.offerTo?.(phone, currency) ?? { reach: 'yes', title: wallet?.title }
}

/** What people who pay by this phone call a wallet account; null where nobody has said. */
export function titleOf(
  { wallets }: Pick<Ports, 'wallets'>,
  name: string,
  phone: PhoneNumber | null,
  mutual: Pick<Mutual, 'currency'>,
): string | null {
  const wallet = wallets.get(name)
  const title = phone ? offerOf(wallet, phone, mutual).title : undefined
  return title ?? wallet?.title ?? null
}
