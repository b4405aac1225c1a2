import { type SqlBool, sql } from 'kysely'
import type { GuaranteeLetter } from '../../core/coverage/coverage.ts'
import type { Used } from '../../core/coverage/ceilings.ts'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { BillDecisionTable, BillTable, ReferralTable, VisitTable } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'

/** A bill with what became of it. */
export type Bill = BillTable & { readonly decisions: readonly BillDecisionTable[] }

export type Person = { readonly number: MemberNumber; readonly ordinal: number }

/** A bill counts unless it was refused or reversed. Of rows of `bill`. */
export const billStands = sql<SqlBool>`not exists (
  select 1 from bill_decision
  where bill_decision.mutual_id = bill.mutual_id and bill_decision.bill_id = bill.bill_id
    and bill_decision.kind <> 'accepted')`

export async function loadVisit(
  tx: ReadTx,
  mutualId: string,
  visitCode: string,
): Promise<VisitTable | null> {
  const row = await tx
    .selectFrom('visit')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('visit_code', '=', visitCode)
    .executeTakeFirst()
  return row ?? null
}

/** The visits that a mutual's providers opened on these days, oldest first. */
export async function visitsBetween(
  tx: ReadTx,
  mutualId: string,
  from: CivilDate,
  to: CivilDate,
): Promise<VisitTable[]> {
  return tx
    .selectFrom('visit')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('opened_on', '>=', from)
    .where('opened_on', '<=', to)
    .orderBy('opened_on')
    .orderBy('created_at')
    .orderBy('visit_code')
    .execute()
}

/** The last visits of a household, newest first. */
export async function visitsOfHousehold(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  limit: number,
): Promise<VisitTable[]> {
  return tx
    .selectFrom('visit')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .orderBy('created_at', 'desc')
    .orderBy('visit_code')
    .limit(limit)
    .execute()
}

/** The bills of these visit codes, in the order in which they came. */
export async function billsOf(
  tx: ReadTx,
  mutualId: string,
  visitCodes: readonly string[],
): Promise<Bill[]> {
  const bills: Bill[] = []
  for (let start = 0; start < visitCodes.length; start += CODES_PER_QUERY) {
    const rows = await tx
      .selectFrom('bill')
      .selectAll()
      .where('mutual_id', '=', mutualId)
      .where('visit_code', 'in', visitCodes.slice(start, start + CODES_PER_QUERY))
      .orderBy('visit_code')
      .orderBy('turn')
      .execute()
    bills.push(...(await withDecisions(tx, mutualId, rows)))
  }
  return bills
}

/** The engines bound the values of a statement. */
const CODES_PER_QUERY = 500

export async function insertBill(tx: Tx, bill: BillTable): Promise<void> {
  await tx.insertInto('bill').values(bill).execute()
}

export async function insertDecision(tx: Tx, decision: BillDecisionTable): Promise<void> {
  await tx.insertInto('bill_decision').values(decision).execute()
}

/** Writes a referral; one that the visit has given already stays as it is. */
export async function insertReferral(tx: Tx, referral: ReferralTable): Promise<void> {
  await tx
    .insertInto('referral')
    .values(referral)
    .onConflict((clash) => clash.doNothing())
    .execute()
}

/** What the bills of a household on these days used, and may still use, of ceilings. */
export async function usedBetween(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  from: CivilDate,
  to: CivilDate,
): Promise<Used[]> {
  const rows = await tx
    .selectFrom('bill')
    .select(['service_code', 'ordinal', 'on_date', 'mutual_amount'])
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('on_date', '>=', from)
    .where('on_date', '<=', to)
    .where(billStands)
    .orderBy('on_date')
    .orderBy('bill_id')
    .execute()
  return rows.map((row) => ({
    service: row.service_code,
    ordinal: row.ordinal,
    on: row.on_date,
    amount: row.mutual_amount,
  }))
}

/** Whose visit codes of a household are open on a day, other than that of this provider's visit. */
export async function openCodesOf(
  tx: ReadTx,
  mutualId: string,
  { number, ordinal }: Person,
  provider: string,
  on: CivilDate,
): Promise<number[]> {
  const rows = await tx
    .selectFrom('visit')
    .select(['provider_code', 'ordinal', 'opened_on'])
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('lapses_on', '>=', on)
    .where('opened_on', '<=', on)
    .where('frozen_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('bill')
            .select('bill_id')
            .whereRef('bill.mutual_id', '=', 'visit.mutual_id')
            .whereRef('bill.visit_code', '=', 'visit.visit_code')
            .where(billStands),
        ),
      ),
    )
    .orderBy('visit_code')
    .execute()
  const isAsked = (row: (typeof rows)[number]) =>
    row.provider_code === provider && row.ordinal === ordinal && row.opened_on === on
  return rows.filter((row) => !isAsked(row)).map((row) => row.ordinal)
}

/** Services for which another provider has sent a person on, and that still holds on a day. */
export async function referralsOf(
  tx: ReadTx,
  mutualId: string,
  { number, ordinal }: Person,
  provider: string,
  on: CivilDate,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('referral')
    .innerJoin('visit', (join) =>
      join
        .onRef('visit.mutual_id', '=', 'referral.mutual_id')
        .onRef('visit.visit_code', '=', 'referral.visit_code'),
    )
    .select('referral.service_code')
    .distinct()
    .where('referral.mutual_id', '=', mutualId)
    .where('referral.number', '=', number)
    .where('referral.ordinal', '=', ordinal)
    .where('referral.valid_from', '<=', on)
    .where('referral.valid_to', '>=', on)
    .where('visit.provider_code', '<>', provider)
    .where('visit.frozen_at', 'is', null)
    .orderBy('referral.service_code')
    .execute()
  return rows.map((row) => row.service_code)
}

/** The letters that a person may use at a provider on a day, those that end first before others. */
export async function openLettersOf(
  tx: ReadTx,
  mutualId: string,
  { number, ordinal }: Person,
  provider: string,
  on: CivilDate,
): Promise<GuaranteeLetter[]> {
  const rows = await tx
    .selectFrom('letter')
    .select(['letter_number', 'service_code', 'amount'])
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('ordinal', '=', ordinal)
    .where('provider_code', '=', provider)
    .where('valid_from', '<=', on)
    .where('valid_to', '>=', on)
    .where('withdrawn_at', 'is', null)
    .where((eb) => eb.or([eb('needs_approval', '=', 0), eb('approved_at', 'is not', null)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('bill')
            .select('bill_id')
            .whereRef('bill.mutual_id', '=', 'letter.mutual_id')
            .whereRef('bill.letter_number', '=', 'letter.letter_number')
            .where(billStands),
        ),
      ),
    )
    .orderBy('valid_to')
    .orderBy('letter_number')
    .execute()
  return rows.map((row) => ({
    letter: row.letter_number,
    service: row.service_code,
    amount: row.amount,
  }))
}

/** Bills with what became of each. */
export async function withDecisions(
  tx: ReadTx,
  mutualId: string,
  bills: readonly BillTable[],
): Promise<Bill[]> {
  if (bills.length === 0) return []
  const ids = bills.map((bill) => bill.bill_id)
  const decisions = await tx
    .selectFrom('bill_decision')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('bill_id', 'in', ids)
    .orderBy('decided_at')
    .orderBy('kind')
    .execute()
  return bills.map((bill) => ({
    ...bill,
    decisions: decisions.filter((decision) => decision.bill_id === bill.bill_id),
  }))
}

/** The visits of a provider whose codes take a bill on a day, the latest first, and whose they are. */
export async function openVisitsOf(
  tx: ReadTx,
  mutualId: string,
  provider: string,
  day: CivilDate,
  limit: number,
): Promise<{ readonly visitCode: string; readonly name: string }[]> {
  const rows = await tx
    .selectFrom('visit')
    .innerJoin('beneficiary', (join) =>
      join
        .onRef('beneficiary.mutual_id', '=', 'visit.mutual_id')
        .onRef('beneficiary.number', '=', 'visit.number')
        .onRef('beneficiary.ordinal', '=', 'visit.ordinal'),
    )
    .select(['visit.visit_code', 'beneficiary.name'])
    .where('visit.mutual_id', '=', mutualId)
    .where('visit.provider_code', '=', provider)
    .where('visit.lapses_on', '>=', day)
    .where('visit.frozen_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('bill')
            .select('bill_id')
            .whereRef('bill.mutual_id', '=', 'visit.mutual_id')
            .whereRef('bill.visit_code', '=', 'visit.visit_code')
            .where(billStands),
        ),
      ),
    )
    .orderBy('visit.created_at', 'desc')
    .orderBy('visit.visit_code')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ visitCode: row.visit_code, name: row.name }))
}
