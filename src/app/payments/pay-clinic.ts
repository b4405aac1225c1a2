import {
  type AccountId,
  payoutAccountOf,
  providerAccountOf,
  walletAccountOf,
} from '../../core/ledger/accounts.ts'
import { postProviderPayment } from '../../core/ledger/posting.ts'
import { subtract, ZERO } from '../../core/money.ts'
import type { ClinicPayout } from '../../core/proposals/proposal.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { post } from '../../store/books/ledger.ts'
import { loadProvider } from '../../store/coverage/checks.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { ReadTx } from '../../store/store.ts'
import { balanceOf, insertProviderPayment } from '../../store/visits/provider-payments.ts'
import { type BooksDesk, type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import { staffFor } from '../staff/staff.ts'
import { keepPayout, leftIn, nextPayout } from './keep-payout.ts'
import { payeeAccount } from './payee-account.ts'

export type ClinicPayoutAsked = Omit<ClinicPayout, 'kind'> & {
  readonly mutual: string
  /** The manager or collector who proposes it, by name or phone. */
  readonly by: string
  readonly reason: string
}

export type PayoutProposed = { readonly mutual: Mutual; readonly proposal: NewProposal }

/**
 * Proposes to pay a clinic with the next payment file. Nothing is done until somebody else approves
 * it (R65).
 */
export async function proposeClinicPayout(
  desk: Desk,
  { mutual: code, by, reason, ...asked }: ClinicPayoutAsked,
): Promise<Result<PayoutProposed>> {
  const books = await loadMutual(desk.tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const { mutual } = books
  await lockMutualChain(desk.tx, code)
  const staff = await staffFor(inMutual(desk, mutual), by, 'payout clinic')
  if (!staff.ok) return staff
  const act = payoutOf(desk, mutual, asked)
  const payee = await payable(desk.tx, mutual, act)
  if (!payee.ok) return payee
  const proposed = { act, about: asked.provider, reason }
  const made = await makeProposal(desk, code, proposed, staff.value)
  return made.ok ? done({ mutual, proposal: made.value }) : made
}

/** What would be proposed, with the payee as it is kept, or why it cannot be; nothing is written. */
export async function foreseeClinicPayout(
  { ports, tx, mutual }: MutualDesk<ReadTx>,
  asked: Omit<ClinicPayout, 'kind'>,
): Promise<Result<ClinicPayout>> {
  const act = payoutOf({ ports }, mutual, asked)
  const payee = await payable(tx, mutual, act)
  return payee.ok ? done(act) : payee
}

function payoutOf(
  { ports }: Pick<Desk, 'ports'>,
  mutual: Mutual,
  asked: Omit<ClinicPayout, 'kind'>,
): ClinicPayout {
  const payTo = payeeAccount(ports, mutual, asked.wallet, asked.payTo)
  return { kind: 'payout', ...asked, payTo }
}

/** Books an approved payout as on its way, so that the clinic is owed no more. */
export async function makeClinicPayout(
  desk: BooksDesk,
  { act, proposal_id, proposed_by }: ProposalOf<ClinicPayout>,
): Promise<Result<null>> {
  const { ports, tx, now, mutual, today: eventOn, closedThrough } = desk
  const payee = await payable(tx, mutual, act)
  if (!payee.ok) return payee
  const { provider, amount, wallet, payTo } = act
  const reference = await nextPayout(desk)
  const payment_id = ports.ids.id()
  const account: AccountId = payoutAccountOf(wallet)
  const when = { eventOn, closedThrough }
  const posting = postProviderPayment(payment_id, provider, account, amount, when)
  const poster = { newId: () => ports.ids.id(), at: now, actor: 'decision' }
  const { journalId: journal_id } = await post(tx, mutual.code, posting, poster)
  await insertProviderPayment(tx, {
    ...{ mutual_id: mutual.code, payment_id, provider_code: provider, amount, reference },
    ...{ account_id: account, paid_on: eventOn, paid_by: proposed_by, created_at: now, journal_id },
  })
  await keepPayout(desk, reference, {
    ...{ wallet, purpose: 'clinic', about: provider, payee: payee.value, pay_to: payTo, amount },
    ...{ proposal_id, journal_id },
  })
  return done(null)
}

/** The clinic's name, when it is owed so much and the wallet account has it. */
async function payable(
  tx: ReadTx,
  { code, currency, wallets }: Mutual,
  { provider, amount, wallet }: ClinicPayout,
): Promise<Result<string>> {
  if (!wallets.some((one) => one.wallet === wallet)) {
    return refused({ code: 'unknown-wallet', wallet })
  }
  const found = await loadProvider(tx, code, provider)
  if (!found) return refused({ code: 'unknown-provider', provider })
  const balance = await balanceOf(tx, code, providerAccountOf(provider))
  const owed = balance < 0 ? subtract(ZERO, balance) : ZERO
  if (amount > owed) {
    return refused({ code: 'more-than-owed', provider, owed: { amount: owed, currency } })
  }
  const left = await leftIn(tx, code, wallet)
  if (amount <= left) return done(found.name)
  const account = walletAccountOf(wallet)
  return refused({ code: 'more-than-there-is', account, left: { amount: left, currency } })
}
