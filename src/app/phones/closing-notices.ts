import { civilDateAt } from '../../core/dates.ts'
import { closedElsewhereText, ownPhoneClosedText } from '../../core/messages/phone-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { loadCaller } from '../../store/calls/callers.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { type MutualDesk, inMutual } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'
import { tellManagers } from '../messages/tell-managers.ts'

/** To the phone itself: if it was no theft, the owner learns at once who closed it. */
export async function tellOwner(
  desk: MutualDesk,
  phone: PhoneNumber,
  by: string,
  number: number,
): Promise<void> {
  const { tx, mutual } = desk
  await queueSms(desk, {
    ...{ mutual: mutual.code, to: phone, about: `phone-closed/${mutual.code}/${number}/own` },
    text: ownPhoneClosedText(await voiceFor(tx, mutual, phone), by),
    priority: PRIORITY.alert,
  })
}

/** To the managers of other mutuals for which the phone works: whether to close it is theirs to say. */
export async function tellElsewhere(
  desk: MutualDesk,
  { phone, name }: { readonly phone: PhoneNumber; readonly name: string },
  number: number,
): Promise<void> {
  const { ports, tx, now, mutual } = desk
  const { roles } = await loadCaller(tx, phone, now)
  const works = roles.filter(({ role }) => role !== 'member')
  for (const code of new Set(works.map((role) => role.mutual))) {
    const books = code === mutual.code ? null : await loadMutual(tx, code)
    if (!books) continue
    const today = civilDateAt(now, books.mutual.timeZone)
    if (!works.some((one) => one.mutual === code && (!one.until || one.until >= today))) continue
    const told = { phone: ports.writePhone(phone, books.mutual.country), name }
    const about = `phone-closed-elsewhere/${mutual.code}/${number}`
    const there = inMutual(desk, books.mutual)
    await tellManagers(there, about, (voice) => closedElsewhereText(voice, told), { wakes: true })
  }
}
