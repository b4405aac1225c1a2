import { invariant } from '../../../core/invariant.ts'
import { pinLock, TRIES_IN_ALL, triesLeft } from '../../../core/membership/service-pin.ts'
import { lockHousehold } from '../../../store/engine/dialect.ts'
import {
  countTry,
  deletePin,
  forgetTries,
  insertPinEvent,
  loadPin,
  setPin as savePin,
} from '../../../store/calls/pins.ts'
import { isOwn } from '../facts/fact.ts'
import type { Act, Asked, SlowAct } from './act.ts'

/**
 * Compares a PIN. The try is counted and committed before the slow comparison begins, so that none
 * is free, however many come at once; a request that the carrier repeats meanwhile counts once.
 */
export const checkPin: SlowAct<'check-pin', boolean> = {
  before: async ({ ports, tx, now, facts, call, asks }) => {
    invariant(isOwn(facts, asks), 'the PIN of somebody else')
    await lockHousehold(tx, asks.mutual, asks.number)
    const row = await loadPin(tx, asks)
    if (!row) return { kind: 'given', gives: { kind: 'right' } }
    const request = ports.secrets.mark(`${call.carrier}/${call.sessionId}/${call.place}`)
    if (row.last_try !== request) {
      const lock = pinLock(row.tries, row.last_try_at, now)
      if (lock) return { kind: 'given', gives: { kind: 'locked', lock } }
      await countTry(tx, asks, now, request)
    }
    return { kind: 'work', work: () => ports.secrets.isPin(asks.pin, row.hash) }
  },

  after: async ({ ports, tx, now, asks }, isRight) => {
    await lockHousehold(tx, asks.mutual, asks.number)
    const row = await loadPin(tx, asks)
    if (!row) return { kind: 'right' }
    if (isRight) {
      await forgetTries(tx, asks)
      return { kind: 'right' }
    }
    const lock = pinLock(row.tries, row.last_try_at, now)
    if (row.tries >= TRIES_IN_ALL) ports.log.warn('pin-locked', { mutual: asks.mutual })
    return lock ? { kind: 'locked', lock } : { kind: 'wrong', left: triesLeft(row.tries) }
  },
}

export const choosePin: SlowAct<'choose-pin', string> = {
  before: async ({ ports, asks }) => ({
    kind: 'work',
    work: () => ports.secrets.hashPin(asks.pin),
  }),
  after: async (_, hash) => ({ hash }),
}

/** What is stored is the hash of the first typing, once the second agrees. */
export const setPin: SlowAct<'set-pin', boolean> = {
  before: async ({ ports, asks }) => ({
    kind: 'work',
    work: () => ports.secrets.isPin(asks.pin, asks.chosen),
  }),
  after: async (asked, isSame) => {
    const { tx, now, facts, asks } = asked
    invariant(isOwn(facts, asks), 'the PIN of somebody else')
    if (!isSame) return 'different'
    await lockHousehold(tx, asks.mutual, asks.number)
    await savePin(tx, asks, asks.chosen, now)
    await note(asked, 'set')
    return 'set'
  },
}

export const removePin: Act<'remove-pin'> = async (asked) => {
  const { tx, facts, asks } = asked
  invariant(isOwn(facts, asks), 'the PIN of somebody else')
  await lockHousehold(tx, asks.mutual, asks.number)
  if (await deletePin(tx, asks)) await note(asked, 'removed')
  return null
}

async function note(
  { ports, tx, now, asks }: Asked<'set-pin'> | Asked<'remove-pin'>,
  kind: 'set' | 'removed',
): Promise<void> {
  const { mutual: mutual_id, number } = asks
  const made = { made_by: 'member', made_at: now }
  await insertPinEvent(tx, { mutual_id, event_id: ports.ids.id(), number, kind, ...made })
}
