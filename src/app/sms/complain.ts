import { type ComplaintKind, lacks } from '../../core/complaints/complaint.ts'
import {
  clinicNamed,
  type ComplaintSaid,
  readComplaint,
  tellingWord,
} from '../../core/sms/complaint-said.ts'
import { foldWords } from '../../core/complaints/words.ts'
import { type CivilDate, formatDayMonth, instant, plusDays } from '../../core/dates.ts'
import { formatMemberNumber } from '../../core/member-number.ts'
import {
  complaintFiledText,
  complaintHowText,
  complaintLacksText,
  complaintTooManyText,
  complaintWhoseText,
} from '../../core/messages/complaint-sms.ts'
import { complaintsOf, type StoredComplaint } from '../../store/complaints/complaints.ts'
import { clinicsOf } from '../complaints/clinics.ts'
import { completeComplaint, fileComplaint, isOpen } from '../complaints/file-complaint.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'
import { toStranger } from './stranger.ts'
import { dayIn, inMutual } from '../desk.ts'

/** For so long a message may say what an earlier one left out. */
const COMPLETE_MS = 2 * 24 * 60 * 60 * 1000

/** Complaints of a phone that are looked at, newest first. */
const LOOKED_AT = 5

/** What happens at no clinic, also where there is only one that could be meant. */
const NOWHERE: readonly ComplaintKind[] = ['unseen', 'category']

type Own = Asking['sender']['memberships'][number]

/**
 * A complaint is filed with what the message says, so that it is never lost, and what it leaves out
 * is asked for: nothing is guessed. The next message that says it completes the same complaint.
 */
export const complaint: Answer<'complaint'> = async (asking) => {
  const { now, sender, message } = asking
  const [first, ...others] = sender.memberships
  if (!first) return reply(asking, toStranger(sender, message.text))
  const today = dayIn(first.mutual, now)
  const said = readComplaint(message.text, today)
  const named = sender.memberships.find(({ number }) => number === said.number)
  if (!named && others.length > 0) {
    const number = formatMemberNumber(first.number)
    return reply(asking, complaintWhoseText(voiceIn(asking, first.mutual), number))
  }
  await complainOf(asking, named ?? first, said, today)
}

async function complainOf(
  asking: Asking,
  own: Own,
  said: ComplaintSaid,
  today: CivilDate,
): Promise<void> {
  const { tx, message, sender } = asking
  const { mutual, number } = own
  const voice = voiceIn(asking, mutual)
  const clinics = await clinicsOf(tx, mutual.code, number)
  const provider = clinicNamed(message.text, clinics)?.code ?? null
  const before = await unfinishedOf(asking, own)
  if (before && completes(before, said, provider)) {
    const kind = before.kind === 'other' ? (said.kind ?? 'other') : before.kind
    const more = {
      kind,
      provider: NOWHERE.includes(kind) ? null : (before.provider_code ?? provider),
      on: before.on_date ?? said.on,
    }
    const { code } = await completeComplaint(inMutual(asking, mutual), before, more)
    return tellFiled(asking, own, { kind: 'filed', code }, more, today)
  }
  if (said.isBare) return reply(asking, complaintHowText(voice))
  const kind = said.kind ?? 'other'
  const what = { kind, on: said.on, provider: NOWHERE.includes(kind) ? null : provider }
  const by = { number, phone: sender.phone, channel: 'sms' } as const
  const words = foldWords(message.text)
  const filed = await fileComplaint(inMutual(asking, mutual), { ...by, ...what, words })
  if (filed.kind === 'too-many') return reply(asking, complaintTooManyText(voice))
  await tellFiled(asking, own, filed, what, today)
}

/** That it is with the managers, or what is still to be said. */
async function tellFiled(
  asking: Asking,
  { mutual, number }: Own,
  filed: { readonly kind: 'filed' | 'repeat'; readonly code: string },
  what: Parameters<typeof lacks>[0],
  today: CivilDate,
): Promise<void> {
  const voice = voiceIn(asking, mutual)
  const lacking = lacks(what)
  if (!lacking.clinic && !lacking.day) return reply(asking, complaintFiledText(voice, filed))
  // By name, so that the example does not say where somebody of the family was.
  const clinics = await clinicsOf(asking.tx, mutual.code, number)
  const [clinic = ''] = clinics
    .map((one) => tellingWord(one, clinics))
    .filter(Boolean)
    .sort()
  const example = { clinic, day: formatDayMonth(plusDays(today, -1)) }
  await reply(asking, complaintLacksText(voice, filed.code, lacking, example))
}

/** The last complaint of this phone by SMS, if something was left out of it lately. */
async function unfinishedOf(
  { tx, now, sender }: Asking,
  { mutual, number }: Own,
): Promise<StoredComplaint | null> {
  const since = instant(now - COMPLETE_MS)
  const recent = await complaintsOf(tx, mutual.code, { phone: sender.phone }, LOOKED_AT)
  const found = recent.find((one) => {
    const { clinic, day } = lacks({ ...one, provider: one.provider_code, on: one.on_date })
    const isLacking = clinic || day
    return one.number === number && isOpen(one) && one.filed_at >= since && isLacking
  })
  return found ?? null
}

/** Whether a message says what is missing, and nothing that is another complaint. */
function completes(
  before: StoredComplaint,
  { kind, on }: ComplaintSaid,
  provider: string | null,
): boolean {
  if (kind !== null && kind !== before.kind) return false
  const missing = lacks({ ...before, provider: before.provider_code, on: before.on_date })
  return (missing.clinic && provider !== null) || (missing.day && on !== null)
}
