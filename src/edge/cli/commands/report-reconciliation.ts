import { reportReconciliation } from '../../../app/acts/payouts.ts'
import type {
  ReconciliationReport,
  WalletReport,
} from '../../../app/payments/reconciliation-report.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'

export const reportReconciliationCommand = actCommand(reportReconciliation, {
  slow: true,
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['report reconciliation --mutual jappo'],
  print: (report) => ({ json: jsonOf(report), lines: described(report) }),
})

function jsonOf({ mutual, on, wallets }: ReconciliationReport) {
  return { mutual: mutual.code, currency: mutual.currency, on, wallets }
}

function described({ mutual: { currency }, on, wallets }: ReconciliationReport): string[] {
  if (wallets.length === 0) return ['the mutual has no wallet account']
  return wallets.flatMap((wallet) => [
    `${wallet.wallet} on ${on}: ${throughOf(wallet)}`,
    ...closingSaid(wallet.closing, currency),
    ...wallet.differences.map(
      ({ kind, count, oldestDays }) => `  ${count} ${kind}, the oldest ${oldestDays} days`,
    ),
    ...(wallet.overdue > 0 ? [`  ${wallet.overdue} older than a day: reconcile shows them`] : []),
    ...payoutsSaid(wallet.payouts, currency),
  ])
}

function throughOf({ statementThrough: day, differences }: WalletReport): string {
  if (day === null) return 'no statement was given yet'
  const agree = differences.length === 0 ? ', all agree' : ''
  return `statements through ${day}${agree}`
}

function closingSaid(closing: WalletReport['closing'], currency: Currency): string[] {
  if (!closing) return []
  const [said, ledger] = [closing.statement, closing.ledger].map((sum) => toDecimal(sum, currency))
  const beside = said === ledger ? 'as in the ledger' : `in the ledger ${ledger}`
  return [`  closing balance on ${closing.on}: ${said} ${currency}, ${beside}`]
}

function payoutsSaid(
  { waiting, written, returned, amount, oldestDays }: WalletReport['payouts'],
  currency: Currency,
): string[] {
  if (oldestDays === null) return []
  const sum = `${toDecimal(amount, currency)} ${currency}`
  return [
    `  ${sum} on its way out: ${waiting} wait for a file, ${written} in one, ${returned} came back, the oldest ${oldestDays} days`,
  ]
}
