import type { Insertable, Updateable } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { ComplaintAnswerTable, ComplaintTable } from '../tables/complaints.ts'
import type { ReadTx, Tx } from '../store.ts'

export async function insertComplaint(
  tx: Tx,
  row: Omit<Insertable<ComplaintTable>, 'topic'>,
): Promise<void> {
  const topic = row.kind === 'category' ? row.kind : null
  const kind = topic ? 'other' : row.kind
  await tx
    .insertInto('complaint')
    .values({ ...row, kind, topic })
    .execute()
}

/** Completes or closes a complaint. */
export async function changeComplaint(
  tx: Tx,
  { mutual_id: mutualId, complaint_number: number }: Key,
  change: Updateable<ComplaintTable>,
): Promise<void> {
  await tx
    .updateTable('complaint')
    .set(change)
    .where('mutual_id', '=', mutualId)
    .where('complaint_number', '=', number)
    .execute()
}

type Key = Pick<ComplaintTable, 'mutual_id' | 'complaint_number'>

/** A complaint with the last answer to it, if there is one. */
export type StoredComplaint = ComplaintTable & { readonly answer: ComplaintAnswerTable | null }

export async function loadComplaint(
  tx: ReadTx,
  mutualId: string,
  number: number,
): Promise<StoredComplaint | null> {
  const rows = await complaints(tx, mutualId).where('complaint_number', '=', number).execute()
  return (await withAnswers(tx, mutualId, rows))[0] ?? null
}

/**
 * Complaints of a mutual after one, oldest first, at most `limit`; those that are closed only with `all`.
 */
export async function listComplaints(
  tx: ReadTx,
  mutualId: string,
  { all, limit, after = 0 }: { readonly all: boolean; readonly limit: number; readonly after?: number }, // prettier-ignore
): Promise<StoredComplaint[]> {
  const rows = await complaints(tx, mutualId)
    .where('complaint_number', '>', after)
    .$if(!all, (query) => query.where('closed_at', 'is', null))
    .orderBy('complaint_number')
    .limit(limit)
    .execute()
  return withAnswers(tx, mutualId, rows)
}

/** The complaints of a member or of a phone, newest first, at most `limit`. */
export async function complaintsOf(
  tx: ReadTx,
  mutualId: string,
  of: { readonly number: MemberNumber } | { readonly phone: PhoneNumber },
  limit: number,
): Promise<StoredComplaint[]> {
  const rows = await complaints(tx, mutualId)
    .where((eb) => ('number' in of ? eb('number', '=', of.number) : eb('phone', '=', of.phone)))
    .orderBy('complaint_number', 'desc')
    .limit(limit)
    .execute()
  return withAnswers(tx, mutualId, rows)
}

/** Complaints that were filed in a span of days, both among them. */
export async function complaintsBetween(
  tx: ReadTx,
  mutualId: string,
  from: CivilDate,
  to: CivilDate,
): Promise<StoredComplaint[]> {
  const rows = await complaints(tx, mutualId)
    .where('filed_on', '>=', from)
    .where('filed_on', '<=', to)
    .orderBy('complaint_number')
    .execute()
  return withAnswers(tx, mutualId, rows)
}

/** Complaints that nobody has answered or closed. */
export async function unansweredComplaints(
  tx: ReadTx,
  mutualId: string,
): Promise<StoredComplaint[]> {
  const rows = await complaints(tx, mutualId)
    .where('closed_at', 'is', null)
    .orderBy('complaint_number')
    .execute()
  return (await withAnswers(tx, mutualId, rows)).filter(({ answer }) => answer === null)
}

export async function insertAnswer(tx: Tx, row: Insertable<ComplaintAnswerTable>): Promise<void> {
  await tx.insertInto('complaint_answer').values(row).execute()
}

function complaints(tx: ReadTx, mutualId: string) {
  return tx.selectFrom('complaint').selectAll().where('mutual_id', '=', mutualId)
}

async function withAnswers(
  tx: ReadTx,
  mutualId: string,
  rows: readonly ComplaintTable[],
): Promise<StoredComplaint[]> {
  if (rows.length === 0) return []
  const answers = await tx
    .selectFrom('complaint_answer')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where(
      'complaint_number',
      'in',
      rows.map((row) => row.complaint_number),
    )
    .orderBy('answer_number')
    .execute()
  const last = new Map(answers.map((answer) => [answer.complaint_number, answer]))
  return rows.map((row) => ({
    ...row,
    kind: row.topic ?? row.kind,
    answer: last.get(row.complaint_number) ?? null,
  }))
}
