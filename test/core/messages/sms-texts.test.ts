import { describe, expect, it } from 'vitest'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { amount, at, bare, longest } from '../../../src/core/messages/longest.ts'
import {
  answer,
  ofCash,
  payment,
  person,
  REASONS,
  standing,
  toAnybody,
  toClinics,
  toMembers,
} from '../../../src/core/messages/longest-sms.ts'
import { CATALOGUES, type Language, sayIn } from '../../../src/core/wording/catalogue.ts'
import type { TextKey } from '../../../src/core/wording/text-key.ts'
import {
  associationReceiptText,
  suspenseSharedText,
  paidByAssociationText,
} from '../../../src/core/messages/association-sms.ts'
import { checkReply, unknownNumberReply } from '../../../src/core/messages/check-sms.ts'
import { helpText } from '../../../src/core/messages/command-sms.ts'
import {
  paidForYouText,
  payerReceiptText,
  promptFailedText,
  receiptText,
} from '../../../src/core/messages/money-sms.ts'
import { type Voice, voiceOf } from '../../../src/core/messages/voice.ts'
import { minor } from '../../../src/core/money.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

const LANGUAGES: readonly Language[] = ['en', 'fr', 'sw']

describe.each(LANGUAGES)('messages in %s', (language) => {
  const voices = [voiceOf(longest, language), voiceOf(bare, language)]
  const all = (texts: (voice: Voice) => string[]) => [...new Set(voices.flatMap(texts))]

  it.each([...all(toClinics), ...all(toMembers), ...all(ofCash), ...all(toAnybody)])(
    'fit one SMS: %s',
    (text) => {
      expect(septets(text), 'not GSM-7').not.toBeNull()
      expect(septets(text)).toBeLessThanOrEqual(SMS_SEPTETS)
      expect(text).not.toMatch(/[{}]| {2}|^ | $|undefined|null|NaN/)
    },
  )

  it('tells clinics nothing about money owed', () => {
    const debts = /\bowe|\bdebt|arrears|to pay\b|\bdois|dette|retard|impay|\bdeni\b|9[ ,]999/i
    const texts = REASONS.flatMap((reason) => voices.map((v) => checkReply(v, answer(reason))))
    for (const text of texts) expect(text).not.toMatch(debts)
  })

  it('names no illness, service or kind of care to members: a clinic asked, and no more', () => {
    const forbidden =
      /hospital|clinic|hopital|centre|kituo|kliniki|doctor|docteur|daktari|\bill\b|malad|mgonjwa|consult|matern|surgery|service/i
    const some = /: (a clinic asked|un centre a vérifié|kituo kiliuliza) /
    for (const text of [...all(toMembers), ...all(ofCash)])
      expect(text.replace(some, ': ')).not.toMatch(forbidden)
  })

  it('has every SMS text in GSM-7', () => {
    const keys = Object.keys(CATALOGUES[language]).filter((key) => key.startsWith('sms.'))
    for (const key of keys) {
      const plain = CATALOGUES[language][key as TextKey].replace(/[{}]/g, '')
      expect(septets(plain), key).not.toBeNull()
    }
  })

  it('ends in help with a command that works', () => {
    expect(helpText(sayIn(language), language, ['member'])).toMatch(/BALANCE|SOLDE|SALIO/)
    expect(helpText(sayIn(language), language, ['member'])).not.toMatch(/0412337-8/)
    expect(helpText(sayIn(language), language, ['clinic'])).toMatch(/0412337-8/)
  })
})

describe('an answer to a clinic', () => {
  const voice = voiceOf({ ...longest, name: 'Jappo', helpPhone: null }, 'en')
  const awa = { ...person, number: memberNumberFrom('0412337'), firstName: 'Awa', initial: 'd' }
  const asked = { asked: '0412337-8', service: null, person: { ...awa, ordinal: 0 } }

  it('is a yes with the person, the share, the day and the code', () => {
    const yes = answer('OK', { patientPercent: 20 })
    expect(checkReply(voice, { ...yes, ...asked, service: 'consultation' })).toBe(
      '0412337-8 AWA D. F 1988: YES. consultation. Patient pays 20%. ' +
        'Valid today 28/12/2026. Code K7QR42-8',
    )
  })

  it('names what is left of a ceiling', () => {
    const yes = answer('OK', { patientPercent: 20, left: minor(600_000) })
    expect(checkReply(voice, { ...yes, ...asked })).toContain(
      'YES. Patient pays 20%. Limit: KSh 6,000 left.',
    )
  })

  it('says when another code is open on the same ceiling, and how many visits are left', () => {
    const shared = { patientPercent: 20, left: minor(600_000), otherCodeOpen: true }
    expect(checkReply(voice, { ...answer('OK', shared), ...asked })).toContain(
      'Patient pays 20%. Limit: KSh 6,000, 1 more code open. Valid today',
    )
    const counted = answer('OK', { patientPercent: 20, visitsLeft: 2 })
    expect(checkReply(voice, { ...counted, ...asked })).toContain('Visits left: 2. Valid today')
  })

  it('says when the code of the day takes no more bills', () => {
    const used = { ...answer('OK', { patientPercent: 20 }), ...asked, codeOpen: false }
    expect(checkReply(voice, used)).toMatch(/%\. Code K7QR42-8 takes no more bills today\.$/)
  })

  it('R45 marks the code of an emergency', () => {
    const emergency = answer('OK', { patientPercent: 10, emergency: true })
    expect(checkReply(voice, { ...emergency, ...asked })).toContain('F 1988: YES, EMERGENCY. ')
  })

  it.each([
    [
      'C1',
      '0412337-8 AWA D. F 1988: NO. Reason: contribution. Patient can pay now: dial *384*12345#, then send again.',
    ],
    ['W1', '0412337-8 AWA D. F 1988: NO. Waiting period until 28/12/2026.'],
    ['B1', '0412337-8 AWA D. F 1988: NO. Membership not in force.'],
    ['G1', '0412337-8 AWA D. F 1988: NO. A guarantee letter is needed first.'],
  ] as const)('is a no with the class of reason for %s', (reason, text) => {
    expect(checkReply(voice, { ...answer(reason), ...asked })).toBe(text)
  })

  it('sends a patient to the mutual where there is no code to dial', () => {
    const undialled = voiceOf({ ...voice.mutual, serviceCode: null }, 'en')
    expect(checkReply(undialled, { ...answer('C1'), ...asked })).toBe(
      '0412337-8 AWA D. F 1988: NO. Reason: contribution. Patient to call the mutual.',
    )
  })

  it('writes the suffix of a dependant', () => {
    const child = { ...asked, person: { ...awa, ordinal: 2, initial: '' } }
    expect(checkReply(voice, { ...answer('S1'), ...child })).toBe(
      '0412337-8/2 AWA F 1988: NO. Service not covered.',
    )
  })

  it('reads the same for an unknown number and a wrong digit, and names nobody', () => {
    const [unknown, wrong] = (['N1', 'N2'] as const).map((reason) =>
      checkReply(voice, { ...answer(reason), ...asked }),
    )
    expect(unknown).toBe(wrong)
    expect(unknown).toBe(unknownNumberReply(voice, '0412337-8'))
    expect(unknown).not.toMatch(/AWA|1988/)
  })

  it('is neither yes nor no when we cannot tell, and names nobody', () => {
    const text = checkReply(voice, { ...answer(null), ...asked })
    expect(text).toContain('cannot check now')
    expect(text).not.toMatch(/YES|: NO\.|AWA/)
  })

  it('reads the same for every question of a phone that is no clinic', () => {
    const known = checkReply(voice, { ...answer('P1'), ...asked })
    expect(known).toBe(checkReply(voice, { ...answer('P1'), asked: '1', person: null }))
    expect(known).not.toMatch(/AWA|0412337/)
  })

  it('folds a name that is not GSM-7, whatever it holds', () => {
    const hostile = { ...awa, firstName: 'Ndèye{}\u202e\n😀\u0000ẹ̀kọ́', initial: 'Œ' }
    const text = checkReply(voice, { ...answer('C1'), ...asked, person: hostile })
    expect(septets(text)).toBeLessThanOrEqual(SMS_SEPTETS)
  })
})

describe('a receipt', () => {
  const voice = voiceOf({ ...longest, name: 'Jappo', currency: 'XOF' }, 'fr')
  const paid = { ...payment, amount: minor(4500), number: memberNumberFrom('0412337') }

  it('says until when the family is covered, and to keep the SMS', () => {
    expect(receiptText(voice, paid, standing('active', minor(0)))).toBe(
      "Jappo: recu 4 500 F 28/12 23:59 pour 0412337-8. Réf JP26-0038112. Couverts jusqu'au 28/12/2026. Gardez ce SMS.",
    )
  })

  it('says what is left to pay before cover returns', () => {
    expect(receiptText(voice, paid, standing('suspended', minor(1500)))).toContain(
      'Reste à payer pour rouvrir vos droits: 1 500 F.',
    )
  })

  it('tells another payer nothing about the member', () => {
    expect(payerReceiptText(voice, paid)).not.toMatch(/2026\.|Reste|Couverts/)
  })

  it('names no sum to a member who asked so', () => {
    const text = paidForYouText(voice, paid, standing('grace'), { amounts: false })
    expect(text).not.toMatch(/\d F\b/)
    expect(text).toContain("Couverts jusqu'au")
  })

  it('never says that an unanswered request was not paid', () => {
    for (const language of LANGUAGES) {
      const text = promptFailedText(voiceOf(longest, language), amount, 'expired', null)
      expect(text).not.toMatch(/nothing was paid|rien n'est payé|hakuna kilicholipwa/i)
    }
  })
})

describe('R15: what an association pays', () => {
  const voice = voiceOf({ ...longest, name: 'Jappo', currency: 'XOF' }, 'fr')
  const paid = { amount: minor(4500), paidAt: at, association: 'Femmes du marché' }

  it('is told whoever paid in one receipt, without anybody’s name or number', () => {
    const told = { ...paid, receiptNumber: 'JP26-0000007', count: 3 }
    expect(associationReceiptText(voice, { ...told, ahead: minor(0) })).toBe(
      'Jappo: recu 4 500 F 28/12 23:59 pour Femmes du marché, membres: 3. Réf JP26-0000007. Gardez ce SMS.',
    )
    expect(associationReceiptText(voice, { ...told, ahead: minor(1500) })).toContain(
      "Réf JP26-0000007. Payé d'avance: 1 500 F.",
    )
    expect(suspenseSharedText(voice, { ...told, ahead: minor(1500) })).toMatch(
      /Payé d'avance: 1 500 F\.$/,
    )
  })

  it('is told each member with the own part and its number', () => {
    const own = { ...paid, number: memberNumberFrom('0412337'), receiptNumber: 'JP26-0000007/2' }
    expect(paidByAssociationText(voice, own, standing('active', minor(0)))).toBe(
      "Jappo: 4 500 F payés pour vous (0412337-8). Réf JP26-0000007/2. Couverts jusqu'au " +
        '28/12/2026. Par Femmes du marché 28/12 23:59. Gardez ce SMS.',
    )
    const ahead = { ...standing('active', minor(0)), credit: minor(9000) }
    expect(paidByAssociationText(voice, own, ahead)).toContain(
      "Réf JP26-0000007/2. Payé d'avance: 4 500 F. Couverts",
    )
  })
})
