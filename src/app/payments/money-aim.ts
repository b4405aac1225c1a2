import { numberInAccount } from '../../core/account-text.ts'
import { civilDateAt } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Association } from '../../core/statutes/statutes.ts'
import { associationsOfAccount, findAssociation } from '../../store/associations/associations.ts'
import { rolesOf } from '../../store/calls/callers.ts'
import { membershipOfNumber } from '../../store/membership/households.ts'
import { type Books, loadMutual, mutualsOfWallet } from '../../store/mutuals/directory.ts'
import type { IntentTable } from '../../store/tables/payments.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MoneyArrived } from '../wallet.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'

/** For whom money is meant. Without a number it goes to suspense, and `doubt` says why. */
export type Aim = {
  readonly books: Books
  readonly number: MemberNumber | null
  readonly doubt: string | null
  /** For an association, whose members share it; then there is no number. */
  readonly association?: Association | null
}

/** What we asked for, when amount and currency are what we asked for; else it is in doubt. */
export async function aimOfIntent(
  tx: ReadTx,
  intent: IntentTable,
  event: MoneyArrived,
): Promise<Aim | null> {
  const books = await loadMutual(tx, intent.mutual_id)
  if (!books) return null
  if (event.currency !== books.mutual.currency) {
    return { books, number: null, doubt: OTHER_CURRENCY }
  }
  if (event.amount !== intent.amount) return { books, number: null, doubt: 'amount' }
  const code = intent.association_code
  const association = code ? await findAssociation(tx, intent.mutual_id, code) : null
  return { books, number: intent.number, doubt: null, association }
}

/**
 * The member whose number the payer typed, when that member's mutual has this wallet and the
 * membership is not over (R14).
 */
export async function aimOfPayBill(
  tx: ReadTx,
  wallet: string,
  event: MoneyArrived,
): Promise<Aim | null> {
  const number = event.account === null ? null : numberInAccount(event.account)
  const association = number ? null : await associationTyped(tx, wallet, event)
  if (association) return association
  const member = number ? await membershipOfNumber(tx, number) : null
  const books = member ? await loadMutual(tx, member.mutual) : null
  const has = books?.mutual.wallets.some((account) => account.wallet === wallet)
  if (!books || !has) return unknownAim(tx, wallet, event)
  if (event.currency !== books.mutual.currency) {
    return { books, number: null, doubt: OTHER_CURRENCY }
  }
  // Who has left hardly meant to pay: somebody has to say so (R14).
  const paidOn = civilDateAt(event.paidAt, books.mutual.timeZone)
  const isOver = member?.endedOn != null && member.endedOn <= paidOn
  return isOver ? { books, number: null, doubt: 'ended' } : { books, number, doubt: null }
}

/**
 * The association whose code the payer typed. Of several mutuals with this wallet that have one of
 * that code it is the one whose phone pays; else nothing is guessed.
 */
async function associationTyped(
  tx: ReadTx,
  wallet: string,
  event: MoneyArrived,
): Promise<Aim | null> {
  const { account, payerPhone } = event
  if (account === null) return null
  const found = await associationsOfAccount(tx, await mutualsOfWallet(tx, wallet), account)
  const roles = found.length > 1 && payerPhone ? await rolesOf(tx, payerPhone, event.paidAt) : []
  const own = found.filter(({ mutual, association: { code } }) =>
    roles.some(
      (role) => role.role === 'association' && role.mutual === mutual && role.ref === code,
    ),
  )
  const [only, other] = found.length > 1 ? own : found
  const books = only && !other ? await loadMutual(tx, only.mutual) : null
  if (!books || !only || event.currency !== books.mutual.currency) return null
  return { books, number: null, doubt: null, association: only.association }
}

/** A mutual to keep it in suspense: one that knows the payer, else the first with this wallet. */
async function unknownAim(tx: ReadTx, wallet: string, event: MoneyArrived): Promise<Aim | null> {
  const candidates = await mutualsOfWallet(tx, wallet)
  const roles = event.payerPhone ? await rolesOf(tx, event.payerPhone, event.paidAt) : []
  const code =
    candidates.find((mutual) => roles.some((role) => role.mutual === mutual)) ?? candidates[0]
  const books = code ? await loadMutual(tx, code) : null
  if (!books) return null
  const isOurs = event.currency === books.mutual.currency
  return { books, number: null, doubt: isOurs ? 'no member' : OTHER_CURRENCY }
}
