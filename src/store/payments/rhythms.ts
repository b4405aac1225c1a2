import type { RuledCharge } from '../../core/contributions/charges.ts'
import { hasRhythms } from '../../core/contributions/replay.ts'
import type { BoughtRhythm, GivenDiscount } from '../../core/contributions/discount.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { StandingFacts } from '../../core/membership/standing.ts'
import { type Minor, minor } from '../../core/money.ts'
import { insertMany } from '../engine/insert-many.ts'
import { preparedForMany } from '../engine/prepared.ts'
import type { ReadTx, Tx } from '../store.ts'
import type { RhythmEndTable, RhythmTable } from '../tables/payments.ts'

type WithFacts = { readonly number: MemberNumber; readonly facts: StandingFacts }

/** Members with what receipts bought for them ahead, where their statutes know of that. */
export async function withRhythms<Member extends WithFacts>(
  tx: ReadTx,
  mutualId: string,
  members: readonly Member[],
): Promise<Member[]> {
  const some = members.filter(({ facts }) => hasRhythms(facts.versions))
  if (some.length === 0) return [...members]
  const numbers = some.map(({ number }) => number)
  const [bought, given] = await Promise.all([
    boughtBy(tx, { mutualId }, numbers),
    givenTo(tx, { mutualId }, numbers),
  ])
  return members.map((member) => {
    const rhythms = bought.filter(({ number }) => number === member.number).map(rhythmOf)
    if (rhythms.length === 0) return member
    const discounts = given.filter(({ number }) => number === member.number).map(discountOf)
    return { ...member, facts: { ...member.facts, rhythms, discounts } }
  })
}

type BoughtRow = RhythmTable & { readonly undone_on: RhythmEndTable['on_date'] | null }

function rhythmOf(row: BoughtRow): BoughtRhythm {
  const { receipt_id: receipt, bought_on: on, periods, price, discount, undone_on: undoneOn } = row
  return { receipt, on, periods, price, discount, undoneOn }
}

function discountOf(row: {
  readonly starts_on: GivenDiscount['startsOn']
  readonly receipt_id: string
  readonly amount: Minor
}): GivenDiscount {
  return { startsOn: row.starts_on, receipt: row.receipt_id, amount: row.amount }
}

const boughtBy = preparedForMany((db, of: { mutualId: string }, numbers: readonly MemberNumber[]) =>
  db
    .selectFrom('rhythm')
    .leftJoin('rhythm_end', (join) =>
      join
        .onRef('rhythm_end.mutual_id', '=', 'rhythm.mutual_id')
        .onRef('rhythm_end.number', '=', 'rhythm.number')
        .onRef('rhythm_end.receipt_id', '=', 'rhythm.receipt_id'),
    )
    .selectAll('rhythm')
    .select('rhythm_end.on_date as undone_on')
    .where('rhythm.mutual_id', '=', of.mutualId)
    .where('rhythm.number', 'in', numbers),
)

const givenTo = preparedForMany((db, of: { mutualId: string }, numbers: readonly MemberNumber[]) =>
  db
    .selectFrom('discount')
    .select(['number', 'starts_on', 'receipt_id', 'amount'])
    .where('mutual_id', '=', of.mutualId)
    .where('number', 'in', numbers),
)

export async function insertRhythm(tx: Tx, rhythm: RhythmTable): Promise<void> {
  await tx.insertInto('rhythm').values(rhythm).execute()
}

export async function insertRhythmEnd(tx: Tx, end: RhythmEndTable): Promise<void> {
  await tx.insertInto('rhythm_end').values(end).execute()
}

/** A contribution that was posted with a discount, or without one. */
type Posted = {
  readonly number: MemberNumber
  readonly charge: RuledCharge
  readonly journalId: string
}

/** Writes the discounts of contributions beside the journals that posted them. */
export async function insertDiscounts(
  tx: Tx,
  mutualId: string,
  posted: readonly Posted[],
): Promise<void> {
  const rows = posted.flatMap(({ number, charge: { discount, startsOn }, journalId }) => {
    if (!discount) return []
    const { receipt, amount } = discount
    const of = { mutual_id: mutualId, number, starts_on: startsOn }
    return [{ ...of, receipt_id: receipt, amount, journal_id: journalId }]
  })
  if (rows.length > 0) await insertMany(tx, 'discount', rows)
}

/** The rhythm that a receipt bought a member, with what was posted of its discount. */
export async function rhythmThatCounts(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  receiptId: string,
): Promise<{ readonly price: Minor; readonly given: Minor } | null> {
  const rows = await boughtBy(tx, { mutualId }, [number])
  const rhythm = rows.find((row) => row.receipt_id === receiptId && row.undone_on === null)
  if (!rhythm) return null
  const given = await givenTo(tx, { mutualId }, [number])
  const own = given.filter((row) => row.receipt_id === receiptId)
  return { price: rhythm.price, given: minor(own.reduce((sum, { amount }) => sum + amount, 0)) }
}
