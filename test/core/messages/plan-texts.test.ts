import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { joinText } from '../../../src/core/messages/command-sms.ts'
import { longest } from '../../../src/core/messages/longest.ts'
import { balanceText, outcome, type StandingTold } from '../../../src/core/messages/money-sms.ts'
import { voiceOf } from '../../../src/core/messages/voice.ts'
import { minor } from '../../../src/core/money.ts'
import { makePlan } from '../membership/household.ts'

const voice = voiceOf({ ...longest, name: 'Jappo', currency: 'XOF' }, 'en')
const inFrench = voiceOf({ ...longest, name: 'Jappo', currency: 'XOF' }, 'fr')
const inSwahili = voiceOf({ ...longest, name: 'Jappo', currency: 'XOF' }, 'sw')
const number = memberNumberFrom('0412337')

/** In arrears: two months are owed, one of which is due on the 5th. */
const RUNNING: StandingTold = {
  state: 'active',
  owed: minor(3000),
  nextDue: { on: date('2026-02-05'), amount: minor(1500) },
  paidThrough: null,
  coveredUntil: date('2026-02-20'),
  waitingUntil: null,
}

describe('what is paid in arrears', () => {
  it('is told with the day by which it is due', () => {
    expect(balanceText(voice, number, RUNNING)).toContain('To pay by 05/02/2026: 1,500 F.')
    expect(balanceText(inFrench, number, RUNNING)).toContain('avant le 05/02/2026: 1 500 F.')
    expect(balanceText(inSwahili, number, RUNNING)).toContain('kufikia 05/02/2026: 1,500 F.')
  })

  it('is told without one when it is late, and without what is not due yet', () => {
    expect(balanceText(voice, number, { ...RUNNING, state: 'grace' })).toContain('To pay: 1,500 F.')
    expect(outcome(voice, { ...RUNNING, state: 'suspended' })[0]).toContain('1,500 F.')
  })

  it('is not asked for in the receipt of somebody who is not late', () => {
    expect(outcome(voice, RUNNING)).toEqual(['Covered until 20/02/2026.'])
    expect(outcome(voice, { ...RUNNING, nextDue: null })[0]).toContain('3,000 F.')
  })
})

describe('what joining costs, by SMS', () => {
  const each = makePlan({ unit: 'person', contribution: minor(1500) })

  it.each([
    [each, '1,500 F a month for each person, and'],
    [{ ...each, childContribution: minor(600) }, 'for each adult, 600 F for a child, and'],
    [{ ...each, familyMaximum: minor(6000) }, 'for each person, at most 6,000 F for a family, and'],
    [makePlan(), '1,500 F a month for the family, and'],
  ])('says whom it is for', (plan, text) => {
    expect(joinText(voice, plan)).toContain(text)
  })
})
