import { checkMeant, moneyMeant } from '../../core/complaints/about.ts'
import {
  type ComplaintKind,
  complaintCode,
  isDayOfComplaint,
  isTooMany,
} from '../../core/complaints/complaint.ts'
import { cutWords } from '../../core/complaints/words.ts'
import { type CivilDate, instantOf, plusDays } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { complaintAlertText } from '../../core/messages/complaint-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { checksAbout, moneyAbout } from '../../store/complaints/about.ts'
import {
  changeComplaint,
  complaintsOf,
  insertComplaint,
  type StoredComplaint,
} from '../../store/complaints/complaints.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { nextInSeries } from '../../store/payments/receipts.ts'
import type { ComplaintTable } from '../../store/tables/complaints.ts'
import type { ReadTx } from '../../store/store.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import type { MutualDesk } from '../desk.ts'
import { tellComplaint } from './read-complaints.ts'

/** The series that counts the complaints of a mutual. */
const SERIES = 'complaint'

/** Days around the one named in which what was meant is looked for; the core takes fewer. */
const SPAN_DAYS = 7

/** Complaints of a phone that are looked at, newest first. */
const LOOKED_AT = 50

type Complaining = {
  readonly number: MemberNumber
  readonly phone: PhoneNumber
  readonly channel: ComplaintTable['channel']
  readonly kind: ComplaintKind
  readonly provider: string | null
  readonly on: CivilDate | null
  readonly words: string | null
}

/** `repeat`: the same waits for an answer already. `code` is `C7`. */
type Complained =
  { readonly kind: 'filed' | 'repeat'; readonly code: string } | { readonly kind: 'too-many' }

/**
 * Files a complaint with the check or the money that it is about, and tells the managers. A phone
 * has three that wait, and files three a day, at most. Takes the lock of the mutual's chain.
 */
export async function fileComplaint(desk: MutualDesk, asked: Complaining): Promise<Complained> {
  const { tx, now, mutual, today } = desk
  await lockMutualChain(tx, mutual.code)
  const own = await complaintsOf(tx, mutual.code, { phone: asked.phone }, LOOKED_AT)
  const open = own.filter(isOpen)
  const same = open.find((one) => isSame(one, asked))
  if (same) return { kind: 'repeat', code: complaintCode(same.complaint_number) }
  const filedToday = own.filter((one) => one.filed_on === today).length
  if (isTooMany({ open: open.length, today: filedToday })) return { kind: 'too-many' }
  const row: ComplaintTable = {
    ...{ mutual_id: mutual.code, complaint_number: await nextInSeries(tx, mutual.code, SERIES) },
    ...{ number: asked.number, phone: asked.phone, channel: asked.channel, kind: asked.kind },
    topic: null,
    ...{ provider_code: asked.provider, on_date: fitting(asked.on, today) },
    words: asked.words === null ? null : cutWords(asked.words),
    ...(await aboutWhat(tx, mutual, { ...asked, on: fitting(asked.on, today) })),
    ...{ filed_on: today, filed_at: now, closed_by: null, closed_at: null },
  }
  await insertComplaint(tx, row)
  await tell(desk, row)
  return { kind: 'filed', code: complaintCode(row.complaint_number) }
}

/** What an earlier message about the same complaint left out. Takes the lock of the chain. */
export async function completeComplaint(
  desk: MutualDesk,
  before: StoredComplaint,
  more: Pick<Complaining, 'kind' | 'provider' | 'on'>,
): Promise<{ readonly code: string; readonly row: ComplaintTable }> {
  const { tx, mutual, today } = desk
  await lockMutualChain(tx, mutual.code)
  const on = fitting(more.on, today)
  const { number, phone } = before
  const said = { ...more, on, number, phone }
  const change = {
    ...{ kind: more.kind, provider_code: more.provider, on_date: on },
    ...(await aboutWhat(tx, mutual, said)),
  }
  await changeComplaint(tx, before, change)
  const row = { ...before, ...change }
  await tell(desk, row)
  return { code: complaintCode(row.complaint_number), row }
}

/** Nobody has answered or closed it. */
export function isOpen({ answer, closed_at: closedAt }: StoredComplaint): boolean {
  return answer === null && closedAt === null
}

function isSame(one: StoredComplaint, { kind, provider, on, words }: Complaining): boolean {
  const isAlike = one.kind === kind && one.provider_code === provider && one.on_date === on
  return isAlike && (kind !== 'other' || one.words === words)
}

function fitting(on: CivilDate | null, today: CivilDate): CivilDate | null {
  return on !== null && isDayOfComplaint(on, today) ? on : null
}

/** The check or the money that a complaint is about, as far as can be found. */
async function aboutWhat(
  tx: ReadTx,
  { code, timeZone }: Mutual,
  asked: Pick<Complaining, 'number' | 'phone' | 'kind' | 'provider' | 'on'>,
): Promise<Pick<ComplaintTable, 'check_id' | 'receipt_id' | 'intent_id'>> {
  const nothing = { check_id: null, receipt_id: null, intent_id: null }
  const { number, provider, on, kind } = asked
  if (on === null) return nothing
  const [from, to] = [plusDays(on, -SPAN_DAYS), plusDays(on, SPAN_DAYS)]
  if (kind === 'unseen') {
    const span = { from: instantOf(from, '00:00', timeZone), to: instantOf(to, '00:00', timeZone) }
    const money = moneyMeant(await moneyAbout(tx, code, asked, { ...span, timeZone }), on)
    if (!money) return nothing
    return money.kind === 'receipt'
      ? { ...nothing, receipt_id: money.id }
      : { ...nothing, intent_id: money.id }
  }
  if (provider === null) return nothing
  const checks = await checksAbout(tx, code, { number, provider }, from, to)
  return { ...nothing, check_id: checkMeant(checks, provider, on)?.id ?? null }
}

/** What was completed is told once more: only then does it name the clinic and the day. */
async function tell(desk: MutualDesk, row: ComplaintTable): Promise<void> {
  const told = await tellComplaint(desk.tx, desk.mutual, { ...row, answer: null })
  const facts = [row.provider_code, row.on_date].filter((one) => one !== null)
  const cause = [row.number, complaintCode(row.complaint_number), ...facts].join(' ')
  const alert = { kind: 'complaint', cause, count: 1, amount: null } as const
  await raiseAlert(desk, alert, (voice) => complaintAlertText(voice, told))
}
