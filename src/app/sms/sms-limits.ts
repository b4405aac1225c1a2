import { tooManySmsText } from '../../core/messages/command-sms.ts'
import { maskPhone } from '../../core/phone-number.ts'
import type { Understood } from '../../core/sms/understood.ts'
import { countUse } from '../../store/messages/use-count.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { type Desk, inMutual } from '../desk.ts'
import type { Sender } from './sms-sender.ts'

const HOUR_MS = 60 * 60 * 1000

/** Receptionists and those who take cash send all day what a member sends in a month. */
const AT_WORK = 5

/**
 * What is done however many messages a phone has sent: what stops something, and what tells of money
 * that has changed hands. A second one of each changes nothing.
 */
const ALWAYS: ReadonlySet<Understood['kind']> = new Set([
  ...(['no', 'nearly-no', 'not-me', 'was-me', 'keep-phone', 'stop', 'lost-phone'] as const),
  ...(['attribute', 'attribute-card', 'cash', 'cash-card', 'match', 'bill'] as const),
])

/**
 * What becomes of one more message of a phone. `done`: it is, and answered. `silent`: it is, and nobody
 * is told. `told`: it is not, and the phone is told so, once an hour. `nothing`: neither.
 */
type Share = 'done' | 'silent' | 'told' | 'nothing'

/**
 * Counts a message of a phone against what one may send in an hour. Counted in the database, so that
 * processes share it and a restart forgets none. A machine that answers our answers is silenced by it,
 * and whoever makes us write for money as well.
 */
export async function shareOf(
  { ports, tx, now }: Desk,
  sender: Sender,
  understood: Understood,
): Promise<{ readonly share: Share; readonly count: number }> {
  const perHour = ports.limits?.smsPerHour ?? null
  if (perHour === null) return { share: 'done', count: 0 }
  const most = isAtWork(sender) ? perHour * AT_WORK : perHour
  const count = await countUse(tx, { what: `sms/${sender.phone}`, at: now, withinMs: HOUR_MS })
  return { share: shareAt(count, most, ALWAYS.has(understood.kind)), count }
}

/** Of the nth message in an hour. What is always done is answered twice as often as anything else. */
export function shareAt(nth: number, most: number, isAlways: boolean): Share {
  if (nth <= most) return 'done'
  if (isAlways) return nth <= 2 * most ? 'done' : 'silent'
  return nth === most + 1 ? 'told' : 'nothing'
}

function isAtWork({ clinics, staff, groups }: Sender): boolean {
  return clinics.length + staff.length + groups.length > 0
}

/** The managers hear of a phone that is not answered any more, and it hears so itself. */
export async function tellOfLimit(desk: Desk, sender: Sender, count: number): Promise<string> {
  const { mutual, phone, voice } = sender
  const alert = { kind: 'flood', cause: maskPhone(phone), count, amount: null } as const
  await raiseAlert(inMutual(desk, mutual), alert)
  return tooManySmsText(voice)
}
