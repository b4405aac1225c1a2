import { describe, expect, it } from 'vitest'
import { date, instant } from '../../../src/core/dates.ts'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import {
  joinedText,
  notJoinedText,
  personAddedText,
  personNotAddedText,
  phoneChangingText,
  phoneKeptText,
  phoneNewText,
} from '../../../src/core/messages/household-sms.ts'
import { type Voice, voiceOf } from '../../../src/core/messages/voice.ts'
import { minor } from '../../../src/core/money.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

/** A mutual, a person and sums as long as they plausibly get. */
const longest: Voice['mutual'] = {
  name: 'Mutuelle des Pêcheurs réunis',
  currency: 'KES',
  timeZone: 'Africa/Nairobi',
  serviceCode: '*384*12345#',
  helpPhone: '+254712345678' as PhoneNumber,
}
const bare: Voice['mutual'] = { ...longest, serviceCode: null, helpPhone: null }
const number = memberNumberFrom('041233741')
const name = 'Oluwaseunfunmilayo Mbaye-Ndiaye'
const added = { name, number, ordinal: 99 }
const at = instant(Date.UTC(2026, 11, 28, 20, 59))
const waiting = date('2026-12-28')

const texts = (voice: Voice): string[] => [
  joinedText(voice, number, minor(999_999_999)),
  joinedText(voice, number, minor(0)),
  notJoinedText(voice),
  personAddedText(voice, { ...added, waitingUntil: waiting }),
  personAddedText(voice, { ...added, waitingUntil: null }),
  personNotAddedText(voice, name),
  phoneChangingText(voice, number, longest.helpPhone as PhoneNumber, at),
  phoneNewText(voice, number, at),
  phoneKeptText(voice, number),
]

describe.each(['en', 'fr', 'sw'] as const)('messages about households in %s', (language) => {
  const all = [longest, bare].flatMap((mutual) => texts(voiceOf(mutual, language)))

  it.each([...new Set(all)])('fit one SMS: %s', (text) => {
    expect(septets(text), 'not GSM-7').not.toBeNull()
    expect(septets(text)).toBeLessThanOrEqual(SMS_SEPTETS)
    expect(text).not.toMatch(/[{}]| {2}|^ | $|undefined|null|NaN/)
  })
})

describe('who became a member', () => {
  const voice = voiceOf({ ...longest, name: 'Jappo', currency: 'XOF' }, 'fr')

  it('hears the number, what to pay to begin, and how', () => {
    expect(joinedText(voice, memberNumberFrom('0412337'), minor(2500))).toBe(
      'Jappo: bienvenue. Votre numéro de membre: 0412337-8. Pour commencer, payez 2 500 F. ' +
        'Composez *384*12345#. Gardez ce SMS.',
    )
  })

  it('is asked for nothing when nothing is owed', () => {
    expect(joinedText(voice, number, minor(0))).not.toContain('payez')
  })
})
