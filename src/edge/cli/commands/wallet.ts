import { mutualsOfWallet } from '../../../store/mutuals/directory.ts'
import type { Command } from '../command.ts'
import { JSON_LIST, printEither } from '../options.ts'
import { table } from '../table.ts'

type Row = {
  readonly name: string
  readonly kind: string
  readonly currency: string | null
  readonly label: string | null
  readonly mutuals: readonly string[]
}

export const walletListCommand: Command = {
  name: 'wallet list',
  kind: 'read',
  describe: 'the accounts of the installation that money comes into, and whose they are',
  options: [JSON_LIST],
  examples: ['wallet list'],
  run: async ({ ports }, input, io) => {
    const rows = await ports.store.read(async (tx) => {
      const found: Row[] = []
      for (const { name, kind, currency, payInto } of ports.wallets.values()) {
        const mutuals = await mutualsOfWallet(tx, name)
        found.push({ name, kind, currency: currency ?? null, label: payInto ?? null, mutuals })
      }
      return found
    })
    printEither(io, input, rows, rows.length === 0 ? 'there are no wallets' : described(rows))
    return 0
  },
}

function described(rows: readonly Row[]): string[] {
  return table<Row>(
    [
      { title: 'name', cell: ({ name }) => name },
      { title: 'kind', cell: ({ kind }) => kind },
      { title: 'currency', cell: ({ currency }) => currency ?? '-' },
      { title: 'mutuals', cell: ({ mutuals }) => mutuals.join(', ') || '-' },
      { title: 'members read', cell: ({ label }) => label ?? '-' },
    ],
    rows,
  )
}
