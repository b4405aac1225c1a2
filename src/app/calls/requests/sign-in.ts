import { isMutualRole } from '../../../core/staff/office-role.ts'
import { invariant } from '../../../core/invariant.ts'
import { answerSignIn, findSignIn } from '../../signing/answer-sign-in.ts'
import { endAllOf } from '../../signing/sessions.ts'
import type { Act, Asked } from './act.ts'

export const findDigits: Act<'find-sign-in'> = async (asked) => {
  ownerOf(asked)
  return findSignIn(asked, asked.call.phone, asked.asks.digits)
}

export const answerDigits: Act<'answer-sign-in'> = async (asked) => {
  ownerOf(asked)
  return answerSignIn(asked, asked.call.phone, asked.asks)
}

/** Whoever is signed in anywhere with this phone is not any more. */
export const endSignIns: Act<'end-sign-ins'> = async (asked) => {
  const { name } = ownerOf(asked)
  return { count: await endAllOf(asked, asked.call.phone, name) }
}

/** Who calls, in a role that signs in. */
function ownerOf({ facts, asks }: Asked<'find-sign-in' | 'answer-sign-in' | 'end-sign-ins'>) {
  const role = facts.caller.roles.find(
    ({ role, mutual }) => mutual === asks.mutual && isMutualRole(role),
  )
  invariant(role, 'a sign-in of somebody who does not work here')
  return role
}
