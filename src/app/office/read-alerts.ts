import type { Alert } from '../../core/alerts/alert.ts'
import { alertList, firstListedDay, type ListedAlert } from '../../core/alerts/alert-list.ts'
import { complaintCode } from '../../core/complaints/complaint.ts'
import { civilDateAt, formatDayMonth } from '../../core/dates.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { unseenAlerts } from '../../store/alerts/alerts.ts'
import { suspenseTotal } from '../../store/payments/receipts.ts'
import type { ReadTx } from '../../store/store.ts'
import { type StoredComplaint, unansweredComplaints } from '../../store/complaints/complaints.ts'
import { loadProvider } from '../../store/coverage/checks.ts'
import { countCallRequests } from '../../store/help/call-requests.ts'
import { loadCallRequests, whoCalls } from '../help/call-requests.ts'
import type { ReadDesk } from '../desk.ts'
import { countMatters } from '../decisions/read-matters.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'

/** Alerts read together: many more than anybody looks at. */
const READ_MAX = 500

/** What the managers of a mutual are to look at: what waits, and what happened (R53). */
export async function loadAlertList(
  { tx, now }: Pick<ReadDesk, 'tx' | 'now'>,
  { code, timeZone }: Pick<Mutual, 'code' | 'timeZone'>,
): Promise<ListedAlert[]> {
  const today = civilDateAt(now, timeZone)
  const rows = await unseenAlerts(tx, code, firstListedDay(today), READ_MAX)
  const recorded = rows.map(({ alert_number: number, on_date: on, kind, cause, count, amount }) => {
    return { number, on, kind, cause, count, amount }
  })
  return alertList(await waitingIn({ tx, now }, code), recorded, today)
}

/** Money and people that wait for a manager now. */
async function waitingIn(
  { tx, now }: Pick<ReadDesk, 'tx' | 'now'>,
  mutual: string,
): Promise<Alert[]> {
  const money = await suspenseTotal(tx, mutual, OTHER_CURRENCY)
  const matters = await countMatters({ tx, now }, mutual)
  const calls = await countCallRequests(tx, mutual)
  const [first] = calls > 0 ? await loadCallRequests(tx, mutual, { all: false, limit: 1 }) : []
  const complaints = await unansweredComplaints(tx, mutual)
  const [oldest] = complaints
  return [
    { kind: 'suspense', cause: 'open', ...money },
    { kind: 'applicants', cause: 'open', count: matters, amount: null },
    { kind: 'call-me', cause: first ? whoCalls(first) : '', count: calls, amount: null },
    {
      kind: 'complaint',
      cause: oldest ? await whatComplains(tx, oldest) : '',
      count: complaints.length,
      amount: null,
    },
  ]
}

/** `C7 02/03 Uhuru Clinic`: the name last, which is cut where there is little room. */
async function whatComplains(tx: ReadTx, row: StoredComplaint): Promise<string> {
  const { mutual_id: mutual, provider_code: code, complaint_number: number, on_date: on } = row
  const clinic = code && ((await loadProvider(tx, mutual, code))?.name ?? code)
  return [complaintCode(number), on && formatDayMonth(on), clinic].filter(Boolean).join(' ')
}
