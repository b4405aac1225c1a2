import { describe, expect, it } from 'vitest'
import { bare, longest } from '../../../src/core/messages/longest.ts'
import { ofHouseholds } from '../../../src/core/messages/longest-lives.ts'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { joinedText } from '../../../src/core/messages/household-sms.ts'
import { voiceOf } from '../../../src/core/messages/voice.ts'
import { minor } from '../../../src/core/money.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

const number = memberNumberFrom('041233741')

describe.each(['en', 'fr', 'sw'] as const)('messages about households in %s', (language) => {
  const all = [longest, bare].flatMap((mutual) => ofHouseholds(voiceOf(mutual, language)))

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
