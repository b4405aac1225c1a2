import { readFileSync } from 'node:fs'
import { parse } from 'node:querystring'
import { describe, expect, it } from 'vitest'
import {
  readDelivery,
  readOptOut,
  readSmsIn,
  readUssd,
  readUssdEnded,
} from '../../../../src/edge/carriers/africastalking/receive.ts'
import { fc } from '../../../chance.ts'

const readers = { readDelivery, readOptOut, readSmsIn, readUssd, readUssdEnded }

/** A body as express parses it: keys that come twice become lists. */
function form(file: string, changes = ''): unknown {
  const text = readFileSync(`test/fixtures/africastalking/${file}.form`, 'utf8').trim()
  return { ...parse(text), ...parse(changes) }
}

function without(file: string, ...keys: string[]): unknown {
  return Object.fromEntries(
    Object.entries(form(file) as object).filter(([key]) => !keys.includes(key)),
  )
}

describe('a USSD request', () => {
  it('is read from a recorded first body', () => {
    expect(readUssd(form('ussd-first'))).toEqual({
      sessionId: 'ATUid_1c1e09269ff2b366033529d495e083e5',
      phone: '+254702079491',
      serviceCode: '*384*11469#',
      text: '',
      networkCode: '99999',
    })
  })

  it('is read with its transcript from a later one', () => {
    expect(readUssd(form('ussd-later'))?.text).toBe('1*1*500')
  })

  it('needs no network code', () => {
    expect(readUssd(without('ussd-first', 'networkCode'))?.networkCode).toBeNull()
  })

  it('keeps white space and anything else that was typed', () => {
    expect(readUssd(form('ussd-first', 'text=1*+Awa+%26+Cie**'))?.text).toBe('1* Awa & Cie**')
  })

  it.each(['+254702079491', '%2B254702079491', '254702079491', '+254702079491+'])(
    'reads the phone number %s',
    (phone) => {
      expect(readUssd(form('ussd-first', `phoneNumber=${phone}`))?.phone).toBe('+254702079491')
    },
  )

  it.each([
    ['a key that came twice', form('ussd-first', 'text=1&text=2')],
    ['a phone that came twice', form('ussd-first', 'phoneNumber=%2B2547&phoneNumber=%2B2548')],
    ['a phone that is none', form('ussd-first', 'phoneNumber=Safaricom')],
    ['no session', without('ussd-first', 'sessionId')],
    ['an empty session', form('ussd-first', 'sessionId=+')],
    ['no text', without('ussd-first', 'text')],
    ['a session id of 201 characters', form('ussd-first', `sessionId=${'x'.repeat(201)}`)],
    ['a transcript of 2,001 characters', form('ussd-first', `text=${'1'.repeat(2001)}`)],
    ['nothing', undefined],
    ['a list', []],
    ['a text', 'text=1'],
  ])('is refused with %s', (_, body) => {
    expect(readUssd(body)).toBeNull()
  })

  it('may be as long as the limits', () => {
    const long = `sessionId=${'x'.repeat(200)}&text=${'1'.repeat(2000)}`
    expect(readUssd(form('ussd-first', long))).not.toBeNull()
  })
})

describe('the end of a call', () => {
  it('is read without what the member typed and read', () => {
    const ended = readUssdEnded(form('ussd-ended'))
    expect(ended).toEqual({
      sessionId: 'ATUid_5d3b4c2bc589f4811820a7184eed4df5',
      phone: '+254720123123',
      serviceCode: '*384*77#',
      networkCode: '63902',
      status: 'Incomplete',
      endedAt: Date.UTC(2026, 10, 20, 9, 24, 40),
      durationMs: 46012,
      turns: 4,
      error: null,
    })
    expect(JSON.stringify(ended)).not.toMatch(/Confirmer|1\*500/)
  })

  it('is read when only the session, the phone and the status are there', () => {
    const bare = { sessionId: 'ATUid_1', status: 'Failed', phoneNumber: '+254720123123' }
    expect(readUssdEnded(bare)).toMatchObject({ sessionId: 'ATUid_1', endedAt: null, turns: null })
  })
})

describe('an incoming SMS', () => {
  it('is read from a recorded body', () => {
    expect(readSmsIn(form('sms-in'))).toEqual({
      messageId: 'ec9adc86-51d5-4bc8-8eb0-d8ab0bb53dc3',
      from: '+254791541111',
      to: '21512',
      text: 'COVER MEM-00123',
      sentAt: Date.UTC(2017, 4, 3, 6, 4, 45),
    })
  })

  it.each([
    ['2017-05-03 06:04:45', Date.UTC(2017, 4, 3, 6, 4, 45)],
    ['2018-03-19T08:34:18.445Z', Date.UTC(2018, 2, 19, 8, 34, 18, 445)],
    ['yesterday', null],
    ['2017-99-99 06:04:45', null],
    ['', null],
  ])('dated "%s" is read', (date, at) => {
    expect(readSmsIn(form('sms-in', `date=${encodeURIComponent(date)}`))?.sentAt).toBe(at)
  })

  it.each(['MTN', 'M-PESA', '21512', '+21512', '224466', '1234567'])(
    'from a name or a short number has nobody to answer: %s',
    (from) => {
      const body = form('sms-in', `from=${encodeURIComponent(from)}`)
      expect(readSmsIn(body)).toMatchObject({ from: null })
    },
  )

  it('may be blank or have no text at all', () => {
    expect(readSmsIn(form('sms-in', 'text='))?.text).toBe('')
    expect(readSmsIn(without('sms-in', 'text', 'date', 'to', 'linkId'))?.text).toBe('')
  })

  it.each([
    ['without an id', without('sms-in', 'id')],
    ['without a sender', without('sms-in', 'from')],
    ['with two texts', form('sms-in', 'text=a&text=b')],
    ['of 2,001 characters', form('sms-in', `text=${'1'.repeat(2001)}`)],
  ])('%s is refused', (_, body) => {
    expect(readSmsIn(body)).toBeNull()
  })
})

describe('a delivery report', () => {
  it('is read from a body in their documentation, and knows an opt-out', () => {
    expect(readDelivery(form('delivery-failed'))).toEqual({
      carrierId: 'ATXid_dda018a640edfcc5d2ce455de3e4a6e7',
      status: 'Failed',
      reason: 'UserInBlackList',
      phone: '+254711000111',
      final: true,
      optedOut: true,
    })
  })

  it.each([
    ['Sent', false],
    ['Submitted', false],
    ['Buffered', false],
    ['Success', true],
    ['Rejected', true],
    ['Failed', true],
    ['AbsentSubscriber', true],
    ['Expired', true],
    ['constructor', false],
    ['SomethingNew', false],
  ])('with the status %s is read', (status, final) => {
    const report = readDelivery({ id: 'ATXid_1', status })
    expect(report).toMatchObject({ status, final, optedOut: false, phone: null, reason: null })
  })
})

describe('an opt-out', () => {
  it('is read', () => {
    expect(readOptOut(form('opt-out'))).toEqual({ sender: 'JAPPO', phone: '+254711000111' })
  })

  it('without a phone is refused', () => {
    expect(readOptOut(without('opt-out', 'phoneNumber'))).toBeNull()
  })
})

describe.each(Object.entries(readers))('%s', (_, read) => {
  it('never throws, whatever the body', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(() => read(body)).not.toThrow()
      }),
    )
  })
})
