import { decideDeposit } from '../../core/cash/deposit.ts'
import { isAnyOf, WHO } from '../../core/staff/office-role.ts'
import type { StaffMember } from '../../core/staff/staff.ts'
import { type AccountId, cashAccountOf } from '../../core/ledger/accounts.ts'
import { postDeposit } from '../../core/ledger/cash-posting.ts'
import { treasuryAccountOf } from '../../core/ledger/treasury.ts'
import { type Minor, ZERO } from '../../core/money.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { boxOfPhone, findDeposit, insertDeposit } from '../../store/cash/cash.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { post } from '../../store/books/ledger.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import type { CashDepositTable } from '../../store/tables/cash.ts'
import { tellOfDeposit } from './cash-notices.ts'
import { type BooksDesk, type Desk, dayIn, inBooks, inMutual, type MutualDesk } from '../desk.ts'
import { staffFor, staffNamed } from '../staff/staff.ts'

export type CashBrought = {
  readonly mutual: string
  /** More than zero. */
  readonly amount: Minor
  /** The manager or collector who records it, by name or phone. */
  readonly by: string
  /** Whose cash it is, when a manager records it for somebody else; null for one's own. */
  readonly of: string | null
  /** `bank`, or the name of one of the mutual's wallets. */
  readonly to: string
  /** The number of the bank's slip or of the transfer: the same one is one deposit. */
  readonly reference: string
  /** Not all of it was brought: the rest stays in hand. */
  readonly part: boolean
}

type CashDeposited = {
  readonly mutual: Mutual
  readonly deposit: CashDepositTable
  readonly isRepeat: boolean
}

/**
 * Records that cash in hand was brought to the bank or a wallet account (R60). All of it is brought,
 * or a part that is said to be one: a difference is refused with its size, never swallowed.
 */
export async function depositCash(
  desk: Desk,
  brought: CashBrought,
): Promise<Result<CashDeposited>> {
  const books = await loadMutual(desk.tx, brought.mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual: brought.mutual })
  const { mutual } = books
  // Two deposits of one hand wait for each other here, as do deposits and receipts.
  await lockMutualChain(desk.tx, mutual.code)
  const staff = await staffFor(inMutual(desk, mutual), brought.by, 'cash deposit')
  if (!staff.ok) return staff
  const holder = await holderOf(inMutual(desk, mutual), brought, staff.value)
  if (!holder.ok) return holder
  const account = treasuryAccountOf(mutual, brought.to)
  if (!account) return refused({ code: 'unknown-wallet', wallet: brought.to })
  return deposit(inBooks(desk, books), brought, {
    account,
    staff: staff.value,
    holder: holder.value,
  })
}

/** Whose cash it is. Who only takes cash does not record that of somebody else. */
async function holderOf(
  desk: MutualDesk,
  { of }: CashBrought,
  staff: StaffMember,
): Promise<Result<StaffMember>> {
  if (of === null) return done(staff)
  const holder = await staffNamed(desk, of)
  const isOwn = holder.ok && holder.value.phone === staff.phone
  if (holder.ok && !isOwn && !isAnyOf(WHO.money, staff.roles)) {
    return refused({ code: 'not-in-role', by: staff.name })
  }
  return holder
}

type Parties = {
  readonly account: AccountId
  readonly staff: StaffMember
  readonly holder: StaffMember
}

async function deposit(
  desk: BooksDesk,
  brought: CashBrought,
  parties: Parties,
): Promise<Result<CashDeposited>> {
  const { tx, mutual } = desk
  const { amount, reference } = brought
  const { account, holder } = parties
  const box = await boxOfPhone(tx, mutual.code, holder.phone)
  const before = await findDeposit(tx, mutual.code, account, reference)
  if (before) {
    const isSame = before.amount === amount && before.box === box
    if (!isSame) return refused({ code: 'deposit-taken', reference })
    return done({ mutual, deposit: before, isRepeat: true })
  }
  const inHand = box ? await balanceOf(tx, mutual.code, cashAccountOf(box)) : ZERO
  const decided = decideDeposit(inHand, amount, brought.part)
  if (box === null || decided.kind === 'differs') {
    const money = (value: Minor) => ({ amount: value, currency: mutual.currency })
    return refused({ code: 'cash-differs', inHand: money(inHand), brought: money(amount) })
  }
  const row = await keep(desk, brought, { ...parties, box, rest: decided.rest })
  await tellOfDeposit(desk, holder.phone, row)
  return done({ mutual, deposit: row, isRepeat: false })
}

async function keep(
  { ports, tx, now, mutual, closedThrough }: BooksDesk,
  { amount, reference }: CashBrought,
  { account, staff, box, rest }: Parties & { readonly box: string; readonly rest: Minor },
): Promise<CashDepositTable> {
  const today = dayIn(mutual, now)
  const depositId = ports.ids.id()
  const posting = postDeposit(depositId, box, account, amount, { eventOn: today, closedThrough })
  const actor = staff.roles.includes('manager') ? 'manager' : (staff.roles[0] ?? 'collector')
  const poster = { newId: () => ports.ids.id(), at: now, actor }
  const { journalId } = await post(tx, mutual.code, posting, poster)
  const row = {
    mutual_id: mutual.code,
    deposit_id: depositId,
    box,
    amount,
    rest,
    account_id: account,
    reference,
    deposited_by: staff.name,
    deposited_on: today,
    deposited_at: now,
    journal_id: journalId,
  }
  await insertDeposit(tx, row)
  return row
}
