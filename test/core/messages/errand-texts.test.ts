import { describe, expect, it } from 'vitest'
import type { Ageing } from '../../../src/core/indicators/ageing.ts'
import { date, instant } from '../../../src/core/dates.ts'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import type { Application } from '../../../src/core/membership/application.ts'
import { budgetUsedUpText } from '../../../src/core/messages/alert-sms.ts'
import { CATALOGUES } from '../../../src/core/messages/catalogue.ts'
import { reasonText } from '../../../src/core/messages/check-sms.ts'
import { helpText } from '../../../src/core/messages/command-sms.ts'
import {
  amountBetweenText,
  amountUnreadableText,
  billAgainText,
  billClosedText,
  billCodeText,
  billRefusedText,
  billText,
  familyText,
  guardedText,
  noReceiptText,
  nothingToPayText,
  payAskedText,
  payOpenText,
  unknownMemberText,
  whichMemberText,
} from '../../../src/core/messages/errand-sms.ts'
import {
  arrearsText,
  cashTwiceText,
  decidedText,
  listText,
  matchWaitsText,
  noListText,
  refusedText,
  toDecideText,
  totalText,
  unmatchedText,
  whichMatterText,
} from '../../../src/core/messages/staff-sms.ts'
import { type Voice, voiceOf } from '../../../src/core/messages/voice.ts'
import { minor } from '../../../src/core/money.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import type { Language } from '../../../src/core/statutes.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

const LANGUAGES = Object.keys(CATALOGUES) as Language[]

/** A mutual, people and sums as long as they plausibly get. */
const longest: Voice['mutual'] = {
  name: 'Mutuelle des Pêcheurs réunis',
  currency: 'KES',
  timeZone: 'Africa/Nairobi',
  serviceCode: '*384*12345#',
  helpPhone: '+254712345678' as PhoneNumber,
}

const amount = minor(999_999_999)
const number = memberNumberFrom('041233741')
const phone = '+254712345678' as PhoneNumber
const at = instant(Date.UTC(2026, 11, 28, 20, 59))
const day = date('2026-12-28')
const name = 'Oluwaseunfunmilayo Adebayo-Ogunleye'
const late = { members: 99_999, amount }
const ageing: Ageing = { one: late, two: late, three: late, over: late }
const span = { from: day, receipts: 99_999, amount, channels: [], takenBack: amount, net: amount }
const now = {
  state: 'grace',
  ...{ owed: amount, paidThrough: day, coveredUntil: day, waitingUntil: null },
} as const
const application = {
  ...{ id: '99999', mutual: 'jappo', phone, channel: 'sms', appliedOn: day, appliedAt: at },
  ...{ kind: 'add-person', number },
  person: { name, sex: 'F', birthDate: '1988', relation: 'child', card: null, joinedOn: null },
} as unknown as Application

const bill = { code: 'K7QR42-8', amount, patient: amount, mutual: amount }

const texts = (voice: Voice): Record<string, string> => ({
  'pay asked': payAskedText(voice, { amount, number, initials: 'O. A. O.' }),
  'pay open': payOpenText(voice, amount),
  'nothing to pay': nothingToPayText(voice),
  'which member': whichMemberText(voice),
  'amount unreadable': amountUnreadableText(voice),
  'amount between': amountBetweenText(voice, amount, amount),
  'unknown member': unknownMemberText(voice, number),
  family: familyText(
    voice,
    number,
    Array.from({ length: 14 }, (_, at) => ({ name, since: day, isTooOld: at % 3 === 0 })),
    now,
    date('2026-03-02'),
  ),
  'no receipt': noReceiptText(voice),
  guarded: guardedText(voice),
  bill: billText(voice, { ...bill, isEmergency: false }),
  'bill of an emergency': billText(voice, { ...bill, isEmergency: true }),
  'bill code': billCodeText(voice, 'K7QR42-8 and much more'),
  'bill closed': billClosedText(voice, bill.code),
  'bill again': billAgainText(voice),
  ...Object.fromEntries(
    (['B1', 'C1', 'S1', 'S2', 'S3', 'L1', 'G1'] as const).map((reason) => [
      `bill refused ${reason}`,
      billRefusedText(voice, bill.code, reasonText(voice, reason)),
    ]),
  ),
  arrears: arrearsText(voice, ageing, 999_999, day),
  'nobody behind': arrearsText(
    voice,
    { one: { members: 0, amount }, two: { members: 0, amount }, three: { members: 0, amount } },
    1,
    day,
  ),
  list: listText(voice, 3, Array(6).fill({ number, phone, amount }), true).text,
  'empty list': listText(voice, null, [], false).text,
  'no list': noListText(voice),
  total: totalText(voice, { today: span, week: span, month: span }, { receipts: 99_999, amount }),
  unmatched: unmatchedText(voice, Array(9).fill({ receiptNumber: 'JP26-0038112', amount })),
  'nothing unmatched': unmatchedText(voice, []),
  'match waits': matchWaitsText(voice, {
    ...{ amount, receiptNumber: 'JP26-0038112', number, proposal: '99999' },
  }),
  'to decide': toDecideText(voice, [application], [{ id: '99999', about: 'JP26-0038112' }]),
  'nothing to decide': toDecideText(voice, [], []),
  approved: decidedText(voice, 'application', '99999', 'approved'),
  refused: decidedText(voice, 'proposal', '99999', 'refused'),
  'which matter': whichMatterText(voice, '99999'),
  'cash twice': cashTwiceText(voice, { amount, number, receiptNumber: 'JP26-0038112', at }),
  ...Object.fromEntries(
    (
      ['unknown-receipt', 'not-in-suspense', 'open-proposal', 'no-phone', 'unknown-letter'] as const
    ).map((code) => [`refusal ${code}`, refusedText(voice, { code } as never)]),
  ),
  'budget used up': budgetUsedUpText(voice, day),
  'help of a manager': helpText(voice.say, voice.language, ['manager', 'member', 'clinic']),
})

describe.each(LANGUAGES)('errands by SMS, in %s', (language) => {
  const voice = voiceOf(longest, language)
  it.each(Object.entries(texts(voice)))('%s fits one SMS', (_, text) => {
    expect(text).not.toMatch(/[{}]|undefined|null/)
    expect(text.length).toBeGreaterThan(2)
    expect(septets(text)).toBeLessThanOrEqual(SMS_SEPTETS)
  })
})

describe('a list', () => {
  const voice = voiceOf(longest, 'en')
  const members = Array.from({ length: 6 }, (_, index) => ({
    ...{ number: memberNumberFrom(String(1_000_000 + index)), phone, amount: minor(50_000) },
  }))

  it('names as many as fit, and says how it goes on', () => {
    const { text, shown } = listText(voice, 3, members, true)
    expect(shown).toBeGreaterThan(1)
    expect(text).toContain('behind 3+: 1000000-')
    expect(text).toContain('71xx5678 KSh 500')
    expect(text.endsWith('More: NEXT')).toBe(true)
  })

  it('ends without it', () => {
    const { text, shown } = listText(voice, 1, members.slice(0, 1), false)
    expect(shown).toBe(1)
    expect(text.endsWith('KSh 500.')).toBe(true)
  })
})
