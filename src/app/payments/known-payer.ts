import { numberInAccount } from '../../core/account-text.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { mutualsOfWallet } from '../../store/mutuals/directory.ts'
import { phonesAfter, phonesOfRole } from '../../store/payments/known-phones.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import type { MoneyArrived, Wallet } from '../wallet.ts'
import type { Aim } from './money-aim.ts'

/** Operators that hide a payer's phone leave a hint of it; the phones that we know say whose it may be. */

/**
 * The payer of money for a household or an association: the one of its phones that the hint fits;
 * null when it fits none of them, or several. Nothing is kept of the hint.
 */
export async function payerAmongOwn(
  tx: ReadTx,
  wallet: Wallet | undefined,
  { payerHint: hint }: MoneyArrived,
  { books, number, association }: Aim,
): Promise<PhoneNumber | null> {
  if (hint === undefined || !wallet?.payerHints) return null
  const { code } = books.mutual
  const phones = association
    ? await phonesOfRole(tx, code, 'association', association.code)
    : number
      ? await phonesOfRole(tx, code, 'member', number)
      : []
  const fitting = phones.filter((phone) => wallet.payerHints?.fits(hint, phone))
  const [payer = null] = fitting
  return fitting.length === 1 ? payer : null
}

/**
 * The same money with its payer, where the account names nobody and the hint is one phone's alone,
 * so that the payer can be asked whose it is (R14). A hint that fits many phones names nobody: a
 * stranger would be asked about another's money. Looks through the phones of all mutuals that have
 * the wallet, so it is done before the transaction that posts.
 */
export async function withPayer(
  ports: Ports,
  walletName: string,
  event: MoneyArrived,
): Promise<MoneyArrived> {
  const { payerHint: hint, payerPhone, intentId, account } = event
  const hints = ports.wallets.get(walletName)?.payerHints
  if (hint === undefined || payerPhone !== null || intentId !== null) return event
  if (!hints?.isOfOne(hint) || (account !== null && numberInAccount(account))) return event
  const mutuals = await ports.store.read((tx) => mutualsOfWallet(tx, walletName))
  let after: PhoneNumber | null = null
  do {
    const phones: PhoneNumber[] = await pageAfter(ports, mutuals, after)
    const payer = phones.find((phone) => hints.fits(hint, phone))
    if (payer) return { ...event, payerPhone: payer }
    after = phones.at(-1) ?? null
  } while (after !== null)
  return event
}

function pageAfter(ports: Ports, mutuals: readonly string[], after: PhoneNumber | null) {
  return ports.store.read((tx) => phonesAfter(tx, mutuals, after))
}
