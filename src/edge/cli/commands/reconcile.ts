import {
  type Reconciled,
  reconcileStatement,
  walletAccount,
} from '../../../app/payments/reconcile.ts'
import type { Balances, ComparedBalances } from '../../../app/payments/statement-balances.ts'
import { DIFFERENCE_MS, type Difference } from '../../../core/payments/reconciliation.ts'
import { type Currency, type Minor, toDecimal } from '../../../core/money.ts'
import { maskPhone, readInternational } from '../../../core/phone-number.ts'
import type { DateOrder } from '../../../core/written-date.ts'
import { readStatement } from '../../files/operator-statement.ts'
import type { Decimals } from '../../files/statement-amounts.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT_WITH_MONEY, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { dayOption, personOption } from '../values.ts'
import { complain } from '../file-faults.ts'

export const reconcileCommand: Command = {
  name: 'reconcile',
  kind: 'write',
  describe:
    'compares an operator’s statement with receipts and ledger, and keeps it; exit 1 when they differ',
  arguments: [
    {
      name: 'FILE.csv',
      describe:
        'M-Pesa’s or pawaPay’s export, or columns receipt, paid_at, amount and perhaps kind, phone, account, linked, status',
      reads: true,
    },
  ],
  options: [
    { flags: '--wallet <account>', describe: 'the wallet account it is of', required: true },
    {
      flags: '--record',
      describe: 'records the payments, fees and sweeps on it that are missing here',
    },
    {
      flags: '--from <date>',
      describe: 'the first whole day that it speaks for (default: from its first line on)',
    },
    {
      flags: '--to <date>',
      describe: 'the last whole day that it speaks for (default: to its last line)',
    },
    {
      flags: '--dates <order>',
      describe: 'how the file writes days, when the file itself does not show it',
      choices: ['dmy', 'mdy', 'ymd'],
    },
    {
      flags: '--decimals <sign>',
      describe: 'what the file writes before decimals, when the amounts do not show it',
      choices: ['point', 'comma'],
    },
    { flags: '--by <name>', describe: 'the person who does this (default: whoever runs it)' },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: [
    'reconcile 2026-03-14.csv --wallet mpesa-600111 --from 2026-03-14 --to 2026-03-14',
    'reconcile march.csv --wallet sandbox --record --by "Khady Sarr"',
  ],
  run: async ({ ports, actor }, input, io) => {
    const wallet = input.text('wallet') ?? ''
    const [from, to] = [dayOption(input, 'from', io), dayOption(input, 'to', io)]
    const by = input.text('by') === null ? actor : personOption(input, io)
    if (from === null || to === null || !by) return 1
    if (from && to && from > to) return refuse(io, refusalText({ code: 'span-reversed', from, to }))
    const account = await walletAccount(ports, wallet)
    if (!account.ok) return refuse(io, refusalText(account.refusal))
    const file = input.text('file.csv') ?? ''
    const { currency, timeZone } = account.value.mutual
    const written = {
      dates: input.text('dates') as DateOrder | null,
      decimals: input.text('decimals') as Decimals | null,
      reusesReferences: ports.wallets.get(wallet)?.reusesReferences === true,
      mapping: ports.wallets.get(wallet)?.statement ?? null,
    }
    const read = await readStatement(await io.readFile(file), { currency, timeZone, ...written })
    if (read.faults.length > 0) return complain(io, file, read.faults)
    const given = {
      ...{ wallet, fileName: file, lines: read.lines, stated: read.stated },
      ...{ from: from ?? null, to: to ?? null },
    }
    const done = await reconcileStatement(ports, given, { record: input.is('record'), by, actor })
    if (!done.ok) return refuse(io, refusalText(done.refusal))
    const { differences, lookedAt: now } = done.value
    printEither(
      io,
      input,
      json(done.value, wallet, read.passedOver, now),
      described(done.value, wallet, now),
    )
    if (differences.length === 0) return 0
    return refuse(
      io,
      `${file}: ${differences.length} differences between statement, receipts and ledger`,
    )
  },
}

function json(
  { mutual, lines, added, recorded, differences, balances }: Reconciled,
  wallet: string,
  passedOver: number,
  now: number,
) {
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
  'payout-unpaid': 'a payment file was to pay it: ask the bank, or payment-file back',
  'not-understood': 'of a kind unknown here: look at the statement',
}

function described(
  { mutual: { currency, timeZone: _ }, lines, added, recorded, differences, balances }: Reconciled,
  wallet: string,
  now: number,
): string[] {
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
