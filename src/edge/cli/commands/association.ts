import {
  associationJson,
  type AssociationOn,
  readAssociation,
} from '../../../app/associations/read-association.ts'
import {
  type AssociationStatement,
  readAssociationStatement,
  statementJson,
} from '../../../app/associations/read-association-payments.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Minor, toDecimal } from '../../../core/money.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { fields, table } from '../table.ts'
import { dayOption } from '../values.ts'

export const ASSOCIATION = { name: 'CODE', describe: 'the code of the association' } as const
export const MUTUAL = { flags: '--mutual <code>', describe: 'its mutual', required: true } as const

export const associationListCommand: Command = {
  name: 'association list',
  kind: 'read',
  describe: 'what each member of an association owes, and until when the family is covered',
  arguments: [ASSOCIATION],
  options: [
    MUTUAL,
    { flags: '--on <date>', describe: 'who is in it on this day, and as of it (default: today)' },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: ['association list femmes-marche --mutual jappo'],
  run: async ({ ports }, input, io) => {
    const on = dayOption(input, 'on', io)
    if (on === null) return 1
    const [mutual, code] = [input.text('mutual') ?? '', input.text('code') ?? '']
    const found = await readAssociation(ports, mutual, code, on ?? null)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const lines = input.is('json')
      ? [JSON.stringify(associationJson(found.value))]
      : describeMembers(found.value)
    for (const line of lines) io.out(line)
    return 0
  },
}

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

export const associationStatementCommand: Command = {
  name: 'association statement',
  kind: 'read',
  describe: 'what an association has paid, and each member’s part of it',
  arguments: [ASSOCIATION],
  options: [
    MUTUAL,
    { flags: '--from <date>', describe: 'paid on this day or later' },
    { flags: '--to <date>', describe: 'paid on this day or earlier' },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: ['association statement femmes-marche --mutual jappo --from 2026-01-01'],
  run: async ({ ports }, input, io) => {
    const from = dayOption(input, 'from', io)
    const to = dayOption(input, 'to', io)
    if (from === null || to === null) return 1
    const [mutual, code] = [input.text('mutual') ?? '', input.text('code') ?? '']
    const span = { from: from ?? null, to: to ?? null }
    const found = await readAssociationStatement(ports, mutual, code, span)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const lines = input.is('json')
      ? [JSON.stringify(statementJson(found.value))]
      : describeStatement(found.value)
    for (const line of lines) io.out(line)
    return 0
  },
}

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
