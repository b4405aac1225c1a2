import { describe, expect, it } from 'vitest'
import { septets } from '../../../src/core/text/gsm7.ts'
import { CALL, describeService } from '../service.ts'

const service = describeService()

describe('a service whose database is gone', () => {
  it('still answers callers 200 with words they can read, and is not ready', async () => {
    const { ussd, get, form, ports, lines } = service.current()
    expect(await ussd('')).toMatch(/^CON /)
    await ports.store.close()
    const response = await form('/at/sandbox/ussd', { ...CALL, text: '1' })
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text).toMatch(/^END /)
    expect(text).toContain('Nothing was charged')
    expect(septets(text)).toBeLessThanOrEqual(160)
    expect((await get('/readyz')).status).toBe(503)
    expect((await get('/healthz')).status).toBe(200)
    expect(lines.some((line) => line.includes('ussd-failed'))).toBe(true)
  })

  it('does not acknowledge what it could not store', async () => {
    const { form, json } = service.current()
    const sms = { id: 'gone-1', from: '+254700000101', to: '21512', text: '4107351-1', date: '' }
    expect((await form('/at/sandbox/sms', sms)).status).toBe(500)
    const notice = { event: 'paid', receipt: 'R1', amount: '5', currency: 'KES', paidAt: '2026-03-02T08:00:00Z' } // prettier-ignore
    expect((await json('/pay/sandbox/sandbox/notice', notice)).status).toBe(500)
  })
})
