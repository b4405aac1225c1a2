import { reportBalance, reportIncome } from '../../../app/acts/bookkeeping.ts'
import type { StatementPart } from '../../../core/ledger/statements.ts'
import { type Currency, type Minor, toDecimal } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'

export const reportIncomeCommand = actCommand(reportIncome, {
  slow: true,
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['report income --mutual jappo --from 2026-01-01 --to 2026-03-31'],
  print: ({ mutual, from, to, statement }) => {
    const { code, name, currency } = mutual
    const { income, costs, result } = statement
    return {
      json: { mutual: code, currency, from, to, income, costs, result },
      lines: [
        `${name} (${code}), ${from} to ${to}, amounts in ${currency}`,
        ...drawn(currency, [
          ['income', income],
          ['costs', costs],
          ['result', result],
        ]),
      ],
    }
  },
})

export const reportBalanceCommand = actCommand(reportBalance, {
  slow: true,
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'report balance --mutual jappo',
    'report balance --mutual jappo --on 2025-12-31 --json',
  ],
  print: ({ mutual, on, sheet }) => {
    const { code, name, currency } = mutual
    const { assets, liabilities, funds, result, worth } = sheet
    return {
      json: { mutual: code, currency, on, assets, liabilities, funds, result, worth },
      lines: [
        `${name} (${code}), on the evening of ${on}, amounts in ${currency}`,
        ...drawn(currency, [
          ['assets', assets],
          ['liabilities', liabilities],
          ['funds', funds],
          ['result', result],
          ['funds and result', worth],
        ]),
      ],
    }
  },
})

type Row = { readonly code: string; readonly name: string; readonly amount: Minor }

/** The parts below one another, each with its sum. */
function drawn(
  currency: Currency,
  parts: readonly (readonly [string, StatementPart | Minor])[],
): string[] {
  const rows = parts.flatMap(([title, part]): Row[] =>
    typeof part === 'number'
      ? [{ code: '', name: title, amount: part }]
      : [
          ...part.lines.flatMap(({ code, name, amount, parts: owners }) => [
            { code, name, amount },
            ...owners.map((one) => ({ code: '', name: `  ${one.owner}`, amount: one.amount })),
          ]),
          { code: '', name: title, amount: part.total },
        ],
  )
  return table<Row>(
    [
      { title: 'account', cell: (row) => row.code },
      { title: 'name', cell: (row) => row.name },
      { title: 'amount', right: true, cell: (row) => toDecimal(row.amount, currency) },
    ],
    rows,
  )
}
