import { phoneKeptText } from '../../core/messages/household-sms.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { stopPhoneChange } from '../membership/change-phone.ts'
import { dayIn } from '../messages/sms-out.ts'
import { type Asking, voiceIn } from './answer.ts'

/** Stops the change of phone of which the sender was told; null when none waits (R64). */
export async function keepOwnPhone(asking: Asking): Promise<string | null> {
  const { ports, tx, sender } = asking
  for (const { number, mutual } of sender.memberships) {
    const household = await loadHousehold(tx, mutual.code, number)
    const by = household?.people[0]?.name ?? ''
    const why = { cause: 'the old phone said no', by, today: dayIn(mutual, ports.clock.now()) }
    const kept = household && (await stopPhoneChange(ports, tx, household, why))
    if (kept) return phoneKeptText(voiceIn(asking, mutual), number)
  }
  return null
}
