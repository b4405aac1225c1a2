import { describe, expect, it } from 'vitest'
import { longest } from '../../../src/core/messages/longest.ts'
import { carePriceText, noPriceText, pricedText } from '../../../src/core/messages/price-sms.ts'
import { voiceOf } from '../../../src/core/messages/voice.ts'
import { minor } from '../../../src/core/money.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'

const VOICE = voiceOf({ ...longest, name: 'Umoja Afya', serviceCode: '*384*100#' }, 'en')

function clinic(name: string, price: number, patient: number) {
  const word = name.split(' ')[0]?.toUpperCase() ?? ''
  return { name, word, price: minor(price * 100), patient: minor(patient * 100) }
}

const UHURU = clinic('Uhuru Clinic', 10_000, 2_000)
const KIBERA = clinic('Kibera Hospital', 12_000, 2_400)
const PUMWANI = clinic('Pumwani Maternity', 15_000, 5_000)
const MBAGATHI = clinic('Mbagathi Hospital', 20_000, 10_000)

describe('what a service costs', () => {
  it('is told with what the mutual pays, where there is room for it', () => {
    expect(carePriceText(VOICE, 'delivery', [UHURU, KIBERA])).toBe(
      'Umoja Afya, delivery: Uhuru Clinic KSh 10,000 (mutual KSh 8,000, you KSh 2,000), Kibera Hospital KSh 12,000 (mutual KSh 9,600, you KSh 2,400).',
    )
  })

  it('is told of more clinics rather than with more of each', () => {
    expect(carePriceText(VOICE, 'delivery', [UHURU, KIBERA, PUMWANI])).toBe(
      'Umoja Afya, delivery: Uhuru Clinic KSh 10,000 (you KSh 2,000), Kibera Hospital KSh 12,000 (you KSh 2,400), Pumwani Maternity KSh 15,000 (you KSh 5,000).',
    )
  })

  it('names the clinics that fit, and how to see the next one', () => {
    const text = carePriceText(VOICE, 'delivery', [UHURU, KIBERA, PUMWANI, MBAGATHI])
    expect(text).toMatch(/Kibera Hospital KSh 12,000 \(you KSh 2,400\) \+2\. More: PRICE delivery PUMWANI$/)
    expect(septets(text)).toBeLessThanOrEqual(SMS_SEPTETS)
  }) // prettier-ignore

  it('sends to the call where no word tells the next clinic from others', () => {
    const nameless = { ...PUMWANI, word: '' }
    const text = carePriceText(VOICE, 'delivery', [UHURU, KIBERA, nameless, MBAGATHI])
    expect(text).toMatch(/\+2\. Dial \*384\*100#\.$/)
  })
})

describe('what has no price', () => {
  it('comes with the care that has one, as much as one SMS holds', () => {
    const known = Array.from({ length: 30 }, (_, at) => `service-${at}`)
    const text = noPriceText(VOICE, { why: 'unknown', asked: 'scanner' }, known)
    expect(text).toMatch(/^Umoja Afya: we know no care called scanner\. Prices known: service-0, /)
    const [, count = ''] = /\+(\d+)\.$/.exec(text) ?? []
    expect(text.match(/service-/g)).toHaveLength(30 - Number(count))
    expect(septets(text)).toBeGreaterThan(SMS_SEPTETS - 14)
  })

  it('says the share of the bill where that is all that the patient pays', () => {
    const none = { why: 'none', service: 'dental', patientPercent: 50 } as const
    expect(noPriceText(VOICE, none, ['delivery'])).toBe(
      'Umoja Afya: no clinic has agreed to a price for dental. You pay 50% of the bill. Prices known: delivery.',
    )
    expect(noPriceText(VOICE, { ...none, patientPercent: null }, [])).not.toContain('%')
  })

  it('is everything, where no clinic has agreed to any', () => {
    expect(pricedText(VOICE, [])).toBe(
      'Umoja Afya: no clinic has agreed to prices yet. Call +254712345678.',
    )
    expect(pricedText(VOICE, ['delivery', 'dental'])).toBe(
      'Umoja Afya: care with a price: delivery, dental. Send PRICE delivery',
    )
  })
})
