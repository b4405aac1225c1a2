import { BEFORE_ALL_NUMBERS } from '../../core/member-number.ts'
import { sql } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import { receivableOf } from '../../core/ledger/accounts.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Days, Sift } from '../../core/reminders/sift.ts'
import { prepared } from '../engine/prepared.ts'
import { householdsOf, versionsFor } from '../membership/household-batch.ts'
import { type Household, MEMBER_COLUMNS } from '../membership/households.ts'
import { isThere } from '../mutuals/is-there.ts'
import type { ReadTx } from '../store.ts'

/** Members one after the other, as far as they are members on a day. */
export type ReminderPage = {
  readonly last: MemberNumber | null
  /** How many members it looked at. */
  readonly size: number
  /** Of the page those who may have to be told something. */
  readonly households: readonly Household[]
}

/**
 * The next members after a number, and of them the households that may have to be told something
 * by `sift`; with null everybody. A handful of queries over ranges of an index, and over lists of
 * those who are left.
 */
export async function reminderPage(
  tx: ReadTx,
  mutualId: string,
  after: MemberNumber | null,
  on: CivilDate,
  sift: Sift | null,
  limit: number,
): Promise<ReminderPage> {
  const members = await membersAfter(tx, { mutualId, after: after ?? BEFORE_ALL_NUMBERS, limit })
  const [first, last] = [members[0]?.number, members.at(-1)?.number]
  if (!first || !last) return { last: null, size: 0, households: [] }
  const page = { mutualId, first, last }
  const found = sift ? await siftedOf(tx, page, sift) : null
  const wanted = members
    .filter((member) => !member.ended_on || member.ended_on > on)
    .filter(({ number, plan_code, subsidised_from, recategorised }) => {
      if (!found || subsidised_from || recategorised === 1) return true
      return found.has(number) || sift?.plans.includes(plan_code)
    })
  const versions = await versionsFor(tx, mutualId, wanted)
  const size = members.length
  return { last, size, households: await householdsOf(tx, mutualId, wanted, versions, size) }
}

const membersAfter = prepared((db, of: { mutualId: string; after: MemberNumber; limit: number }) =>
  db
    .selectFrom('member')
    .select(MEMBER_COLUMNS)
    .where('mutual_id', '=', of.mutualId)
    .where('number', '>', of.after)
    .where(isThere)
    .orderBy('number')
    .limit(of.limit),
)

type Page = {
  readonly mutualId: string
  readonly first: MemberNumber
  readonly last: MemberNumber
}

async function siftedOf(tx: ReadTx, page: Page, sift: Sift): Promise<Set<string>> {
  const found = new Set<string>(await owingOf(tx, page))
  for (const days of sift.births) for (const one of await bornIn(tx, page, days)) found.add(one)
  for (const days of sift.payments) for (const one of await paidIn(tx, page, days)) found.add(one)
  return found
}

/** Those who owe something by the books. */
async function owingOf(tx: ReadTx, { mutualId, first, last }: Page): Promise<string[]> {
  const rows = await tx
    .selectFrom('balance')
    .select(sql<string>`substr(account_id, 5)`.as('number'))
    .where('mutual_id', '=', mutualId)
    .where('account_id', '>=', receivableOf(first))
    .where('account_id', '<=', receivableOf(last))
    .where(sql<boolean>`debits > credits`)
    .execute()
  return rows.map(({ number }) => number)
}

async function bornIn(tx: ReadTx, { mutualId, first, last }: Page, days: Days): Promise<string[]> {
  const rows = await tx
    .selectFrom('beneficiary')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where('number', '>=', first)
    .where('number', '<=', last)
    .where('relation', '=', 'child')
    // A bare year stands for its last day, and compares as earlier than its first.
    .where((eb) =>
      eb.or([
        eb.and([eb('birth_date', '>=', days.from), eb('birth_date', '<=', days.to)]),
        eb('birth_date', 'in', [days.from.slice(0, 4), days.to.slice(0, 4)]),
      ]),
    )
    .execute()
  return rows.map(({ number }) => number)
}

async function paidIn(tx: ReadTx, { mutualId, first, last }: Page, days: Days): Promise<string[]> {
  const rows = await tx
    .selectFrom('payment')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where('number', '>=', first)
    .where('number', '<=', last)
    // Waiting counts from the day of recording where cash was paid before it.
    .where((eb) => {
      const counts = eb.fn.coalesce('recorded_on', 'value_on')
      return eb.and([eb(counts, '>=', days.from), eb(counts, '<=', days.to)])
    })
    .execute()
  return rows.map(({ number }) => number)
}
