import { bookCloseYear, bookRecord } from '../../../app/acts/bookkeeping.ts'
import { close } from '../../../app/acts/books.ts'
import { decideApprove, decideList } from '../../../app/acts/decisions.ts'
import { bankSweep, feeRecord } from '../../../app/acts/treasury.ts'
import { type CivilDate, dayBefore, firstOfMonth } from '../../../core/dates.ts'
import { walletAccountOf } from '../../../core/ledger/accounts.ts'
import { minor, toDecimal } from '../../../core/money.ts'
import { balanceOf } from '../../../store/visits/provider-payments.ts'
import { SANDBOX_WALLET } from '../../wallets/sandbox.ts'
import { MANAGER, MAVUNO, TREASURER } from './statutes.ts'
import { act, attempt, type Town } from './town.ts'

/** Money that goes from the wallet to the bank at once, in cents; the rest stays for prompts. */
const SWEEP_STEP = 1_000_000

/** What the operator has taken goes to the bank, and the operator keeps its fee. */
export async function sweep(town: Town): Promise<void> {
  const account = walletAccountOf(SANDBOX_WALLET)
  const inWallet = await town.ports.store.read((tx) => balanceOf(tx, MAVUNO, account))
  const moved = Math.floor(inWallet / SWEEP_STEP) * SWEEP_STEP
  if (moved <= 0) return
  const from = { wallet: SANDBOX_WALLET, by: TREASURER }
  await act(town, bankSweep, {
    ...{ ...from, amount: toDecimal(minor(moved), 'KES'), reference: `T-${town.next()}` },
  })
  if (inWallet - moved > 20_000) await act(town, feeRecord, { ...from, amount: '120', reference: `F-${town.next()}` }) // prettier-ignore
}

/** Rent and pay each month, and once a year a grant of the county. */
export async function keepHouse(town: Town, day: CivilDate): Promise<void> {
  const paid = { from: 'bank', by: TREASURER }
  await act(town, bookRecord, {
    ...{ ...paid, account: '622', amount: '6000', what: 'rent of the office' },
    reference: `R-${town.next()}`,
  })
  if (!day.endsWith('-07-05')) return
  await proposeGrant(town)
  await decideWaiting(town)
}

/** Money of the county, so much that another person has to agree to it. */
export async function proposeGrant(town: Town): Promise<void> {
  const grant = { account: '711', amount: '80000', into: 'bank', what: 'grant of the county' }
  await act(town, bookRecord, { ...grant, by: TREASURER, reference: `G-${town.next()}` })
}

/** The manager agrees to what the treasurer proposed. */
export async function decideWaiting(town: Town): Promise<void> {
  const { proposals } = await act(town, decideList, {})
  for (const { proposal_id: proposal } of proposals) {
    await attempt(town, decideApprove, { proposal, by: MANAGER })
  }
}

/** The books of a quarter are closed some weeks after it, and those of a year go into the funds. */
export async function closeQuarter(town: Town, day: CivilDate): Promise<void> {
  const through = dayBefore(firstOfMonth(day))
  if (through < town.first) return
  await act(town, close, { through, by: TREASURER })
  if (!through.endsWith('-12-31')) return
  const { proposal } = await act(town, bookCloseYear, { year: through.slice(0, 4), by: TREASURER })
  if (proposal) await act(town, decideApprove, { proposal: proposal.proposal_id, by: MANAGER })
}
