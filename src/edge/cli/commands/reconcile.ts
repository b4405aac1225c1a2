import { setTimeout } from 'node:timers/promises'
import { fetchStatement } from '../../../app/payments/fetch-statement.ts'
import {
  type Reconciled,
  reconcileStatement,
  walletAccount,
} from '../../../app/payments/reconcile.ts'
import type { CivilDate } from '../../../core/dates.ts'
import type { Refusal } from '../../../core/refusals.ts'
import type { DateOrder } from '../../../core/written-date.ts'
import { readStatement } from '../../files/operator-statement.ts'
import type { Decimals } from '../../files/statement-amounts.ts'
import { refusalText } from '../../refusal-texts.ts'
import {
  type Command,
  type CommandContext,
  type ExitCode,
  type Input,
  type Io,
  refuse,
} from '../command.ts'
import { complain } from '../file-faults.ts'
import { JSON_OBJECT_WITH_MONEY, printEither } from '../options.ts'
import { reconciledJson, reconciledLines } from '../reconciled.ts'
import { dayOption, personOption } from '../values.ts'

export const reconcileCommand: Command = {
  name: 'reconcile',
  exitsOneWhen: 'something differs',
  slow: true,
  kind: 'write',
  describe:
    'compares an operator’s statement with receipts and ledger, and keeps it; exit 1 when they differ',
  arguments: [
    {
      name: 'FILE.csv',
      describe:
        'M-Pesa’s or pawaPay’s export, or columns receipt, paid_at, amount and perhaps kind, phone, account, linked, status',
      reads: true,
      optional: true,
    },
  ],
  options: [
    { flags: '--wallet <account>', describe: 'the wallet account it is of', required: true },
    {
      flags: '--fetch',
      describe:
        'asks the operator for its statement, where it gives one; days of UTC (default: yesterday)',
    },
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
    'reconcile --fetch --wallet jappo-pp --record',
    'reconcile march.csv --wallet sandbox --record --by "Khady Sarr"',
  ],
  run: async (context, input, io) => {
    const [from, to] = [dayOption(input, 'from', io), dayOption(input, 'to', io)]
    const by = input.text('by') === null ? context.actor : personOption(input, io)
    if (from === null || to === null || !by) return 1
    if (from && to && from > to) return refuse(io, refusalText({ code: 'span-reversed', from, to }))
    const asked = { from: from ?? null, to: to ?? null, record: input.is('record'), by }
    const isFetched = input.is('fetch')
    if (isFetched === (input.text('file.csv') !== null)) {
      io.err('give the statement’s file, or --fetch to ask the operator for it')
      return 2
    }
    const done = await (isFetched ? fetched : ofFile)(context, input, asked, io)
    return done === null ? 1 : shown(done, input, io)
  },
}

type Asked = {
  readonly from: CivilDate | null
  readonly to: CivilDate | null
  readonly record: boolean
  readonly by: string
}

type Looked = { readonly done: Reconciled; readonly from: string; readonly passedOver: number }

async function fetched(
  { ports, actor }: CommandContext,
  input: Input,
  { from, to, ...how }: Asked,
  io: Io,
): Promise<Looked | null> {
  const wallet = input.text('wallet') ?? ''
  const [first, last] = [from ?? to, to ?? from]
  const days = first && last ? { from: first, to: last } : null
  const done = await fetchStatement(ports, wallet, days, { ...how, actor }, setTimeout)
  if (done.ok) return { done: done.value, from: `the operator of ${wallet}`, passedOver: 0 }
  refuse(io, refusalText(done.refusal))
  return null
}

async function ofFile(
  { ports, actor }: CommandContext,
  input: Input,
  { from, to, ...how }: Asked,
  io: Io,
): Promise<Looked | null> {
  const wallet = input.text('wallet') ?? ''
  const account = await walletAccount(ports, wallet)
  if (!account.ok) return refused(io, account.refusal)
  const file = input.text('file.csv') ?? ''
  const { currency, timeZone } = account.value.mutual
  const written = {
    dates: input.text('dates') as DateOrder | null,
    decimals: input.text('decimals') as Decimals | null,
    reusesReferences: ports.wallets.get(wallet)?.reusesReferences === true,
    mapping: ports.wallets.get(wallet)?.statement ?? null,
  }
  const read = await readStatement(await io.readFile(file), { currency, timeZone, ...written })
  if (read.faults.length > 0) {
    complain(io, file, read.faults)
    return null
  }
  const { lines, stated, passedOver } = read
  const given = { wallet, fileName: file, lines, stated, from, to }
  const done = await reconcileStatement(ports, given, { ...how, actor, tell: io.progress })
  return done.ok ? { done: done.value, from: file, passedOver } : refused(io, done.refusal)
}

function refused(io: Io, refusal: Refusal): null {
  refuse(io, refusalText(refusal))
  return null
}

/** Prints what was found; what does not agree is a failure. */
function shown({ done, from, passedOver }: Looked, input: Input, io: Io): ExitCode {
  const wallet = input.text('wallet') ?? ''
  printEither(io, input, reconciledJson(done, wallet, passedOver), reconciledLines(done, wallet))
  const { length } = done.differences
  if (length === 0) return 0
  return refuse(io, `${from}: ${length} differences between statement, receipts and ledger`)
}
