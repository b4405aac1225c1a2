import type { CivilDate, Instant } from '../../core/dates.ts'
import { budgetUsedUpText } from '../../core/messages/alert-sms.ts'
import type { Voice } from '../../core/messages/voice.ts'
import { isLive } from '../../core/statutes-known.ts'
import type { Mutual } from '../../core/statutes.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { PRIORITY } from './priorities.ts'
import { dayIn, queueSms, voiceFor } from './sms-out.ts'

/** Tells the managers of a mutual, each in the own language, once for each `about`. */
export async function tellManagers(
  ports: Ports,
  tx: Tx,
  mutual: Mutual,
  about: string,
  text: (voice: Voice) => string,
  notBefore: Instant = ports.clock.now(),
): Promise<void> {
  const today = dayIn(mutual, ports.clock.now())
  const roles = await loadStaffRoles(tx, mutual.code)
  for (const { phone } of roles.filter((one) => one.role === 'manager' && isLive(one, today))) {
    await queueSms(ports, tx, {
      mutual: mutual.code,
      to: phone,
      text: text(await voiceFor(tx, mutual, phone)),
      about: `alert/${mutual.code}/${about}/${phone}`,
      priority: PRIORITY.alert,
      notBefore,
    })
  }
}

export async function tellOfUsedUpBudget(
  ports: Ports,
  tx: Tx,
  mutual: Mutual,
  day: CivilDate,
): Promise<void> {
  await tellManagers(ports, tx, mutual, `budget/${day}`, (voice) => budgetUsedUpText(voice, day))
}
