import { describe, expect, it } from 'vitest'
import { CATALOGUES } from '../../../src/core/wording/catalogue.ts'
import { SCREENS } from '../../../src/core/errands/screens.ts'

/** Words by which a secret code is asked for, in every language there is. */
const SECRET =
  /\bPIN\b|\bcode (secret|mobile money)|\bneno la siri|\bnamba ya siri|password|mot de passe/i

/**
 * Where it may be named: where the operator's own prompt asks for it, and when it was wrong there.
 * The service PIN is our own, and its screens say that it is not that of mobile money.
 */
const ALLOWED = [
  'pay.asked',
  'group.asked',
  'sms.pay.asked',
  'sms.group.asked',
  'sms.prompt.wrong-pin',
  'pin.',
  'other.pin',
  'sms.pin-reset',
  'sms.guarded',
  'office.other',
  'staff-pin.',
  'sign-in.pin-first',
  'sms.staff-pin-reset',
]

describe('R19: the secret code of mobile money', () => {
  it.each(Object.entries(CATALOGUES))('is asked for by no text of ours in %s', (_, texts) => {
    const named = Object.entries(texts).filter(([, text]) => SECRET.test(text))
    const others = named.filter(([key]) => !ALLOWED.some((allowed) => key.startsWith(allowed)))
    expect(others).toEqual([])
  })

  it('is typed on no screen of ours: the screen that names it ends the call', () => {
    expect(SCREENS['pay.asked'].kind).toBe('end')
  })
})
