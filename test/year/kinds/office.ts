import { bookRecord } from '../../../src/app/acts/bookkeeping.ts'
import { close } from '../../../src/app/acts/books.ts'
import { bankSweep, feeRecord } from '../../../src/app/acts/treasury.ts'
import { apply } from '../../world.ts'
import type { Happened } from '../events.ts'
import { DEARER } from '../statutes.ts'
import { command, MUTUAL, type Town } from '../town.ts'

const BY = 'Khady Sarr'

export async function sweep(town: Town, { amount }: Happened<'sweep'>): Promise<void> {
  const reference = `T-${town.next()}`
  await command(town, bankSweep, {
    ...{ mutual: MUTUAL, wallet: 'sandbox', amount: String(amount), reference, by: BY },
  })
}

export async function keepFee(town: Town, { amount }: Happened<'operator-fee'>): Promise<void> {
  const reference = `F-${town.next()}`
  await command(town, feeRecord, {
    ...{ mutual: MUTUAL, wallet: 'sandbox', amount: String(amount), reference, by: BY },
  })
}

/** What the bank takes for keeping the account. */
export async function chargeByBank(town: Town, { amount }: Happened<'bank-charge'>): Promise<void> {
  const reference = `B-${town.next()}`
  await command(town, bookRecord, {
    ...{ mutual: MUTUAL, account: '631', amount: String(amount), from: 'bank', reference },
    ...{ what: 'frais de tenue de compte', by: BY },
  })
}

export async function raisePrice({ world }: Town): Promise<void> {
  await apply(world, DEARER)
}

export async function closeMonth(town: Town, { through }: Happened<'close'>): Promise<void> {
  await command(town, close, { mutual: MUTUAL, through, by: BY })
}
