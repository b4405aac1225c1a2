import type { CarrierChoice } from '../../store/messages/carrier-choice.ts'
import type { Claimed } from '../../store/messages/outbox-due.ts'
import type { Room } from '../lane.ts'
import type { SmsOut } from '../ports.ts'
import { PRIORITY } from '../messages/priorities.ts'

/** Messages under way at once, each to another phone. */
export const SMS_AT_ONCE = 20

/**
 * So many of them at most nobody waits for: whatever else leaves, and however slow the carrier is
 * with it, there are ways left for answers and receipts.
 */
const PATIENT_AT_ONCE = 12

/** Of several carriers each has so much of either at most: a slow one leaves ways for the others. */
const SHARE = 1 / 2

const PATIENT = 'patient'
const OF = 'of '
const PATIENT_OF = 'patient of '

/** What a message counts among: those nobody waits for, those of its carrier, or both. */
export function doorsOfSms({ priority, carrier }: Claimed): string[] {
  const name = carrier ?? ''
  return isPatient(priority) ? [PATIENT, OF + name, PATIENT_OF + name] : [OF + name]
}

export function smsAtOnceOf(door: string): number {
  if (door === PATIENT) return PATIENT_AT_ONCE
  return (door.startsWith(OF) ? SMS_AT_ONCE : PATIENT_AT_ONCE) * SHARE
}

function isPatient(priority: number): boolean {
  return priority > PRIORITY.answer
}

/** Takes so many messages at most, that somebody waits for or not; of one carrier where there are several. */
type Take = (patient: boolean, limit: number, by?: CarrierChoice) => Promise<Claimed[]>

/** Takes what fits: first what somebody waits for, of each carrier as much as it has ways left. */
export async function takeWithin(
  { carriers, routes }: SmsOut,
  room: Room,
  take: Take,
): Promise<Claimed[]> {
  const known = [...carriers.keys()]
  const choices =
    known.length > 1 ? [...known, null].map((name) => ({ name, known, routes })) : [undefined]
  const taken: (readonly [row: Claimed, name: string | null | undefined])[] = []
  const left = (door: string, name?: string | null) =>
    room.of(door) -
    taken.filter(([{ priority }, of]) => {
      if (name !== undefined && name !== of) return false
      return !door.startsWith(PATIENT) || isPatient(priority)
    }).length
  for (const patient of [false, true]) {
    for (const by of choices) {
      const name = by?.name ?? null
      const limits = [room.free - taken.length]
      if (patient) limits.push(left(PATIENT))
      if (name !== null) limits.push(left(OF + name, name))
      if (name !== null && patient) limits.push(left(PATIENT_OF + name, name))
      const limit = Math.min(...limits)
      if (limit <= 0) continue
      const rows = await take(patient, limit, by)
      taken.push(...rows.map((row) => [row, by?.name] as const))
    }
  }
  return taken.map(([row]) => row)
}
