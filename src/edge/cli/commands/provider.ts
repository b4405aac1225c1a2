import { providerPay, providerStatement } from '../../../app/acts/treasury.ts'
import type { ProviderStatement } from '../../../app/visits/pay-provider.ts'
import { type Minor, toDecimal } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'
import { proposed } from './payouts.ts'

export const providerPayCommand = actCommand(providerPay, {
  arguments: { provider: 'PROVIDER' },
  flags: { reference: '--ref <text>' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'provider pay thiaroye --mutual jappo --amount 25000 --from bank --ref CHQ-118 --by "Khady Sarr"',
  ],
  print: ({ paid: { payment, proposal }, currency }, given) => {
    if (proposal) return proposed(proposal, given.mutual)
    const { provider, amount, from, reference, by } = given
    const { paid_on: on } = payment
    return {
      json: { provider, amount, currency, from, reference, on, by },
      lines: `${provider} was paid ${toDecimal(amount, currency)} ${currency} on ${on}`,
    }
  },
})

export const providerStatementCommand = actCommand(providerStatement, {
  arguments: { provider: 'PROVIDER' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['provider statement thiaroye --mutual jappo --from 2026-03-01'],
  print: (found, { provider }) => {
    const { mutual, ...statement } = found
    const json = { mutual: mutual.code, provider, currency: mutual.currency, ...statement }
    return { json, lines: describe(found) }
  },
})

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
