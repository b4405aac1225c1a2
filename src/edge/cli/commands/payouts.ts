import {
  payoutCancel,
  payoutClinic,
  payoutList,
  payoutRedirect,
  payoutRefund,
} from '../../../app/acts/payouts.ts'
import { type CivilDate, daysBetween } from '../../../core/dates.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import { type Payout, payoutState } from '../../../core/payments/payout.ts'
import { maskPhone, readInternational } from '../../../core/phone-number.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'

export const payoutClinicCommand = actCommand(payoutClinic, {
  arguments: { provider: 'PROVIDER' },
  flags: { wallet: '--from <account>', payTo: '--to <account>' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'payout clinic thiaroye --mutual jappo --amount 25000 --from sandbox --to 0771234567 --reason "bills of March" --by "Khady Sarr"',
  ],
  print: ({ proposal }, { mutual }) => proposed(proposal, mutual),
})

export const payoutRefundCommand = actCommand(payoutRefund, {
  arguments: { receipt: 'RECEIPT' },
  flags: { wallet: '--from <account>', payTo: '--to <account>' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'payout refund JP26-0038114 --mutual jappo --amount 1500 --from sandbox --reason "paid twice" --by "Khady Sarr"',
  ],
  print: ({ proposal }, { mutual }) => proposed(proposal, mutual),
})

export const payoutCancelCommand = actCommand(payoutCancel, {
  arguments: { payout: 'PAYOUT' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['payout cancel JP26-P000012 --mutual jappo --reason "billed twice" --by "Khady Sarr"'],
  print: ({ proposal }, { mutual }) => proposed(proposal, mutual),
})

export const payoutRedirectCommand = actCommand(payoutRedirect, {
  arguments: { payout: 'PAYOUT' },
  flags: { payTo: '--to <account>' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'payout redirect JP26-P000012 --mutual jappo --to 0771234567 --reason "the number was wrong" --by "Khady Sarr"',
  ],
  print: ({ proposal }, { mutual }) => proposed(proposal, mutual),
})

type Proposed = {
  readonly proposal_id: string
  readonly act: { readonly kind: string }
  readonly proposed_by: string
}

/** What a second person is to do about something that was proposed. */
export function proposed(
  { proposal_id: id, act, proposed_by: by }: Proposed,
  mutual: string,
): Printed {
  return {
    json: { proposal: id, ...act, by },
    lines: `proposal ${id} waits for somebody else: decide approve ${id} --mutual ${mutual}`,
  }
}

export const payoutListCommand = actCommand(payoutList, {
  json: JSON_LIST_WITH_MONEY,
  examples: ['payout list --mutual jappo', 'payout list --mutual jappo --all --json'],
  print: ({ mutual: { currency }, payouts, today }) => {
    const rows = payouts.map((payout) => payoutRow(payout, currency, today))
    return { json: rows, lines: listed(rows) }
  },
})

/** A payout with how long it has been on its way; a phone is told as little as elsewhere. */
export function payoutRow(payout: Payout, currency: Currency, today: CivilDate) {
  const { reference, purpose, about, payee, payTo, amount, approvedOn, file, paid } = payout
  const { returned, ended } = payout
  const phone = payTo.startsWith('+') ? readInternational(payTo) : null
  return {
    ...{
      reference,
      purpose,
      about,
      payee,
      payTo: phone ? maskPhone(phone) : payTo,
      amount,
      currency,
    },
    state: payoutState(payout),
    ...{ approvedOn, file: file?.id ?? null, writtenOn: file?.on ?? null },
    ...{ paidOn: paid?.on ?? null, operatorReference: paid?.reference ?? null },
    ...{ returnedOn: returned?.on ?? null, endedOn: ended?.on ?? null, next: ended?.next ?? null },
    days: daysBetween(approvedOn, ended?.on ?? (returned ? today : (paid?.on ?? today))),
  }
}

type Row = ReturnType<typeof payoutRow>

function listed(rows: readonly Row[]): string[] {
  if (rows.length === 0) return ['nothing is on its way out']
  return table<Row>(
    [
      { title: 'reference', cell: (row) => row.reference },
      { title: 'for', cell: (row) => `${row.purpose} ${row.about}` },
      { title: 'payee', cell: (row) => row.payee },
      { title: 'to', cell: (row) => row.payTo },
      { title: 'amount', right: true, cell: (row) => toDecimal(row.amount, row.currency) },
      { title: 'state', cell: (row) => row.state },
      { title: 'file', cell: (row) => row.file ?? '-' },
      { title: 'days', right: true, cell: (row) => String(row.days) },
    ],
    rows,
  )
}
