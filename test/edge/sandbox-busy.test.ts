import { expect, it } from 'vitest'
import { CALL, describeService } from './service.ts'

const service = describeService()

const BUSY = 6

/** Callers who dial, hang up and dial again, one after the other, until they are stopped. */
function busyCallers() {
  const { ussd } = service.current()
  let goesOn = true
  let calls = 0
  const callers = Array.from({ length: BUSY }, async (_, caller) => {
    while (goesOn) {
      calls += 1
      const sessionId = `ATUid_busy_${caller}_${calls}`
      // Three wrong answers end a call, and the end of a call sets the worker to work.
      await ussd('9*9*9', { sessionId, phoneNumber: `+25470000010${caller}` })
    }
  })
  return async () => {
    goesOn = false
    await Promise.all(callers)
    return calls
  }
}

it('answers SMS and payments while others never stop calling', async () => {
  const { form, json, get } = service.current()
  const stop = busyCallers()
  const started = performance.now()
  for (let at = 0; at < 5; at += 1) {
    const from = CALL.phoneNumber
    const sms = { id: `busy-${at}`, from, to: '21512', text: 'HELP', date: '' }
    expect((await form('/at/sandbox/sms', sms)).status).toBe(200)
    const heard = await get(`/sandbox/sms?phone=${encodeURIComponent(from)}`)
    const texts = (await heard.json()) as { text: string }[]
    expect(texts.length).toBe(at + 1)
  }
  const paid = { phone: '+254711999999', account: '1', amount: '5' }
  expect((await json('/sandbox/paybill', paid)).status).toBe(200)
  const asked = await get(`/sandbox/sms?phone=${encodeURIComponent(paid.phone)}`)
  expect(await asked.json()).toHaveLength(1)
  const tookMs = performance.now() - started
  expect(await stop()).toBeGreaterThan(BUSY)
  expect(tookMs).toBeLessThan(60_000)
})
