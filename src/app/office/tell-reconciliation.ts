import type { CivilDate } from '../../core/dates.ts'
import { type Reconciliation, reconciliationText } from '../../core/messages/reconciliation-sms.ts'
import { add } from '../../core/money.ts'
import { isOpen } from '../../core/statutes/opening.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { tellManagers } from '../messages/tell-managers.ts'
import type { WalletReport } from '../payments/reconciliation-report.ts'
import type { Ports } from '../ports.ts'
import { acting, inMutual } from '../desk.ts'

/**
 * The daily report (R61): a line in the log for each wallet account, and one SMS to each manager where
 * there are statements to be held against anything. Once for each day, however often it is tried.
 */
export async function tellReconciliation(
  ports: Ports,
  mutual: Mutual,
  day: CivilDate,
  wallets: readonly WalletReport[],
): Promise<void> {
  for (const { wallet, statementThrough, closing, overdue, payouts, ...report } of wallets) {
    const differences = countOf(report.differences)
    const said = {
      mutual: mutual.code,
      wallet,
      day,
      through: statementThrough,
      differences,
      overdue,
    }
    const { waiting, written, returned } = payouts
    const gap = closing && closing.statement - closing.ledger
    ports.log.info('reconciliation', { ...said, gap, waiting, written, returned })
  }
  const now = summaryOf(wallets)
  if (!now || !isOpen(mutual, day)) return
  await acting(ports, (desk) =>
    tellManagers(inMutual(desk, mutual), `reconciliation/${day}`, (voice) =>
      reconciliationText(voice, now),
    ),
  )
}

/** Null where there is no statement of any account: then there is nothing to report. */
function summaryOf(wallets: readonly WalletReport[]): Reconciliation | null {
  const [through] = wallets
    .flatMap(({ statementThrough }) => statementThrough ?? [])
    .sort((a, b) => (a < b ? -1 : 1))
  if (!through) return null
  return {
    through,
    differences: wallets.reduce((sum, one) => sum + countOf(one.differences), 0),
    overdue: overdueOf(wallets),
    onItsWay: add(...wallets.map(({ payouts }) => payouts.amount)),
    without: wallets.filter(({ statementThrough }) => statementThrough === null).length,
  }
}

function countOf(differences: WalletReport['differences']): number {
  return differences.reduce((sum, { count }) => sum + count, 0)
}

/** Differences of all accounts that are older than a day. */
export function overdueOf(wallets: readonly WalletReport[]): number {
  return wallets.reduce((sum, { overdue }) => sum + overdue, 0)
}
