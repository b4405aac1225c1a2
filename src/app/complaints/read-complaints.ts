import type { ComplaintTold, ToldAbout } from '../../core/complaints/told.ts'
import { complaintCode, type ComplaintState } from '../../core/complaints/complaint.ts'
import { civilDateAt, formatDayMonth, type Instant, timeOfDayAt } from '../../core/dates.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import {
  listComplaints,
  loadComplaint,
  type StoredComplaint,
} from '../../store/complaints/complaints.ts'
import { checkOfHousehold, loadProvider } from '../../store/coverage/checks.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { intentById, receiptById } from '../../store/complaints/money.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'

/** A complaint with names for people: who, which clinic, which check or receipt. */
export async function tellComplaint(
  tx: ReadTx,
  mutual: Mutual,
  row: StoredComplaint,
): Promise<ComplaintTold> {
  const household = await loadHousehold(tx, mutual.code, row.number)
  const provider = row.provider_code && (await loadProvider(tx, mutual.code, row.provider_code))
  return {
    complaint: row.complaint_number,
    code: complaintCode(row.complaint_number),
    state: stateOf(row),
    ...{ name: household?.people[0]?.name ?? '', number: row.number, phone: row.phone },
    kind: row.kind,
    clinic: provider ? provider.name : null,
    on: row.on_date,
    words: row.words,
    about: await aboutOf(tx, mutual, row),
    filedOn: row.filed_on,
    answer: row.answer?.words ?? null,
  }
}

export function stateOf({ answer, closed_at: closedAt }: StoredComplaint): ComplaintState {
  if (closedAt !== null) return 'closed'
  return answer === null ? 'open' : 'answered'
}

async function aboutOf(
  tx: ReadTx,
  mutual: Mutual,
  row: StoredComplaint,
): Promise<ToldAbout | null> {
  const when = (at: Instant): string =>
    `${formatDayMonth(civilDateAt(at, mutual.timeZone))} ${timeOfDayAt(at, mutual.timeZone)}`
  if (row.check_id !== null) {
    const check = await checkOfHousehold(tx, mutual.code, row.number, row.check_id)
    if (!check) return null
    const { answer, visit_code: visitCode } = check
    return { kind: 'check', when: when(check.asked_at), answer, visitCode }
  }
  if (row.receipt_id !== null) {
    const receipt = await receiptById(tx, mutual.code, row.receipt_id)
    if (!receipt) return null
    const { receipt_number: ref, amount, state } = receipt
    return { kind: 'receipt', ref, amount, isMatched: state === 'posted' }
  }
  if (row.intent_id === null) return null
  const intent = await intentById(tx, mutual.code, row.intent_id)
  return intent && { kind: 'request', when: when(intent.created_at), amount: intent.amount }
}

/** The complaints of a mutual, oldest first; those that are closed only with `all`. */
export async function readComplaints(
  ports: Ports,
  code: string,
  asked: { readonly all: boolean; readonly limit: number },
): Promise<Result<{ readonly mutual: Mutual; readonly complaints: readonly ComplaintTold[] }>> {
  return ports.store.read(async (tx) => {
    const books = await loadMutual(tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    return done({ mutual: books.mutual, complaints: await toldComplaints(tx, books.mutual, asked) })
  })
}

export async function toldComplaints(
  tx: ReadTx,
  mutual: Mutual,
  asked: { readonly all: boolean; readonly limit: number; readonly after?: number },
): Promise<ComplaintTold[]> {
  const told: ComplaintTold[] = []
  for (const row of await listComplaints(tx, mutual.code, asked)) {
    told.push(await tellComplaint(tx, mutual, row))
  }
  return told
}

export async function readComplaint(
  ports: Ports,
  code: string,
  complaint: number,
): Promise<Result<{ readonly mutual: Mutual; readonly told: ComplaintTold }>> {
  return ports.store.read(async (tx) => {
    const books = await loadMutual(tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    const row = await loadComplaint(tx, code, complaint)
    if (!row) return refused({ code: 'unknown-complaint', complaint: complaintCode(complaint) })
    return done({ mutual: books.mutual, told: await tellComplaint(tx, books.mutual, row) })
  })
}
