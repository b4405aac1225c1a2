import { bookCloseYear, bookRecord, bookReverse } from '../../../src/app/acts/bookkeeping.ts'
import { close } from '../../../src/app/acts/books.ts'
import { bankSweep, feeRecord } from '../../../src/app/acts/treasury.ts'
import { apply } from '../../world.ts'
import type { Happened } from '../events.ts'
import { TWO_ABOVE } from '../model/terms.ts'
import { DEARER } from '../statutes.ts'
import { approve, BY, command, MUTUAL, type Town } from '../town.ts'

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

/** The cash in hand of the collector who was there first. */
const BOXES = { bank: 'bank', 'Awa Sy': 'c1' } as const

/** Other money; above the limit of the statutes a second person decides. */
export async function book(town: Town, event: Happened<'book'>): Promise<void> {
  const { account, reference, what, where, paid, amount } = event
  const side = paid ? { from: BOXES[where] } : { into: BOXES[where] }
  const { proposal } = await command(town, bookRecord, {
    ...{ mutual: MUTUAL, account, amount: String(amount), reference, what, by: BY },
    ...side,
  })
  if ((proposal !== null) !== amount > TWO_ABOVE) throw new Error(`${amount} by one or two people`)
  if (proposal) await approve(town, proposal.proposal_id)
}

export async function takeBack(town: Town, { reference }: Happened<'book-back'>): Promise<void> {
  const asked = { reference, mutual: MUTUAL, reason: 'saisi deux fois', by: BY }
  await command(town, bookReverse, asked)
}

export async function raisePrice({ world }: Town): Promise<void> {
  await apply(world, DEARER)
}

export async function closeMonth(
  town: Town,
  { through }: { readonly through: string },
): Promise<void> {
  await command(town, close, { mutual: MUTUAL, through, by: BY })
}

/** The result of the year goes into the funds; two people decide it. */
export async function closeYear(town: Town): Promise<void> {
  const { proposal } = await command(town, bookCloseYear, { year: '2026', mutual: MUTUAL, by: BY })
  await approve(town, proposal?.proposal_id ?? '')
}
