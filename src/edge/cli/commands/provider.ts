import {
  FROM_BANK,
  payProvider,
  type ProviderStatement,
  readProviderStatement,
} from '../../../app/visits/pay-provider.ts'
import { type Minor, toDecimal } from '../../../core/money.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT_WITH_MONEY, MUTUAL, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { amountOption, dayOption, personOption } from '../values.ts'

const PROVIDER = { name: 'PROVIDER', describe: 'the clinic’s code' } as const

export const providerPayCommand: Command = {
  name: 'provider pay',
  kind: 'write',
  describe: 'records that a clinic was paid what it is owed, or a part of it',
  arguments: [PROVIDER],
  options: [
    MUTUAL,
    { flags: '--amount <amount>', describe: 'what was paid', required: true },
    {
      flags: '--from <account>',
      describe: `where it was paid from: ${FROM_BANK}, or the name of a wallet`,
      required: true,
    },
    {
      flags: '--ref <text>',
      describe: 'the number of the transfer or cheque; the same one is not recorded twice',
      required: true,
    },
    { flags: '--on <date>', describe: 'the day of the payment (default: today)' },
    { flags: '--by <name>', describe: 'the person who paid', required: true },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: [
    'provider pay thiaroye --mutual jappo --amount 25000 --from bank --ref CHQ-118 --by "Khady Sarr"',
  ],
  run: async ({ ports, actor }, input, io) => {
    const code = input.text('mutual') ?? ''
    const on = dayOption(input, 'on', io)
    const by = personOption(input, io)
    if (on === null || !by) return 1
    const books = await ports.store.read((tx) => loadMutual(tx, code))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual: code }))
    const { currency } = books.mutual
    const amount = amountOption(input, currency, io)
    const reference = (input.text('ref') ?? '').trim()
    if (!amount) return 1
    if (reference === '') return refuse(io, '--ref: is empty')
    const provider = input.text('provider') ?? ''
    const from = input.text('from') ?? ''
    const asked = { mutual: code, provider, amount, from, reference, on: on ?? null }
    const paid = await payProvider(ports, asked, { by, actor })
    if (!paid.ok) return refuse(io, refusalText(paid.refusal))
    const { paid_on: paidOn } = paid.value
    const json = { provider, amount, currency, from, reference, on: paidOn, by }
    const line = `${provider} was paid ${toDecimal(amount, currency)} ${currency} on ${paidOn}`
    printEither(io, input, json, line)
    return 0
  },
}

export const providerStatementCommand: Command = {
  name: 'provider statement',
  kind: 'read',
  describe: 'what a clinic billed, was paid, and is owed, in the order of the books',
  arguments: [PROVIDER],
  options: [
    MUTUAL,
    { flags: '--from <date>', describe: 'from this day of the books' },
    { flags: '--to <date>', describe: 'up to this day of the books' },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: ['provider statement thiaroye --mutual jappo --from 2026-03-01'],
  run: async ({ ports }, input, io) => {
    const from = dayOption(input, 'from', io)
    const to = dayOption(input, 'to', io)
    if (from === null || to === null) return 1
    const span = { from: from ?? null, to: to ?? null }
    const provider = input.text('provider') ?? ''
    const found = await readProviderStatement(ports, input.text('mutual') ?? '', provider, span)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const { mutual, ...statement } = found.value
    const json = { mutual: mutual.code, provider, currency: mutual.currency, ...statement }
    printEither(io, input, json, describe(found.value))
    return 0
  },
}

type Entry = ProviderStatement['entries'][number]

function describe({ mutual, name, before, entries, after }: ProviderStatement): string[] {
  const { currency } = mutual
  const money = (amount: Minor) => toDecimal(amount, currency)
  const lines = table<Entry>(
    [
      { title: 'on', cell: (entry) => entry.on },
      { title: 'what', cell: (entry) => entry.kind },
      { title: 'code or reference', cell: (entry) => entry.about },
      { title: 'service', cell: (entry) => entry.service ?? '-' },
      { title: 'amount', right: true, cell: (entry) => money(entry.amount) },
      { title: 'change', right: true, cell: (entry) => money(entry.change) },
      { title: 'owed', right: true, cell: (entry) => money(entry.owed) },
    ],
    entries,
  )
  return [
    `${name}: owed before ${money(before)} ${currency}`,
    ...(entries.length > 0 ? lines : []),
    `owed ${money(after)} ${currency}`,
  ]
}
