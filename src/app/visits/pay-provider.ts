import { type CivilDate, FIRST_DAY } from '../../core/dates.ts'
import {
  type AccountId,
  BANK,
  providerAccountOf,
  walletAccountOf,
} from '../../core/ledger/accounts.ts'
import { postProviderPayment } from '../../core/ledger/posting.ts'
import { add, type Minor, subtract, ZERO } from '../../core/money.ts'
import type { ClinicPaid } from '../../core/proposals/proposal.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadProvider } from '../../store/coverage/checks.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { post } from '../../store/books/ledger.ts'
import {
  balanceOf,
  insertProviderPayment,
  isPaid,
  type ProviderEntry,
  providerEntries,
} from '../../store/visits/provider-payments.ts'
import type { ProviderPaymentTable } from '../../store/tables/visits.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import type { ReadTx } from '../../store/store.ts'
import { leavesBankBelow } from '../bank-below.ts'
import { type BooksDesk, type Desk, inBooks, type MutualDesk, type ReadDesk } from '../desk.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import { staffFor, staffNamed } from '../staff/staff.ts'
import { type Actor, posterFor } from '../actor.ts'

export type ProviderPaymentAsked = {
  readonly mutual: string
  readonly provider: string
  /** More than zero. */
  readonly amount: Minor
  /** `bank`, or the name of one of the mutual's wallets. */
  readonly from: string
  /** The number of the transfer or cheque: the same one is never paid twice. */
  readonly reference: string
  /** The day of the payment; null for today. */
  readonly on: CivilDate | null
}

/** What `from` is called when it is the bank. */
export const FROM_BANK = 'bank'

/** What became of it: it stands in the books, or waits for a second person. */
type ProviderPaid =
  | { readonly payment: ProviderPaymentTable; readonly proposal: null }
  | { readonly payment: null; readonly proposal: NewProposal }

/**
 * Records that a provider was paid (domain 1.5): never more than it is owed, and from a wallet
 * never more than is in it. A bank that is below nought by it waits for a second person (R65).
 * Whoever works for the mutual may be named by phone and stands in the registers by name.
 */
export async function payProvider(
  desk: Desk,
  asked: ProviderPaymentAsked,
  actor: Actor,
): Promise<Result<ProviderPaid>> {
  const { tx } = desk
  const books = await loadMutual(tx, asked.mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual: asked.mutual })
  // Bills and payments of one provider belong to many households: they wait for each other here.
  await lockMutualChain(tx, asked.mutual)
  const here = inBooks(desk, books)
  const foreseen = await foreseePayment(here, asked)
  if (!foreseen.ok) return foreseen
  const { account, on, waits } = foreseen.value
  if (waits) return propose(here, asked, on, actor)
  const staff = await staffNamed(here, actor.by)
  const by = staff.ok ? staff.value.name : actor.by
  const payment = await record(here, asked, { account, on }, { ...actor, by })
  return done({ payment, proposal: null })
}

type Foreseen = {
  readonly account: AccountId
  readonly on: CivilDate
  /** The bank is below nought by it: a second person has to agree. */
  readonly waits: boolean
  /** What the provider is owed after it. */
  readonly left: Minor
}

/** What will come of a payment to a provider, or why it cannot be recorded; nothing is written. */
export async function foreseePayment(
  { tx, mutual, today }: MutualDesk<ReadTx>,
  asked: ProviderPaymentAsked,
): Promise<Result<Foreseen>> {
  const account = accountOf(mutual, asked.from)
  if (!account) return refused({ code: 'unknown-wallet', wallet: asked.from })
  const on = asked.on ?? today
  if (on > today) return refused({ code: 'later-than-today', on })
  const hindrance = await hindranceOf(tx, mutual, asked, account)
  if (hindrance) return refused(hindrance)
  const waits = await leavesBankBelow(tx, mutual.code, account, asked.amount)
  const balance = await balanceOf(tx, mutual.code, providerAccountOf(asked.provider))
  return done({ account, on, waits, left: subtract(ZERO, add(balance, asked.amount)) })
}

async function propose(
  desk: BooksDesk,
  { provider, amount, reference }: ProviderPaymentAsked,
  on: CivilDate,
  { by }: Actor,
): Promise<Result<ProviderPaid>> {
  const staff = await staffFor(desk, by, 'provider pay')
  if (!staff.ok) return staff
  const act: ClinicPaid = { kind: 'clinic-paid', provider, amount, reference, on }
  const proposed = { act, about: reference, reason: 'the bank is below nought by it' }
  const made = await makeProposal(desk, desk.mutual.code, proposed, staff.value)
  return made.ok ? done({ payment: null, proposal: made.value }) : made
}

/** Records what two people say has left the bank. */
export async function makeClinicPaid(
  desk: BooksDesk,
  { act, proposed_by: by }: ProposalOf<ClinicPaid>,
): Promise<Result<null>> {
  const { on, ...paid } = act
  const asked = { ...paid, mutual: desk.mutual.code, from: FROM_BANK, on }
  const hindrance = await hindranceOf(desk.tx, desk.mutual, asked, BANK)
  if (hindrance) return refused(hindrance)
  await record(desk, asked, { account: BANK, on }, { by, actor: 'decision' })
  return done(null)
}

export type ProviderStatement = {
  readonly mutual: Mutual
  readonly name: string
  /** Owed before the first day, and after the last. */
  readonly before: Minor
  readonly entries: readonly (ProviderEntry & { readonly owed: Minor })[]
  readonly after: Minor
}

/** What a provider was owed and paid between two days of the books, with what was owed after each. */
export async function readProviderStatement(
  { tx }: ReadDesk,
  mutual: string,
  provider: string,
  span: { readonly from: CivilDate | null; readonly to: CivilDate | null },
): Promise<Result<ProviderStatement>> {
  const books = await loadMutual(tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  const known = await loadProvider(tx, mutual, provider)
  if (!known) return refused({ code: 'unknown-provider', provider })
  const { from, to } = span
  const asked = { mutualId: mutual, provider, from: from ?? FIRST_DAY }
  const since = await providerEntries(tx, asked)
  const now = await balanceOf(tx, mutual, providerAccountOf(provider))
  // From what is owed now backwards: all that was before its first day need not be read.
  const before = subtract(ZERO, add(now, ...since.map(({ change }) => change)))
  let owed = before
  const entries = since
    .filter(({ on }) => to === null || on <= to)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((entry) => {
      owed = add(owed, entry.change)
      return { ...entry, owed }
    })
  return done({ mutual: books.mutual, name: known.name, before, entries, after: owed })
}

async function hindranceOf(
  tx: ReadTx,
  { code: mutual, currency }: Mutual,
  { provider, amount, reference }: ProviderPaymentAsked,
  account: AccountId,
): Promise<Refusal | null> {
  if (!(await loadProvider(tx, mutual, provider))) return { code: 'unknown-provider', provider }
  if (await isPaid(tx, mutual, provider, reference)) return { code: 'already-paid', reference }
  const balance = await balanceOf(tx, mutual, providerAccountOf(provider))
  const owed = balance < 0 ? subtract(ZERO, balance) : ZERO
  if (amount > owed) return { code: 'more-than-owed', provider, owed: { amount: owed, currency } }
  // The bank may be below nought: of that two people are asked.
  if (account === BANK) return null
  const left = await balanceOf(tx, mutual, account)
  return amount > left
    ? { code: 'more-than-there-is', account, left: { amount: left, currency } }
    : null
}

async function record(
  desk: BooksDesk,
  asked: ProviderPaymentAsked,
  { account, on }: { readonly account: AccountId; readonly on: CivilDate },
  actor: Actor,
): Promise<ProviderPaymentTable> {
  const { ports, tx, now, mutual, closedThrough } = desk
  const { provider, amount, reference } = asked
  const paymentId = ports.ids.id()
  const when = { eventOn: on, closedThrough }
  const posting = postProviderPayment(paymentId, provider, account, amount, when)
  const journal = await post(tx, mutual.code, posting, posterFor(desk, actor))
  const payment = {
    mutual_id: mutual.code,
    payment_id: paymentId,
    provider_code: provider,
    amount,
    account_id: account,
    reference,
    paid_on: on,
    paid_by: actor.by,
    created_at: now,
    journal_id: journal.journalId,
  }
  await insertProviderPayment(tx, payment)
  return payment
}

function accountOf(mutual: Mutual, from: string): AccountId | null {
  if (from === FROM_BANK) return BANK
  return mutual.wallets.some(({ wallet }) => wallet === from) ? walletAccountOf(from) : null
}
