import { nextLoud, isQuiet } from '../../core/reminders/quiet.ts'
import type { Voice } from '../../core/messages/voice.ts'
import { isLive } from '../../core/statutes-known.ts'
import type { Mutual } from '../../core/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import type { OutboxTable } from '../../store/schema.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { PRIORITY } from './priorities.ts'
import type { Verdict } from './recheck.ts'
import { dayIn, queueSms, voiceFor } from './sms-out.ts'

/** What the subject of such a message begins with, for the look before it leaves. */
export const MANAGERS = 'managers'

/**
 * Tells the managers of a mutual, each in the own language, once for each `about`; after the quiet
 * hours unless it `wakes` them (R51).
 */
export async function tellManagers(
  ports: Ports,
  tx: Tx,
  mutual: Mutual,
  about: string,
  text: (voice: Voice) => string,
  { wakes }: { readonly wakes: boolean } = { wakes: false },
): Promise<void> {
  const now = ports.clock.now()
  const roles = await loadStaffRoles(tx, mutual.code)
  const today = dayIn(mutual, now)
  for (const { phone } of roles.filter((one) => one.role === 'manager' && isLive(one, today))) {
    await queueSms(ports, tx, {
      mutual: mutual.code,
      to: phone,
      text: text(await voiceFor(tx, mutual, phone)),
      about: `alert/${mutual.code}/${about}/${phone}`,
      priority: PRIORITY.alert,
      ...(wakes ? {} : { subject: `${MANAGERS}/${mutual.code}`, notBefore: nextLoud(mutual, now) }),
    })
  }
}

/** One that stood still into the night waits for the morning. */
export async function recheckManagers(
  ports: Ports,
  tx: Tx,
  { subject }: OutboxTable,
): Promise<Verdict> {
  const [, code = ''] = subject?.split('/') ?? []
  const books = await loadMutual(tx, code)
  const now = ports.clock.now()
  const isNight = books && isQuiet(books.mutual, now)
  return isNight ? { kind: 'later', at: nextLoud(books.mutual, now) } : { kind: 'send' }
}
