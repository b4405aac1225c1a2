import { invariant } from '../../../core/invariant.ts'
import { checkOfHousehold, freezeVisits } from '../../../store/coverage/checks.ts'
import { isOwn } from '../facts/fact.ts'
import type { Act } from './act.ts'

/** The member knows nothing of a visit: nothing more is paid on its code (R44). */
export const notMe: Act<'not-me'> = async ({ ports, tx, facts, asks }) => {
  const { mutual, number, check: id } = asks
  invariant(isOwn(facts, asks), 'a check about somebody else')
  const check = await checkOfHousehold(tx, mutual, number, id)
  invariant(check, `no check ${id} about this member`)
  await freezeVisits(tx, check, ports.clock.now())
  ports.log.warn('not-me', { mutual, check: id })
  return null
}
