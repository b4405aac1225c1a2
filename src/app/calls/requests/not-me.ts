import { invariant } from '../../../core/invariant.ts'
import { checkOfHousehold } from '../../../store/coverage/checks.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { denyVisit } from '../../coverage/deny-visit.ts'
import { isOwn } from '../facts/fact.ts'
import type { Act } from './act.ts'
import { inMutual } from '../../desk.ts'

/** The member knows nothing of a visit: its code is stopped and the managers have a case (R44). */
export const notMe: Act<'not-me'> = async (asked) => {
  const { tx, facts, asks } = asked
  const { mutual, number, check: id } = asks
  invariant(isOwn(facts, asks), 'a check about somebody else')
  const check = await checkOfHousehold(tx, mutual, number, id)
  const books = await loadMutual(tx, mutual)
  invariant(check && books, `no check ${id} about this member`)
  await denyVisit(inMutual(asked, books.mutual), check)
  return null
}
