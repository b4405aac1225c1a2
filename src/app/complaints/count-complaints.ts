import { type CivilDate, civilDateAt, daysBetween, firstOfYear, yearOf } from '../../core/dates.ts'
import { type ComplaintCounts, countComplaints } from '../../core/complaints/count.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { complaintsBetween, type StoredComplaint } from '../../store/complaints/complaints.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { Ports } from '../ports.ts'
import { dayIn, reading } from '../desk.ts'
import { stateOf } from './read-complaints.ts'

type ComplaintReport = {
  readonly mutual: Mutual
  readonly from: CivilDate
  readonly to: CivilDate
  readonly clinics: readonly ComplaintCounts[]
}

/**
 * Complaints that were filed in a span of days, for each clinic: numbers alone, so that a clinic
 * may be shown them. Without a span it is the year so far.
 */
export async function reportComplaints(
  ports: Ports,
  code: string,
  asked: { readonly from: CivilDate | null; readonly to: CivilDate | null },
): Promise<Result<ComplaintReport>> {
  return reading(ports, async ({ tx, now }) => {
    const books = await loadMutual(tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    const { mutual } = books
    const to = asked.to ?? dayIn(mutual, now)
    const from = asked.from ?? firstOfYear(yearOf(to))
    const rows = await complaintsBetween(tx, code, from, to)
    const counted = rows.map((row) => ({
      ...{ provider: row.provider_code, kind: row.kind, state: stateOf(row) },
      days: daysUntilDone(mutual, row),
    }))
    return done({ mutual, from, to, clinics: countComplaints(counted) })
  })
}

function daysUntilDone({ timeZone }: Mutual, row: StoredComplaint): number | null {
  const at = row.answer?.answered_at ?? row.closed_at
  return at === null ? null : daysBetween(row.filed_on, civilDateAt(at, timeZone))
}
