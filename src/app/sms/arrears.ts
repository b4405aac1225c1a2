import type { Behind } from '../../core/arrears/arrears.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { noListText } from '../../core/messages/list-sms.ts'
import { arrearsText } from '../../core/messages/staff-sms.ts'
import { findList } from '../../store/messages/sms-lists.ts'
import { peopleSeenBy } from '../staff/own-people.ts'
import { takeListPage } from '../membership/list-page.ts'
import { loadArrearsCounts } from '../membership/read-arrears.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms } from '../messages/sms-out.ts'
import { dayIn } from '../desk.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'
import { sendOwing } from './group.ts'
import type { StaffOf } from './sms-sender.ts'

/** How many are behind, in each mutual that the phone works for; of a collector's people (R53). */
export const arrears: Answer<'arrears'> = async (asking) => {
  const { tx, now, sender } = asking
  await eachMutual(asking, async ({ mutual, roles }) => {
    const today = dayIn(mutual, now)
    const among = await peopleSeenBy(tx, mutual, { phone: sender.phone, roles }, now)
    const voice = voiceIn(asking, mutual)
    const { ageing, members } = await loadArrearsCounts(tx, mutual, today, among)
    return arrearsText(voice, ageing, members, today)
  })
}

/**
 * The first page of those who are behind, in the first mutual that the phone works for; of an
 * association's members who owe.
 */
export const list: Answer<'list'> = async (asking, { behind }) => {
  const [first] = asking.sender.staff
  const [group] = asking.sender.groups
  if (first) await sendPage(asking, first, behind, null)
  else if (group) await sendOwing(asking, group, null)
}

/** The page after the last one that this phone got, while the phone still works there. */
export const next: Answer<'next'> = async (asking) => {
  const { tx, now, sender } = asking
  const last = await findList(tx, sender.phone, now)
  const group = sender.groups.find(
    ({ mutual, association }) =>
      mutual.code === last?.mutual_id && association === last.association_code,
  )
  if (last && group) return sendOwing(asking, group, last.after)
  const isOfMutual = last?.association_code === null
  const staff = sender.staff.find(({ mutual }) => isOfMutual && mutual.code === last.mutual_id)
  if (!last || !staff) return reply(asking, noListText(sender.voice))
  await sendPage(asking, staff, last.behind as Behind | null, last.after)
}

async function sendPage(
  asking: Asking,
  { mutual, roles }: StaffOf,
  behind: Behind | null,
  after: MemberNumber | null,
): Promise<void> {
  const { sender } = asking
  const voice = voiceIn(asking, mutual)
  const asked = { mutual, phone: sender.phone, roles, voice, behind, after }
  const { text } = await takeListPage(asking, asked)
  await reply(asking, text)
}

/** One message for each mutual that the phone works for. */
export async function eachMutual(
  asking: Asking,
  textOf: (staff: StaffOf) => Promise<string>,
  isFor: (staff: StaffOf) => boolean = () => true,
): Promise<void> {
  const { message, sender } = asking
  for (const staff of sender.staff.filter(isFor)) {
    const text = await textOf(staff)
    const { code } = staff.mutual
    const about = `reply/${message.carrier}/${message.message_id}/${code}`
    const sms = { mutual: code, to: sender.phone, text, about, priority: PRIORITY.answer }
    await queueSms(asking, sms)
  }
}
