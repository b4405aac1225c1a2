import {
  cashDeposit,
  cashInHand,
  cashList,
  cashPropose,
  cashRecord,
} from '../../../app/acts/cash.ts'
import type { NamedCash } from '../../../app/cash/read-cash.ts'
import { civilDateAt } from '../../../core/dates.ts'
import { BANK_NAME } from '../../../core/ledger/treasury.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { add, type Currency, type Minor, toDecimal } from '../../../core/money.ts'
import type { CashEntry } from '../../../store/cash/cash.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'

export const cashRecordCommand = actCommand(cashRecord, {
  arguments: { number: 'NUMBER' },
  flags: { withoutSms: '--no-phone' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'cash record 0412337-8 --amount 1500 --by "Khady Sarr" --slip 118',
    'cash record 0412337-8 --amount 1500 --by "Khady Sarr" --slip 119 --on 2026-03-01',
  ],
  print: (
    { mutual: { currency }, receipt: row, inHand, isRepeat },
    { number, amount, on: day },
  ) => {
    const { receipt_number: receipt, value_on: on } = row
    const paid = day ? `, paid ${on}` : ''
    const what = isRepeat ? 'was recorded before' : `for ${formatMemberNumber(number)}${paid}`
    return {
      json: { receipt, number, amount, currency, on, inHand, repeat: isRepeat },
      lines: `${receipt}: ${money(amount, currency)} ${what}; in hand ${money(inHand, currency)}`,
    }
  },
})

export const cashProposeCommand = actCommand(cashPropose, {
  arguments: { number: 'NUMBER' },
  flags: { withoutSms: '--no-phone' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'cash propose 0412337-8 --amount 1500 --on 2026-02-18 --by "Khady Sarr" --slip 96 --reason "the slip was lost"',
  ],
  print: ({ mutual: { code, currency }, proposal }, { number, amount, on }) => {
    const { proposal_id: id, act, proposed_by: by, reason } = proposal
    return {
      json: { proposal: id, kind: act.kind, number, amount, currency, on, by, reason },
      lines: `proposal ${id} waits for somebody else: decide approve ${id} --mutual ${code}`,
    }
  },
})

export const cashDepositCommand = actCommand(cashDeposit, {
  flags: { reference: '--ref <text>' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['cash deposit --mutual jappo --amount 48000 --by "Khady Sarr" --ref BICIS-2231'],
  print: ({ mutual: { currency }, deposit, isRepeat }, { amount, reference: ref, to }) => {
    const { rest, box } = deposit
    const what = isRepeat ? 'was recorded before' : `was brought to ${to ?? BANK_NAME}`
    return {
      json: { ref, cash: box, amount, currency, inHand: rest, repeat: isRepeat },
      lines: `${money(amount, currency)} ${what}; in hand ${money(rest, currency)}`,
    }
  },
})

export const cashInHandCommand = actCommand(cashInHand, {
  json: JSON_LIST_WITH_MONEY,
  examples: ['cash in-hand --mutual jappo'],
  print: ({ mutual: { currency, timeZone }, hands }) => {
    const rows = hands.map(({ box, name, phone, amount, lastDepositAt }) => {
      const lastDeposit = lastDepositAt && civilDateAt(lastDepositAt, timeZone)
      return { cash: box, name, phone, amount, currency, lastDeposit }
    })
    return { json: rows, lines: inHandLines(hands, rows, currency) }
  },
})

type HandRow = {
  readonly cash: string
  readonly name: string
  readonly amount: Minor
  readonly lastDeposit: string | null
}

function inHandLines(
  hands: readonly NamedCash[],
  rows: readonly HandRow[],
  currency: Currency,
): string[] {
  if (rows.length === 0) return ['no cash was ever recorded']
  const lines = table<HandRow>(
    [
      { title: 'cash', cell: (row) => row.cash },
      { title: 'in the hand of', cell: (row) => row.name },
      { title: 'amount', right: true, cell: (row) => money(row.amount, currency) },
      { title: 'last deposit', cell: (row) => row.lastDeposit ?? '-' },
    ],
    rows,
  )
  return [...lines, `in all ${money(add(...hands.map(({ amount }) => amount)), currency)}`]
}

export const cashListCommand = actCommand(cashList, {
  json: JSON_LIST_WITH_MONEY,
  examples: ['cash list --mutual jappo', 'cash list --mutual jappo --cash c1 --json'],
  print: ({ mutual: { currency, timeZone }, entries }) => {
    const rows = entries.map((entry) => ({ ...entry, on: civilDateAt(entry.at, timeZone) }))
    const json = rows.map(({ kind, on, paidOn, box: cash, about, slip, by, change }) => {
      return { kind, on, paidOn, cash, about, slip, by, change, currency }
    })
    return { json, lines: entryLines(rows, currency) }
  },
})

type EntryRow = CashEntry & { readonly on: string }

function entryLines(rows: readonly EntryRow[], currency: Currency): string[] {
  if (rows.length === 0) return ['no cash was ever recorded']
  return table<EntryRow>(
    [
      { title: 'recorded', cell: (row) => row.on },
      { title: 'paid', cell: (row) => row.paidOn ?? '-' },
      { title: 'cash', cell: (row) => row.box },
      { title: 'what', cell: (row) => row.kind },
      { title: 'change', right: true, cell: (row) => money(row.change, currency) },
      { title: 'about', cell: (row) => row.about },
      { title: 'slip', cell: (row) => row.slip ?? '-' },
      { title: 'by', cell: (row) => row.by },
    ],
    rows,
  )
}

function money(amount: Minor, currency: Currency): string {
  return `${toDecimal(amount, currency)} ${currency}`
}
