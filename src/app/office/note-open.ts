import type { Alert } from '../../core/alerts/alert.ts'
import { LISTED_DAYS } from '../../core/alerts/alert-list.ts'
import { hasAged, type OpenAge } from '../../core/alerts/open-age.ts'
import { civilDateAt } from '../../core/dates.ts'
import { BANK } from '../../core/ledger/accounts.ts'
import { subtract, ZERO } from '../../core/money.ts'
import { lastRaisedOn } from '../../store/alerts/alerts.ts'
import { loadApplications } from '../../store/applications/applications.ts'
import { belowSince } from '../../store/books/below-since.ts'
import { suspenseCameAt, suspenseTotal } from '../../store/payments/receipts.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import { noteAlert, raiseAlert } from '../alerts/alerts.ts'
import type { MutualDesk } from '../desk.ts'
import type { WalletReport } from '../payments/reconciliation-report.ts'
import { overdueOf } from './tell-reconciliation.ts'

type Open = Pick<Alert, 'kind' | 'cause' | 'count' | 'amount'> & OpenAge

/**
 * What stands open until somebody settles it is told of as it grows older, not each morning: the same sentence every
 * day is read by nobody. What is on the list by its record alone is recorded each day as long as it stands open.
 */
export async function noteOpen(desk: MutualDesk, wallets: readonly WalletReport[]): Promise<void> {
  await note(desk, differences(wallets))
  await note(desk, await suspense(desk))
  await note(desk, await applicants(desk))
  await note(desk, await bankBelow(desk))
}

async function note(desk: MutualDesk, { since, isToldAtOnce, ...alert }: Open): Promise<void> {
  if (alert.count === 0) return
  const notedOn = await lastRaisedOn(desk.tx, desk.mutual.code, alert)
  if (hasAged({ since, isToldAtOnce }, notedOn, desk.today)) await raiseAlert(desk, alert)
  else if (LISTED_DAYS[alert.kind] > 0) await noteAlert(desk, alert)
}

function differences(wallets: readonly WalletReport[]): Open {
  const since = wallets.flatMap(({ overdueSince }) => overdueSince)
  const of = { kind: 'difference', cause: 'open', amount: null } as const
  return { ...of, count: overdueOf(wallets), since, isToldAtOnce: false }
}

/** Money that is nobody's yet. */
async function suspense({ tx, mutual }: MutualDesk): Promise<Open> {
  const open = await suspenseTotal(tx, mutual.code)
  const came = open.count > 0 ? await suspenseCameAt(tx, mutual.code) : []
  const since = came.map((at) => civilDateAt(at, mutual.timeZone))
  return { kind: 'suspense', cause: 'open', ...open, since, isToldAtOnce: true }
}

/** The first of a day is told of at once, the others the next morning. */
async function applicants({ tx, mutual }: MutualDesk): Promise<Open> {
  const open = await loadApplications(tx, mutual.code, { openOnly: true })
  const since = open.map(({ appliedOn }) => appliedOn)
  const of = { kind: 'applicants', cause: 'open', amount: null } as const
  return { ...of, count: open.length, since, isToldAtOnce: true }
}

/** The bank below nought by the books: it has lent money, or a line is wrong or missing. */
async function bankBelow({ tx, mutual, today }: MutualDesk): Promise<Open> {
  const inBank = await balanceOf(tx, mutual.code, BANK)
  const isBelow = inBank < 0
  const since = isBelow ? [await belowSince(tx, mutual.code, BANK, inBank)] : []
  return {
    ...{ kind: 'bank-below', cause: 'bank', count: isBelow ? 1 : 0 },
    ...{ amount: subtract(ZERO, inBank), isToldAtOnce: false },
    since: since.map((on) => on ?? today),
  }
}
