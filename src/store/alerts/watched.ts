import { sql } from 'kysely'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { ReadTx } from '../store.ts'

/** What is looked at to find out whether managers should hear of something. */

/**
 * What a provider asked since an instant: different numbers, and numbers that nobody has. One with the suffix of
 * somebody whom the household does not have is such a number too: each is a try.
 */
export async function askedSince(
  tx: ReadTx,
  mutualId: string,
  provider: string,
  since: Instant,
): Promise<{ readonly numbers: number; readonly unknown: number }> {
  const checks = tx
    .selectFrom('coverage_check')
    .where('coverage_check.mutual_id', '=', mutualId)
    .where('provider_code', '=', provider)
    .where('asked_at', '>', since)
    .leftJoin('beneficiary', (join) =>
      join
        .onRef('beneficiary.mutual_id', '=', 'coverage_check.mutual_id')
        .onRef('beneficiary.number', '=', 'coverage_check.number')
        .onRef('beneficiary.ordinal', '=', 'coverage_check.ordinal'),
    )
  const known = await checks
    .select((eb) => eb.fn.count('beneficiary.number').distinct().as('count'))
    .executeTakeFirstOrThrow()
  const unknown = await checks
    .select((eb) => eb.fn.countAll().as('count'))
    .where('beneficiary.number', 'is', null)
    .executeTakeFirstOrThrow()
  return { numbers: Number(known.count), unknown: Number(unknown.count) }
}

/** Visits of a person since a day, and how many providers opened them on the last one. */
export async function visitsSince(
  tx: ReadTx,
  mutualId: string,
  person: { readonly number: MemberNumber; readonly ordinal: number },
  from: CivilDate,
  today: CivilDate,
): Promise<{ readonly visits: number; readonly providersToday: number }> {
  const rows = await tx
    .selectFrom('visit')
    .select(['provider_code', 'opened_on'])
    .where('mutual_id', '=', mutualId)
    .where('number', '=', person.number)
    .where('ordinal', '=', person.ordinal)
    .where('opened_on', '>=', from)
    .execute()
  const today_ = rows.filter((row) => row.opened_on === today)
  return {
    visits: rows.length,
    providersToday: new Set(today_.map((row) => row.provider_code)).size,
  }
}

/** An SMS that was tried so often and still waits stands for a carrier that takes none. */
const STUCK_ATTEMPTS = 3

/** A final report of a message that arrived, in the words of each kind of carrier. */
const ARRIVED = ['final success', 'final delivered']

/** SMS of a mutual in a time: those that were tried, and those that did not arrive. */
export async function smsBetween(
  tx: ReadTx,
  mutualId: string,
  since: Instant,
  until: Instant,
): Promise<{ readonly tried: number; readonly failed: number }> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['state', 'delivery'])
    .select((eb) => eb.fn.countAll().as('count'))
    .where('mutual_id', '=', mutualId)
    .where('created_at', '>', since)
    .where('created_at', '<=', until)
    .where('kind', '=', 'sms')
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['sent', 'unknown', 'failed']),
        eb.and([eb('state', '=', 'waiting'), eb('attempts', '>=', STUCK_ATTEMPTS)]),
      ]),
    )
    .groupBy(['state', 'delivery'])
    .execute()
  const sum = (some: typeof rows) => some.reduce((total, row) => total + Number(row.count), 0)
  const failed = rows.filter(({ state, delivery }) => {
    if (state === 'failed' || state === 'waiting') return true
    const report = delivery?.toLowerCase()
    return report?.startsWith('final ') && !ARRIVED.includes(report)
  })
  return { tried: sum(rows), failed: sum(failed) }
}

/** Prompts of a mutual that wait for a word of their operator, by wallet, asked for in a time. */
export async function waitingPrompts(
  tx: ReadTx,
  mutualId: string,
  from: Instant,
  to: Instant,
): Promise<{ readonly wallet: string; readonly count: number }[]> {
  const rows = await tx
    .selectFrom('intent')
    .select('wallet')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('mutual_id', '=', mutualId)
    .where('state', '=', 'prompted')
    .where('created_at', '>', from)
    .where('created_at', '<=', to)
    .groupBy('wallet')
    .execute()
  return rows.map(({ wallet, count }) => ({ wallet, count: Number(count) }))
}

/** The mutuals that have asked somebody for money and wait for an answer, in the order of codes. */
export async function mutualsWithPrompts(tx: ReadTx): Promise<string[]> {
  const rows = await tx
    .selectFrom('intent')
    .select('mutual_id')
    .distinct()
    // In the words of the index of unanswered intents.
    .where(sql<boolean>`state in ('new', 'prompted')`)
    .orderBy('mutual_id')
    .execute()
  return rows.map((row) => row.mutual_id)
}

/** Whether an operator has told us anything since an instant. */
export async function hasEventSince(tx: ReadTx, wallet: string, since: Instant): Promise<boolean> {
  const row = await tx
    .selectFrom('event')
    .select('event_id')
    .where('wallet', '=', wallet)
    .where('received_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
