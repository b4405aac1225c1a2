import { matchByStaff } from '../../../app/payments/match-receipt.ts'
import type { Ports } from '../../../app/ports.ts'
import { matchSuspense, readSuspense } from '../../../app/payments/suspense.ts'
import { civilDateAt } from '../../../core/dates.ts'
import { formatMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import { toDecimal } from '../../../core/money.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { mutualOfNumber } from '../../../store/membership/households.ts'
import { type Command, type Input, type Io, refuse } from '../command.ts'
import { JSON_LIST_WITH_MONEY, MUTUAL, printEither } from '../options.ts'
import { memberToChange } from '../member-named.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'

export const suspenseListCommand: Command = {
  name: 'suspense list',
  kind: 'read',
  describe: 'money of a mutual that belongs to no member yet, oldest first',
  options: [MUTUAL, JSON_LIST_WITH_MONEY],
  examples: ['suspense list --mutual jappo'],
  run: async ({ ports }, input, io) => {
    const code = input.text('mutual') ?? ''
    const found = await readSuspense(ports, code)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const books = await ports.store.read((tx) => loadMutual(tx, code))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual: code }))
    const { currency, timeZone } = books.mutual
    const rows = found.value.map((receipt) => ({
      receipt: receipt.receipt_number,
      paidOn: civilDateAt(receipt.paid_at, timeZone),
      amount: receipt.amount,
      currency,
      wallet: receipt.wallet,
      operatorReceipt: receipt.operator_receipt,
      payer: receipt.payer_phone,
      account: receipt.account_typed,
      reason: receipt.reason,
      cardOf:
        receipt.cardOf && `${formatMemberNumber(receipt.cardOf.number)} ${receipt.cardOf.name}`,
    }))
    printEither(io, input, rows, listed(rows))
    return 0
  },
}

type Row = {
  readonly receipt: string
  readonly paidOn: string
  readonly amount: Parameters<typeof toDecimal>[0]
  readonly currency: Parameters<typeof toDecimal>[1]
  readonly wallet: string
  readonly operatorReceipt: string
  readonly payer: string | null
  readonly account: string | null
  readonly reason: string | null
  /** The number and name of whoever has the card that was typed. */
  readonly cardOf: string | null
}

function listed(rows: readonly Row[]): string[] {
  if (rows.length === 0) return ['nothing is in suspense']
  return table<Row>(
    [
      { title: 'receipt', cell: (row) => row.receipt },
      { title: 'paid on', cell: (row) => row.paidOn },
      {
        title: 'amount',
        right: true,
        cell: (row) => `${toDecimal(row.amount, row.currency)} ${row.currency}`,
      },
      { title: 'wallet', cell: (row) => row.wallet },
      { title: 'operator’s receipt', cell: (row) => row.operatorReceipt },
      { title: 'payer', cell: (row) => row.payer ?? '-' },
      { title: 'typed', cell: (row) => row.account ?? '-' },
      { title: 'why', cell: (row) => row.reason ?? '-' },
      { title: 'card of', cell: (row) => row.cardOf ?? '-' },
    ],
    rows,
  )
}

export const suspenseMatchCommand: Command = {
  name: 'suspense match',
  kind: 'write',
  describe: 'gives a receipt to a member of the same mutual; it keeps the day it was paid',
  arguments: [
    { name: 'RECEIPT', describe: 'the receipt’s number, as suspense list shows it' },
    { name: 'NUMBER', describe: 'the member number' },
  ],
  options: [
    {
      flags: '--by <manager>',
      describe:
        'the manager who says so, by name or phone; above the mutual’s limit another one has to approve',
    },
  ],
  examples: [
    'suspense match JP26-0038114 0412337-8',
    'suspense match JP26-0038114 0412337-8 --by "Khady Sarr"',
  ],
  run: async ({ ports }, input, io) => {
    const number = await memberToChange(ports, input, io)
    if (!number) return 1
    const by = input.text('by')
    if (by) return matchBy(ports, input, io, number, by)
    const matched = await matchSuspense(ports, input.text('receipt') ?? '', number)
    if (!matched.ok) return refuse(io, refusalText(matched.refusal))
    io.out(`${matched.value.receipt_number} was given to ${formatMemberNumber(number)}`)
    return 0
  },
}

async function matchBy(
  ports: Ports,
  input: Input,
  io: Io,
  number: MemberNumber,
  by: string,
): Promise<0 | 1> {
  const receipt = input.text('receipt') ?? ''
  const mutual = await ports.store.read((tx) => mutualOfNumber(tx, number))
  if (!mutual) return refuse(io, refusalText({ code: 'unknown-number', number }))
  const matched = await matchByStaff(ports, { mutual, receipt, number, by })
  if (!matched.ok) return refuse(io, refusalText(matched.refusal))
  const { proposal } = matched.value
  io.out(
    proposal === null
      ? `${receipt} was given to ${formatMemberNumber(number)}`
      : `proposal ${proposal} waits for another manager: ${receipt} for ${formatMemberNumber(number)}`,
  )
  return 0
}
