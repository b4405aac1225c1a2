import type { Behind } from '../../core/arrears/arrears.ts'
import { instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { listText } from '../../core/messages/list-sms.ts'
import type { Voice } from '../../core/messages/voice.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { OfficeRole } from '../../core/staff/office-role.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { forgetList, keepList } from '../../store/messages/sms-lists.ts'
import { peopleSeenBy } from '../staff/own-people.ts'
import { dayIn, type Desk } from '../desk.ts'
import { loadArrearsPage } from './read-arrears.ts'

/** The most members that one SMS could name. */
const PAGE_MAX = 6

/** So long a list by SMS can be gone on with. */
export const LIST_MS = 24 * 60 * 60 * 1000

type ListAsked = {
  readonly mutual: Mutual
  /** Who gets it, and as what. */
  readonly phone: PhoneNumber
  readonly roles: readonly OfficeRole[]
  readonly voice: Voice
  readonly behind: Behind | null
  readonly after: MemberNumber | null
}

/**
 * A page of those who are behind, as much as one SMS holds, and where the list goes on is kept for
 * this phone. A collector gets the own people alone.
 */
export async function takeListPage(
  { ports, tx, now }: Desk,
  { mutual, phone, roles, voice, behind, after }: ListAsked,
): Promise<{ readonly text: string; readonly shown: number }> {
  const among = await peopleSeenBy(tx, mutual, { phone, roles }, now)
  const asked = { behind, after, limit: PAGE_MAX, among }
  const page = await loadArrearsPage(tx, mutual, dayIn(mutual, now), asked)
  const members = page.members.map(({ phone: own, ...who }) => {
    return { ...who, phone: own && ports.writePhone(own, mutual.country) }
  })
  const listed = listText(voice, behind, members, page.next !== null)
  const { shown } = listed
  const last = page.members[shown - 1]?.number ?? page.next
  const goesOn = page.next !== null || shown < page.members.length
  if (!goesOn || !last) await forgetList(tx, phone)
  else {
    const kept = { mutual: mutual.code, association: null, behind, after: last }
    await keepList(tx, phone, kept, instant(now + LIST_MS))
  }
  return listed
}
