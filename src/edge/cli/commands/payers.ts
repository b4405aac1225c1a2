import {
  payerAdd,
  payerAskMembers,
  payerGiveUp,
  payerList,
  payerReceive,
  payerShow,
  payerTakeBack,
} from '../../../app/acts/payers.ts'
import type { PayerFound } from '../../../app/payers/payers.ts'
import type { PayerMonth } from '../../../core/contributions/payer-account.ts'
import { add, type Currency, type Minor, toDecimal, ZERO } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT, JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'

const BY = '--by "Khady Sarr"'

export const payerAddCommand = actCommand(payerAdd, {
  arguments: { payer: 'CODE' },
  json: JSON_OBJECT,
  examples: [`payer add state --mutual jappo --name "Etat du Senegal" --kind state ${BY}`],
  print: ({ code, name, kind }) => ({
    json: { payer: code, name, kind },
    lines: `${code}: ${name} (${kind})`,
  }),
})

export const payerListCommand = actCommand(payerList, {
  json: JSON_LIST_WITH_MONEY,
  examples: ['payer list --mutual jappo'],
  print: ({ mutual: { currency }, payers }) => {
    const rows = payers.map((payer) => ({ ...payer, ...sums(payer) }))
    const json = rows.map(({ account: _, code: payer, ...row }) => ({ payer, ...row, currency }))
    if (rows.length === 0) return { json, lines: ['nobody pays subsidies here'] }
    return {
      json,
      lines: table(
        [
          { title: 'payer', cell: (row) => row.code },
          { title: 'name', cell: (row) => row.name },
          { title: 'kind', cell: (row) => row.kind ?? '-' },
          { title: 'owed', right: true, cell: (row) => money(row.owed, currency) },
          { title: 'paid', right: true, cell: (row) => money(row.paid, currency) },
          { title: 'settled', right: true, cell: (row) => money(row.settled, currency) },
          { title: 'left', right: true, cell: (row) => money(row.left, currency) },
          { title: 'ahead', right: true, cell: (row) => money(row.ahead, currency) },
        ],
        rows,
      ),
    }
  },
})

export const payerShowCommand = actCommand(payerShow, {
  arguments: { payer: 'CODE' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['payer show state --mutual jappo'],
  print: ({ mutual: { currency }, receipts, ...payer }) => {
    const { code, name, kind, account } = payer
    const { months, ahead } = account
    const paid = receipts.map((row) => {
      const { amount, reference, on_date: on, recorded_by: by, takes_back: back } = row
      return { amount, reference, on, by, takesBack: back !== null }
    })
    const lines = table<PayerMonth>(
      [
        { title: 'month', cell: ({ month }) => month },
        { title: 'members', right: true, cell: ({ members }) => String(members) },
        { title: 'owed', right: true, cell: ({ amount }) => toDecimal(amount, currency) },
        { title: 'paid', right: true, cell: (month) => toDecimal(month.paid, currency) },
        { title: 'given up', right: true, cell: ({ givenUp }) => toDecimal(givenUp, currency) },
        { title: 'asked', right: true, cell: ({ asked }) => toDecimal(asked, currency) },
        { title: 'left', right: true, cell: ({ left }) => toDecimal(left, currency) },
      ],
      months,
    )
    const receiptLines = paid.map(({ amount, reference, on, by, takesBack }) => {
      const what = takesBack ? 'taken back' : 'paid'
      return `${what} ${on} ${money(amount, currency)}, ${reference}, by ${by}`
    })
    return {
      json: { payer: code, name, kind, currency, months, ahead, receipts: paid },
      lines: [`${code} ${name}`, ...lines, ...receiptLines, `ahead ${money(ahead, currency)}`],
    }
  },
})

export const payerReceiveCommand = actCommand(payerReceive, {
  arguments: { payer: 'CODE' },
  flags: { reference: '--ref <text>' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [`payer receive state --mutual jappo --amount 500000 --ref TRESOR-18 ${BY}`],
  print: ({ mutual: { currency }, receipt, isRepeat: repeat }) => {
    const { payer, amount, reference, on_date: on } = receipt
    const what = repeat ? 'was recorded before' : `was paid by ${payer} on ${on}`
    return {
      json: { payer, amount, currency, reference, on, repeat },
      lines: `${reference}: ${money(amount, currency)} ${what}`,
    }
  },
})

export const payerGiveUpCommand = actCommand(payerGiveUp, {
  arguments: { payer: 'CODE' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    `payer give-up state --mutual jappo --month 2026-03 --reason "the budget is spent" ${BY}`,
  ],
  print: proposed,
})

export const payerAskMembersCommand = actCommand(payerAskMembers, {
  arguments: { payer: 'CODE' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    `payer ask-members state --mutual jappo --month 2026-03 --reason "the assembly decided" ${BY}`,
  ],
  print: proposed,
})

export const payerTakeBackCommand = actCommand(payerTakeBack, {
  arguments: { payer: 'CODE' },
  flags: { reference: '--ref <text>' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    `payer take-back state --mutual jappo --ref TRESOR-18 --reason "it was the NGO’s" ${BY}`,
  ],
  print: proposed,
})

type Proposed = {
  readonly mutual: { readonly code: string; readonly currency: Currency }
  readonly proposal: { readonly proposal_id: string; readonly act: object }
}

function proposed({ mutual, proposal }: Proposed) {
  const { proposal_id: id, act } = proposal
  const { code, currency } = mutual
  return {
    json: { proposal: id, ...act, currency },
    lines: `proposal ${id} waits for somebody else: decide approve ${id} --mutual ${code}`,
  }
}

/** What a payer's months come to. */
function sums({ account: { months, ahead } }: PayerFound) {
  const all = (of: (month: PayerMonth) => Minor) => add(ZERO, ...months.map(of))
  const settled = add(
    all(({ givenUp }) => givenUp),
    all(({ asked }) => asked),
  )
  const owed = all(({ amount }) => amount)
  return { owed, paid: all(({ paid }) => paid), settled, left: all(({ left }) => left), ahead }
}

function money(amount: Minor, currency: Currency): string {
  return `${toDecimal(amount, currency)} ${currency}`
}
