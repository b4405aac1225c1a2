import { invariant } from '../../../core/invariant.ts'
import { isMutualRole } from '../../../core/staff/office-role.ts'
import type { Facts } from '../../../core/errands/facts.ts'
import { dropStaffPin, keepStaffPin } from '../../phones/staff-pin.ts'
import { beginTry, endTry } from '../../signing/try-staff-pin.ts'
import type { CallNow } from '../call-now.ts'
import type { Act, Asked, SlowAct } from './act.ts'

/** Compares the PIN of the phone that calls; see `service-pin.ts` for a member's. */
export const checkStaffPin: SlowAct<'check-staff-pin', boolean> = {
  before: async (asked) => {
    const { ports, call, asks } = asked
    const begun = await beginTry(asked, ownTry(asked))
    if (begun.kind === 'none') return { kind: 'given', gives: { kind: 'right' } }
    if (begun.kind === 'locked') return { kind: 'given', gives: begun }
    invariant(call.place !== '', 'a PIN that was dialled')
    return { kind: 'work', work: () => ports.secrets.isPin(asks.pin, begun.hash) }
  },
  after: async (asked, isRight) => endTry(asked, ownTry(asked), isRight),
}

function ownTry({ ports, call }: Asked<'check-staff-pin'>) {
  return { phone: call.phone, from: 'own', request: requestOf(ports, call) } as const
}

/** One answer of one call, which a carrier may send several times. */
export function requestOf(
  { secrets }: Asked<'check-staff-pin'>['ports'],
  { carrier, sessionId, place }: CallNow,
): string {
  return secrets.mark(`${carrier}/${sessionId}/${place}`)
}

export const setStaffPin: SlowAct<'set-staff-pin', boolean> = {
  before: async ({ ports, asks }) => ({
    kind: 'work',
    work: () => ports.secrets.isPin(asks.pin, asks.chosen),
  }),
  after: async (asked, isSame) => {
    const { facts, call, asks } = asked
    invariant(isWorker(facts), 'a PIN of somebody who works for nobody')
    if (!isSame) return 'different'
    await keepStaffPin(asked, call.phone, asks.chosen)
    return 'set'
  },
}

export const removeStaffPin: Act<'remove-staff-pin'> = async (asked) => {
  invariant(isWorker(asked.facts), 'a PIN of somebody who works for nobody')
  await dropStaffPin(asked, asked.call.phone)
  return null
}

/** Whether the caller works for any mutual as one who may have a PIN. */
function isWorker({ caller }: Facts): boolean {
  return caller.roles.some(({ role }) => isMutualRole(role))
}
