import type { Behind } from '../../core/arrears/arrears.ts'
import { instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { arrearsText, listText, noListText } from '../../core/messages/staff-sms.ts'
import type { Mutual } from '../../core/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { findList, forgetList, keepList } from '../../store/messages/sms-lists.ts'
import { loadArrearsCounts, loadArrearsPage } from '../membership/read-arrears.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { dayIn, queueSms } from '../messages/sms-out.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'
import { sendOwing } from './group.ts'
import { LIST_MS } from './list-life.ts'

/** The most members that one SMS could name. */
const PAGE_MAX = 6

/** How many are behind, in each mutual that the phone works for (R53). */
export const arrears: Answer<'arrears'> = async (asking) => {
  const { ports, tx } = asking
  await eachMutual(asking, async (mutual) => {
    const today = dayIn(mutual, ports.clock.now())
    const { ageing, members } = await loadArrearsCounts(tx, mutual, today)
    return arrearsText(voiceIn(asking, mutual), ageing, members, today)
  })
}

/**
 * The first page of those who are behind, in the first mutual that the phone works for; of an
 * association's members who owe.
 */
export const list: Answer<'list'> = async (asking, { behind }) => {
  const [first] = asking.sender.staff
  const [group] = asking.sender.groups
  if (first) await sendPage(asking, first.mutual, behind, null)
  else if (group) await sendOwing(asking, group, null)
}

/** The page after the last one that this phone got, while the phone still works there. */
export const next: Answer<'next'> = async (asking) => {
  const { ports, tx, sender } = asking
  const last = await findList(tx, sender.phone, ports.clock.now())
  const group = sender.groups.find(
    ({ mutual, association }) =>
      mutual.code === last?.mutual_id && association === last.association_code,
  )
  if (last && group) return sendOwing(asking, group, last.after)
  const isOfMutual = last?.association_code === null
  const works = isOfMutual && sender.staff.some(({ mutual }) => mutual.code === last.mutual_id)
  const books = last && works ? await loadMutual(tx, last.mutual_id) : null
  if (!last || !books) return reply(asking, noListText(sender.voice))
  await sendPage(asking, books.mutual, last.behind as Behind | null, last.after)
}

async function sendPage(
  asking: Asking,
  mutual: Mutual,
  behind: Behind | null,
  after: MemberNumber | null,
): Promise<void> {
  const { ports, tx, sender } = asking
  const now = ports.clock.now()
  const asked = { behind, after, limit: PAGE_MAX }
  const page = await loadArrearsPage(tx, mutual, dayIn(mutual, now), asked)
  const { text, shown } = listText(
    voiceIn(asking, mutual),
    behind,
    page.members,
    page.next !== null,
  )
  const last = page.members[shown - 1]?.number ?? page.next
  const goesOn = page.next !== null || shown < page.members.length
  if (goesOn && last) {
    const expires = instant(now + LIST_MS)
    const kept = { mutual: mutual.code, association: null, behind, after: last }
    await keepList(tx, sender.phone, kept, expires)
  } else await forgetList(tx, sender.phone)
  await reply(asking, text)
}

/** One message for each mutual that the phone works for. */
export async function eachMutual(
  asking: Asking,
  textOf: (mutual: Mutual) => Promise<string>,
  isFor: (staff: Asking['sender']['staff'][number]) => boolean = () => true,
): Promise<void> {
  const { ports, tx, message, sender } = asking
  for (const { mutual } of sender.staff.filter(isFor)) {
    const text = await textOf(mutual)
    const about = `reply/${message.carrier}/${message.message_id}/${mutual.code}`
    const sms = { mutual: mutual.code, to: sender.phone, text, about, priority: PRIORITY.answer }
    await queueSms(ports, tx, sms)
  }
}
