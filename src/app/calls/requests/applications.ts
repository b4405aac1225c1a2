import type { Applied } from '../../../core/errands/member-kinds.ts'
import { invariant } from '../../../core/invariant.ts'
import type { Result } from '../../../core/refusals.ts'
import {
  applyToJoin,
  askToAdd,
  askToChangePhone,
  type Filed,
} from '../../applications/applications.ts'
import { askForCall } from '../../help/call-requests.ts'
import { claimNumber } from '../../applications/claim-number.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { isOwn } from '../facts/fact.ts'
import type { Act } from './act.ts'
import { inMutual } from '../../desk.ts'

/** Anybody may ask to become a member of a mutual of the call. */
export const apply: Act<'apply'> = async (asked) => {
  const { facts, call, asks } = asked
  const { mutual, name, birthDate, sex, familySize, place } = asks
  invariant(facts.mutuals[mutual], 'a mutual of another call')
  const asking = { mutual, phone: call.phone, channel: 'ussd' as const }
  const person = { name, sex, birthDate }
  return appliedFrom(await applyToJoin(asked, { ...asking, person, familySize, place }))
}

export const addPerson: Act<'add-person'> = async (asked) => {
  const { facts, call, asks } = asked
  invariant(isOwn(facts, asks), 'the household of somebody else')
  const { mutual, number, person } = asks
  const asking = { mutual, phone: call.phone, channel: 'ussd' as const }
  return appliedFrom(await askToAdd(asked, { ...asking, number, person }))
}

export const changePhone: Act<'change-phone'> = async (asked) => {
  const { facts, call, asks } = asked
  invariant(isOwn(facts, asks), 'the phone of somebody else')
  const { mutual, number, newPhone } = asks
  const asking = { mutual, phone: call.phone, channel: 'ussd' as const }
  return appliedFrom(await askToChangePhone(asked, { ...asking, number, newPhone }))
}

/** Whoever knows number and first letters of a member may ask that this phone become the member's. */
export const claim: Act<'claim'> = async (asked) => {
  const { tx, facts, call, asks } = asked
  const { mutual: code, claimed, letters } = asks
  const books = facts.mutuals[code] && (await loadMutual(tx, code))
  invariant(books, 'a mutual of another call')
  return claimNumber(asked, { mutual: books.mutual, phone: call.phone, claimed, letters })
}

/** Whoever calls is called on the same phone: a member, or somebody nobody knows as one yet. */
export const callBack: Act<'call-back'> = async (asked) => {
  const { tx, facts, call, asks } = asked
  const { mutual: code, number, doing } = asks
  invariant(number === null || isOwn(facts, { mutual: code, number }), 'a call to somebody else')
  const books = facts.mutuals[code] && (await loadMutual(tx, code))
  invariant(books, 'a mutual of another call')
  return askForCall(inMutual(asked, books.mutual), { phone: call.phone, number, doing })
}

function appliedFrom(filed: Result<Filed>): Applied {
  if (!filed.ok) return { kind: 'refused', refusal: filed.refusal }
  return { kind: filed.value.isRepeat ? 'repeat' : 'filed' }
}
