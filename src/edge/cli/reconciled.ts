import type { Reconciled } from '../../app/payments/reconcile.ts'
import type { Balances, ComparedBalances } from '../../app/payments/statement-balances.ts'
import { type Currency, type Minor, toDecimal } from '../../core/money.ts'
import { DIFFERENCE_MS, type Difference } from '../../core/payments/reconciliation.ts'
import { maskPhone, readInternational } from '../../core/phone-number.ts'
import { table } from './table.ts'

/** What is printed of a statement that was held against receipts and ledger. */

export function reconciledJson(reconciled: Reconciled, wallet: string, passedOver: number) {
  const { mutual, lines, added, recorded, differences, balances, lookedAt: now } = reconciled
  return {
    ...{ wallet, currency: mutual.currency, lines, new: added, passedOver, recorded },
    balances: balancesShown(balances),
    differences: differences.map(({ kind, reference, statement, here, says, at, on, payout }) => {
      const both = says && { statement: masked(says.statement), here: masked(says.here) }
      const overdue = now - at > DIFFERENCE_MS
      const about = payout ? { payout: payout.reference } : {}
      return { kind, reference, statement, here, says: both, on, overdue, ...about }
    }),
  }
}

/** What to do about each kind of difference. */
const ADVICE: Readonly<Record<Difference['kind'], string>> = {
  'payment-missing': 'paid and not recorded: --record; or it is held: events list',
  'fee-missing': 'a fee not recorded: --record, or fee record',
  'sweep-missing': 'a sweep not recorded: --record, or bank sweep',
  'reversal-missing': 'taken back by the operator: --record',
  'not-on-statement': 'recorded here, and the operator does not have it: ask the operator',
  'amount-differs': 'another amount here: ask the operator',
  'day-differs': 'another day here',
  'phone-differs': 'another payer here',
  'account-differs': 'another account here',
  'statement-differs': 'otherwise on an earlier statement: one of the two was changed',
  'reference-again': 'the same reference a day or two apart: hardly new money, ask the operator',
  'not-in-ledger': 'the receipt’s journal has another amount: verify',
  'payout-missing': 'a payout was paid and is not booked so: --record',
  'payout-again': 'a payout was paid once more: ask the payee or the operator for it',
  'payout-amount-differs': 'a payout was paid with another amount: ask the operator',
  'payout-ended': 'a payout that was cancelled or sent elsewhere was paid: ask the bank for it',
  'payout-return-missing':
    'a payout came back and is not booked so: --record, once it is paid here',
  'payout-returned': 'a payout came back: payout redirect or payout cancel',
  'payout-unpaid': 'a payment file was to pay it: ask the bank, or payment-file back',
  'not-understood': 'of a kind unknown here: look at the statement',
}

export function reconciledLines(reconciled: Reconciled, wallet: string): string[] {
  const { mutual, lines, added, recorded, differences, balances, lookedAt: now } = reconciled
  const { currency } = mutual
  const head = [
    `${wallet}: ${lines} movements, ${added} new, ${recorded} recorded from the statement`,
    ...balancesSaid(balances, currency),
  ]
  if (differences.length === 0) return [...head, 'statement, receipts and ledger agree']
  return [
    ...head,
    ...table<Difference>(
      [
        { title: 'reference', cell: ({ reference }) => reference },
        { title: 'on', cell: ({ on }) => on },
        { title: 'statement', right: true, cell: ({ statement }) => shown(statement, currency) },
        { title: 'here', right: true, cell: ({ here }) => shown(here, currency) },
        { title: 'since', cell: ({ at }) => (now - at > DIFFERENCE_MS ? 'over a day' : 'today') },
        {
          title: 'what',
          cell: ({ kind, says, payout }) => aboutPayout(payout) + ADVICE[kind] + both(says),
        },
      ],
      differences,
    ),
  ]
}

function aboutPayout(payout: Difference['payout']): string {
  return payout ? `${payout.reference}: ` : ''
}

/** In JSON the two balances stand beside the sums. */
function balancesShown({ stated, ...sums }: Balances) {
  return { ...sums, ...stated }
}

function balancesSaid({ stated }: Balances, currency: Currency): string[] {
  if (!stated) return []
  const said = (name: string, { statement, ledger }: ComparedBalances['opening']) =>
    statement === ledger
      ? `${name} ${shown(statement, currency)}, as in the ledger`
      : `${name} ${shown(statement, currency)}, in the ledger ${shown(ledger, currency)}`
  const gap = `balances do not follow from the lines at ${stated.gaps.slice(0, GAPS_NAMED).join(', ')}: is a part missing?`
  return [
    `${said('opening balance', stated.opening)}; ${said('closing balance', stated.closing)}`,
    ...(stated.gaps.length > 0 ? [gap] : []),
  ]
}

/** So many lines are named where balances do not follow from each other. */
const GAPS_NAMED = 5

function both(says: Difference['says']): string {
  return says === null ? '' : ` (${masked(says.statement)}, here ${masked(says.here)})`
}

/** A phone stands on a screen or in a file as little as elsewhere. */
function masked(text: string): string {
  const phone = text.startsWith('+') ? readInternational(text) : null
  return phone ? maskPhone(phone) : text
}

function shown(amount: Minor | null, currency: Currency): string {
  return amount === null ? '-' : toDecimal(amount, currency)
}
