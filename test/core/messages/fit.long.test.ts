import { describe, expect, it } from 'vitest'
import { CATALOGUES, LANGUAGE_CODES } from '../../../src/core/wording/catalogue.ts'
import type { TextKey } from '../../../src/core/wording/text-key.ts'
import { longestMessages, misfits, roomOf } from '../../../src/core/messages/fit.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

describe('texts of a mutual’s own', () => {
  it.each(LANGUAGE_CODES)('fit when they are ours, in %s', (language) => {
    expect(misfits(language, CATALOGUES[language])).toEqual([])
    for (const text of longestMessages(language)) {
      expect(septets(text), text).toBeLessThanOrEqual(SMS_SEPTETS)
    }
  })

  it.each<[TextKey, string]>([
    ['main.pay', 'Give your contribution'],
    ['sms.nothing-owed', 'You do not owe us anything at all.'],
    ['sms.keep', 'Please keep this message with your card.'],
    ['role.ask', 'For whom are you calling us?'],
    ['pin.digits', 'Please type four digits, then send.'],
  ])('may be longer than ours where there is room: %s', (key, text) => {
    expect(text.length).toBeGreaterThan(CATALOGUES.en[key].length)
    expect(misfits('en', { [key]: text })).toEqual([])
  })

  it('say by how much they are longer than their place', () => {
    const label = 'Give your contribution for this month'
    expect(misfits('en', { 'main.pay': label })).toEqual([
      { key: 'main.pay', over: label.length - roomOf('main.pay') },
    ])
  })

  it('say by how much the longest message that uses them is too long', () => {
    const own = `${CATALOGUES.en['sms.not-allowed']} ${'x'.repeat(SMS_SEPTETS)}`
    expect(misfits('en', { 'sms.not-allowed': own })).toEqual([
      { key: 'sms.not-allowed', over: own.length - SMS_SEPTETS },
    ])
  })

  it('are measured with the longest values, not by themselves', () => {
    const receipt = CATALOGUES.en['sms.receipt']
    const faults = misfits('en', { 'sms.receipt': `${receipt} ${'y'.repeat(100)}` })
    expect(receipt.length + 101).toBeLessThanOrEqual(SMS_SEPTETS)
    expect(faults.map(({ key }) => key)).toEqual(['sms.receipt'])
  })

  it('are put down to each that is in a message too long', () => {
    const own = { 'sms.stop': 'x'.repeat(161), 'sms.start': 'y'.repeat(170) }
    expect(misfits('en', { ...own, 'sms.keep': 'Keep this SMS safe.' })).toEqual([
      { key: 'sms.stop', over: 1 },
      { key: 'sms.start', over: 10 },
    ])
  })

  it('fit when they are all ours, and are named when they are too long', () => {
    const texts = Object.entries(CATALOGUES.fr)
    expect(misfits('fr', Object.fromEntries(texts))).toEqual([])
    const long = texts.map(([key, text]) => [key, `${text}${'x'.repeat(160)}`] as const)
    // Sentences that are left out where there is no room for them stop no message.
    expect(misfits('fr', Object.fromEntries(long)).length).toBeGreaterThan(texts.length * 0.9)
  })
})
