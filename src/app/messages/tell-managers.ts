import { nextLoud, isQuiet } from '../../core/reminders/quiet.ts'
import type { Voice } from '../../core/messages/voice.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { type OfficeRole, WHO } from '../../core/staff/office-role.ts'
import { speaks } from '../../core/staff/role.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { isClosedPhone } from '../../store/staff/closings.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import type { OutboxTable } from '../../store/tables/messages.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Desk, MutualDesk } from '../desk.ts'
import { PRIORITY } from './priorities.ts'
import type { Verdict } from './verdict.ts'
import { queueSms, voiceFor } from './sms-out.ts'

/** What the subject of such a message begins with, for the look before it leaves. */
export const MANAGERS = 'managers'

type Way = {
  readonly wakes?: boolean
  /** Those who settle what it is about, where that are not managers alone. */
  readonly roles?: readonly OfficeRole[]
}

/**
 * Tells the managers of a mutual, or others beside them, each in the own language, once for each `about`; after
 * the quiet hours unless it `wakes` them (R51).
 */
export async function tellManagers(
  desk: MutualDesk,
  about: string,
  text: (voice: Voice) => string,
  { wakes = false, roles = WHO.managers }: Way = {},
): Promise<void> {
  for (const phone of await phonesOf(desk, roles)) {
    await tellOne(desk, { phone, about, text, wakes })
  }
}

/** The phones that speak in one of these roles today, and were not lost. */
async function phonesOf(
  { tx, mutual, today }: MutualDesk<ReadTx>,
  roles: readonly OfficeRole[],
): Promise<PhoneNumber[]> {
  const speaking = (await loadStaffRoles(tx, mutual.code)).filter((one) => speaks(one, today))
  const phones = speaking.filter(({ role }) => roles.some((one) => one === role))
  return [...new Set(phones.map(({ phone }) => phone))]
}

/** The same of collectors; who is a manager as well is none. */
export async function collectorPhones(desk: MutualDesk<ReadTx>): Promise<PhoneNumber[]> {
  const managers = await phonesOf(desk, WHO.managers)
  const collectors = await phonesOf(desk, ['collector'])
  return collectors.filter((phone) => !managers.includes(phone))
}

type Told = {
  readonly phone: PhoneNumber
  readonly about: string
  readonly text: (voice: Voice) => string
  readonly wakes: boolean
}

/** The same to one of those who work for a mutual. */
export async function tellOne(
  desk: MutualDesk,
  { phone, about, text, wakes }: Told,
): Promise<void> {
  const { tx, now, mutual } = desk
  const notBefore = nextLoud(mutual, now)
  await queueSms(desk, {
    mutual: mutual.code,
    to: phone,
    text: text(await voiceFor(tx, mutual, phone)),
    about: `alert/${mutual.code}/${about}/${phone}`,
    priority: PRIORITY.alert,
    ...(wakes ? {} : { subject: `${MANAGERS}/${mutual.code}`, notBefore }),
  })
}

/** One that stood still into the night waits for the morning; a lost phone gets none. */
export async function recheckManagers(
  { tx, now }: Desk,
  { subject, recipient }: OutboxTable,
): Promise<Verdict> {
  const [, code = ''] = subject?.split('/') ?? []
  const books = await loadMutual(tx, code)
  if (await isClosedPhone(tx, code, recipient)) return { kind: 'drop', why: 'the phone is closed' }
  const isNight = books && isQuiet(books.mutual, now)
  return isNight ? { kind: 'later', at: nextLoud(books.mutual, now) } : { kind: 'send' }
}
