import { describe, expect, it } from 'vitest'
import { readSmsIn, readUssd } from '../../../src/edge/carriers/africastalking/receive.ts'
import { anyText, someText, text } from '../../../src/edge/form.ts'

/** What nobody can type, but what a request may hold all the same. */
const UNSTORABLE = [
  ['1\u00002', '12'],
  ['\u0000', ''],
  ['a\ud800b', 'a\ufffdb'],
  ['\udc00', '\ufffd'],
  ['1\u{1f600}2', '1\u{1f600}2'],
] as const

describe('a field of a form', () => {
  it.each(UNSTORABLE)('%j is read as %j, which every database holds', (value, read) => {
    expect(text(10).parse(value)).toBe(read)
    expect(anyText(10).parse(value)).toBe(read || null)
    expect(someText(10).safeParse(value).data).toBe(read || undefined)
  })

  it('is refused when it is too long, however little of it is left', () => {
    expect(text(3).safeParse('\u0000\u0000\u0000\u0000').success).toBe(false)
  })
})

describe('a callback', () => {
  const phone = { phoneNumber: '+254711000001', serviceCode: '*384*77#' }

  it('of a call keeps what can be kept of its text', () => {
    const form = { ...phone, sessionId: 's\u00001', text: '1*\u0000*2' }
    expect(readUssd(form)).toMatchObject({ sessionId: 's1', text: '1**2' })
  })

  it('of a message keeps what can be kept of its text', () => {
    const form = { from: '+254711000001', to: '21512', id: 'm1', text: 'BAL\u0000ANCE', date: '' }
    expect(readSmsIn(form)).toMatchObject({ text: 'BALANCE' })
  })
})
