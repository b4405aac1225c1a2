import { groupedAmount } from '../kernel/amounts.ts'
import { phoneOf } from '../kernel/phones.ts'
import type { Movement } from '../kernel/state.ts'
import { dayOf, wallClock } from '../kernel/time.ts'
import { NAIROBI } from './names.ts'
import { quirkOf } from './quirks.ts'
import type { Account, Mpesa } from './state.ts'

/** 9.1, in this order. */
export const STATEMENT_COLUMNS = [
  'Receipt No.',
  'Completion Time',
  'Initiation Time',
  'Details',
  'Transaction Status',
  'Paid In',
  'Withdrawn',
  'Balance',
  'Balance Confirmed',
  'Reason Type',
  'Other Party Info',
  'Linked Transaction ID',
  'A/C No.',
] as const

/** What a line is called in `Details` and in `Reason Type`. Reversals and failures: invented (9.1). */
const WORDS: Readonly<Record<Movement['kind'], readonly [string, string]>> = {
  push: ['Pay Bill Online', 'Pay Bill Online'],
  'pay-bill': ['Pay Bill Online', 'Pay Bill Online'],
  failed: ['Pay Bill Online', 'Pay Bill Online'],
  reversal: ['Reversal', 'Organization Reversal'],
  refund: ['Reversal', 'Organization Reversal'],
  charge: ['Pay Bill Charge', 'Business Pay Bill Charge'],
  settlement: ['Organization Settlement', 'Organization Settle to Bank'],
}

/** The days of Nairobi that are wanted, each may be left open; `YYYY-MM-DD`. */
type Days = { readonly from?: string; readonly to?: string }

/** The statement of the organisation's portal: CSV with lines before its header, newest first. */
export function statementOf(world: Mpesa, account: Account, { from, to }: Days): string {
  const lines = world.state.money.filter((movement) => {
    const day = dayOf(movement.at, NAIROBI)
    const isWanted = (from === undefined || day >= from) && (to === undefined || day <= to)
    return movement.account === account.shortCode && isWanted
  })
  const mark = quirkOf(world, 'statementMark') === 'bom' ? '\uFEFF' : ''
  return (
    mark +
    [
      `Organization Name,${account.name}`,
      `Short Code,${account.shortCode}`,
      '',
      STATEMENT_COLUMNS.join(','),
      ...lines.toReversed().map((movement) => rowOf(world, movement)),
      '',
    ].join('\r\n')
  )
}

function rowOf(world: Mpesa, movement: Movement): string {
  const { receipt, kind, amount, balance, of, reference, phone } = movement
  const [details, reason] = WORDS[kind]
  const isInDetails = reference !== '' && quirkOf(world, 'statementAccount') === 'in-details'
  const isPositive = quirkOf(world, 'statementWithdrawn') === 'positive'
  const cells = [
    receipt,
    timeOf(world, movement.at),
    timeOf(world, movement.startedAt),
    isInDetails ? `${details} Acc. ${reference}` : details,
    kind === 'failed' ? 'Failed' : 'Completed',
    amount > 0 ? groupedAmount(amount) : '',
    amount < 0 ? groupedAmount(isPositive ? -amount : amount) : '',
    groupedAmount(balance),
    'true',
    reason,
    phone ? `${phone.slice(0, 4)}****${phone.slice(-4)} - ${phoneOf(world, phone).name}` : '',
    of ?? '',
    isInDetails ? '' : reference,
  ]
  return cells.map(cell).join(',')
}

function cell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

function timeOf(world: Mpesa, at: number): string {
  const { year, month, day, hour, minute, second } = wallClock(at, NAIROBI)
  switch (quirkOf(world, 'statementDates')) {
    case '2026-03-14 10:16:02':
      return `${year}-${month}-${day} ${hour}:${minute}:${second}`
    case '14/03/2026 10:16:02':
      return `${day}/${month}/${year} ${hour}:${minute}:${second}`
    case '14-03-2026 10:16':
      return `${day}-${month}-${year} ${hour}:${minute}`
    case '14-03-2026 10:16:02':
      return `${day}-${month}-${year} ${hour}:${minute}:${second}`
  }
}
