import { BEFORE_ALL_NUMBERS } from '../../core/member-number.ts'
import { sql } from 'kysely'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor } from '../../core/money.ts'
import { isThere } from '../mutuals/is-there.ts'
import type { ReadTx } from '../store.ts'

/** Members who may be behind, a page of them, in the order of their numbers. */
type Suspects = {
  readonly mutualId: string
  readonly after: MemberNumber | null
  readonly limit: number
  /** Who was registered since may owe what nobody has posted; null: that may be everybody. */
  readonly billedSince: Instant | null
}

/**
 * Members of whom something is due by the books or not posted yet: everybody who is behind is one
 * of them. Nothing of their households is loaded, so that most of a register costs little.
 */
export async function findSuspects(tx: ReadTx, asked: Suspects): Promise<MemberNumber[]> {
  const { limit } = asked
  if (asked.billedSince === null) return membersAfter(tx, asked)
  const found = [...(await owingAfter(tx, asked)), ...(await membersAfter(tx, asked))]
  return [...new Set(found)].sort().slice(0, limit)
}

async function owingAfter(
  tx: ReadTx,
  { mutualId, after, limit }: Suspects,
): Promise<MemberNumber[]> {
  const rows = await tx
    .selectFrom('account')
    .innerJoin('balance', (join) =>
      join
        .onRef('balance.mutual_id', '=', 'account.mutual_id')
        .onRef('balance.account_id', '=', 'account.account_id'),
    )
    .select('account.number')
    .where('account.mutual_id', '=', mutualId)
    .where('account.number', '>', after ?? BEFORE_ALL_NUMBERS)
    .where('account.kind', '=', '411')
    .whereRef('balance.debits', '>', 'balance.credits')
    .orderBy('account.number')
    .limit(limit)
    .execute()
  return rows.map(({ number }) => number as MemberNumber)
}

async function membersAfter(
  tx: ReadTx,
  { mutualId, after, limit, billedSince }: Suspects,
): Promise<MemberNumber[]> {
  let query = tx
    .selectFrom('member')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where('number', '>', after ?? BEFORE_ALL_NUMBERS)
    .where('ended_on', 'is', null)
    .where(isThere)
  if (billedSince !== null) query = query.where('created_at', '>=', billedSince)
  const rows = await query.orderBy('number').limit(limit).execute()
  return rows.map(({ number }) => number)
}

/** How many members a mutual has whose membership goes on. */
export async function countMembers(tx: ReadTx, mutualId: string): Promise<number> {
  const row = await tx
    .selectFrom('member')
    .select((select) => select.fn.countAll().as('count'))
    .where('mutual_id', '=', mutualId)
    .where('ended_on', 'is', null)
    .where(isThere)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/**
 * Whether a mutual has more members than this whose membership goes on: no more of them are read, however
 * many there are.
 */
export async function hasMoreMembers(tx: ReadTx, mutualId: string, than: number): Promise<boolean> {
  const row = await tx
    .selectFrom('member')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where('ended_on', 'is', null)
    .where(isThere)
    .limit(1)
    .offset(than)
    .executeTakeFirst()
  return row !== undefined
}

type LateByBooks = {
  readonly periods: 1 | 2 | 3
  readonly members: number
  readonly amount: Minor
}

/**
 * Ageing by the books alone, in one query however many members are behind: what is due of a member
 * and not of charges still to fall due is late, and its latest contributions say how many periods
 * that is, since money pays the oldest first. The joining fee counts with the oldest.
 */
export async function ageingByBooks(
  tx: ReadTx,
  mutualId: string,
  today: CivilDate,
): Promise<LateByBooks[]> {
  const { rows } = await sql<{ periods: number; members: number; amount: number }>`
    select periods, cast(count(*) as bigint) as members, cast(sum(late) as bigint) as amount
    from (
      select late, case
        when second is null or late <= newest then 1
        when third is null or late <= newest + second then 2
        else 3 end as periods
      from (
        select owing.due - coalesce(${upcomingOf(mutualId, today)}, 0) as late,
          ${latestOf(mutualId, today, 0)} as newest,
          ${latestOf(mutualId, today, 1)} as second,
          ${latestOf(mutualId, today, 2)} as third
        from (${owing(mutualId)}) as owing
      ) as latest
      where late > 0 and newest is not null
    ) as aged
    group by periods`.execute(tx)
  return rows.map(({ periods, members, amount }) => ({
    periods: periods as LateByBooks['periods'],
    members: Number(members),
    amount: minor(Number(amount)),
  }))
}

function owing(mutualId: string) {
  return sql`
    select account.number, balance.debits - balance.credits as due
    from balance
    join account on account.mutual_id = balance.mutual_id
      and account.account_id = balance.account_id
    join member on member.mutual_id = account.mutual_id and member.number = account.number
    where balance.mutual_id = ${mutualId} and balance.account_id like '411/%'
      and balance.debits > balance.credits and member.ended_on is null`
}

/** Charges of a member with what is asked of each: those posted, and those that an opening brought. */
function chargesOf(mutualId: string) {
  return sql`
    select charge.amount, charge.kind, charge.due_on, charge.starts_on from charge
    where charge.mutual_id = ${mutualId} and charge.number = owing.number
    union all
    select brought.amount - brought.paid_before, brought.kind, brought.due_on, brought.starts_on
    from opening_charge as brought join opening
      on opening.mutual_id = brought.mutual_id and opening.opening_id = brought.opening_id
    join opening_household as household on household.mutual_id = brought.mutual_id
      and household.opening_id = brought.opening_id and household.number = brought.number
    where brought.mutual_id = ${mutualId} and brought.number = owing.number
      and brought.is_prepaid = 0 and brought.paid_before < brought.amount
      and opening.completed_at is not null and opening.taken_back_at is null
      and household.taken_back_at is null`
}

/** What of a member's charges is not due before tomorrow. */
function upcomingOf(mutualId: string, today: CivilDate) {
  return sql`(
    select cast(sum(asked.amount) as bigint) from (${chargesOf(mutualId)}) as asked
    where asked.due_on >= ${today})`
}

/** The amount of one of a member's latest contributions whose due day is over. */
function latestOf(mutualId: string, today: CivilDate, place: number) {
  return sql`(
    select asked.amount from (${chargesOf(mutualId)}) as asked
    where asked.kind = 'contribution' and asked.due_on < ${today}
    order by asked.starts_on desc limit 1 offset ${sql.lit(place)})`
}
