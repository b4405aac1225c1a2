import { associationList, associationStatement } from '../../../app/acts/associations.ts'
import { associationJson, type AssociationOn } from '../../../app/associations/read-association.ts'
import {
  type AssociationStatement,
  statementJson,
} from '../../../app/associations/read-association-payments.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Minor, toDecimal } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { fields, table } from '../table.ts'

export const ASSOCIATION = { name: 'CODE', describe: 'the code of the association' } as const
export const MUTUAL = { flags: '--mutual <code>', describe: 'its mutual', required: true } as const

export const associationListCommand = actCommand(associationList, {
  arguments: { association: 'CODE' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['association list femmes-marche --mutual jappo'],
  print: (found) => ({ json: associationJson(found), lines: describeMembers(found) }),
})

function describeMembers({ mutual, association, on, members, owed, credit }: AssociationOn) {
  const money = (amount: Minor) => toDecimal(amount, mutual.currency)
  return [
    ...fields([
      ['association', `${association.name} (${association.code})`],
      ['on', on],
      ['members', String(members.length)],
      ['owed', `${money(owed)} ${mutual.currency}`],
      ['credit', `${money(credit)} ${mutual.currency}`],
    ]),
    '',
    ...table(
      [
        { title: 'number', cell: ({ number }) => formatMemberNumber(number) },
        { title: 'name', cell: ({ name }) => name },
        { title: 'owed', right: true, cell: (row) => money(row.standing.owed) },
        { title: 'state', cell: (row) => row.standing.state },
        { title: 'covered until', cell: (row) => row.standing.coveredUntil ?? '-' },
      ],
      members,
    ),
  ]
}

export const associationStatementCommand = actCommand(associationStatement, {
  arguments: { association: 'CODE' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['association statement femmes-marche --mutual jappo --from 2026-01-01'],
  print: (found) => ({ json: statementJson(found), lines: describeStatement(found) }),
})

function describeStatement({ mutual, receipts, paid }: AssociationStatement): string[] {
  if (receipts.length === 0) return ['nothing was paid']
  const money = (amount: Minor) => toDecimal(amount, mutual.currency)
  const rows = receipts.flatMap(({ parts, paidOn, receipt, amount }) =>
    parts.length > 0
      ? parts.map((part) => ({ paidOn, ...part, number: formatMemberNumber(part.number) }))
      : [{ paidOn, receipt, number: '-', name: 'in suspense', amount }],
  )
  return [
    ...table<(typeof rows)[number]>(
      [
        { title: 'paid on', cell: (row) => row.paidOn },
        { title: 'receipt', cell: (row) => row.receipt },
        { title: 'number', cell: (row) => row.number },
        { title: 'name', cell: (row) => row.name },
        { title: 'amount', right: true, cell: (row) => money(row.amount) },
      ],
      rows,
    ),
    `members have ${money(paid)} ${mutual.currency} of it`,
  ]
}
