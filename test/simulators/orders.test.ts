import { describe, expect, it } from 'vitest'
import { mpesaWorld, PHONE, pushBody } from './mpesa-world.ts'

type Sent = { at: number; amount: unknown }

/** When the callbacks of a push that is paid come, and with which amount. */
async function callbacks(orders: Record<string, unknown>, ms = 10 * 60_000): Promise<Sent[]> {
  const sent: Sent[] = []
  const world = await mpesaWorld({}, ({ body }) => {
    const amount: unknown = /"Amount","Value":([\d.]+)/.exec(body)?.[1]
    sent.push({ at: world.simulator.world.now() - start, amount })
    return { status: 200, body: '' }
  })
  const start = world.simulator.world.now()
  await world.control('POST', 'orders', { on: 'stk-callback', callback: orders })
  await world.push()
  await world.answer('pin')
  await world.pass(ms)
  return sent
}

describe('orders for callbacks', () => {
  const rows: [string, Record<string, unknown>, Sent[]][] = [
    ['late', { delayMs: 90_000 }, [{ at: 90_000, amount: '250.00' }]],
    ['never', { never: true }, []],
    ['held', { hold: true }, []],
    [
      'twice',
      { copies: 2, apartMs: 0 },
      [
        { at: 0, amount: '250.00' },
        { at: 0, amount: '250.00' },
      ],
    ],
    [
      'thrice, apart',
      { copies: 3, apartMs: 5_000 },
      [0, 5_000, 10_000].map((at) => ({ at, amount: '250.00' })),
    ],
    ['of another amount', { amount: '300' }, [{ at: 0, amount: '300' }]],
    [
      'contradicted',
      { conflict: '300' },
      [
        { at: 0, amount: '250.00' },
        { at: 5_000, amount: '300' },
      ],
    ],
  ]
  it.each(rows)('%s', async (_, orders, expected) => {
    expect(await callbacks(orders)).toEqual(expected)
  })

  it('scattered come at another time for another seed, the same for the same', async () => {
    const first = async (seed: number) => {
      const world = await mpesaWorld({ seed })
      await world.control('POST', 'orders', {
        on: 'stk-callback',
        times: null,
        callback: { scatterMs: 60_000 },
      })
      await world.push()
      await world.answer('pin')
      return world.simulator.world.state.timeline.find(({ what }) => what === 'send')?.at
    }
    expect(await first(1)).toBe(await first(1))
    expect(await first(1)).not.toBe(await first(2))
  })

  it('held leave when they are let go', async () => {
    const { control, push, answer, heard, raw } = await mpesaWorld()
    await control('POST', 'orders', { on: 'stk-callback', callback: { hold: true } })
    await push()
    await answer('pin')
    const [delivery] = (await control('GET', 'deliveries')) as { id: string; state: string }[]
    expect(delivery?.state).toBe('held')
    await raw('POST', `/simulator/deliveries/${delivery?.id}`)
    expect(heard.got).toHaveLength(1)
  })

  it('count, and fit one phone only where they name one', async () => {
    const { control, push, answer, heard, pass } = await mpesaWorld()
    await control('POST', 'orders', {
      on: 'stk-callback',
      phone: PHONE,
      times: 1,
      callback: { never: true },
    })
    for (const phone of ['254711000333', PHONE]) {
      await push({ PhoneNumber: phone })
      await answer('pin')
    }
    await pass(120_000)
    await push()
    await answer('pin')
    const phones = heard.bodies().map((body) => JSON.stringify(body).includes('254711000333'))
    expect(phones).toEqual([true, false])
  })
})

describe('orders for answers', () => {
  const rows: [string, number | string, string][] = [
    ['500', 500, ''],
    ['503', 503, 'Service Unavailable'],
    ['html', 200, 'Request Rejected'],
    ['html-403', 403, 'Request Rejected'],
    ['hang', 'hang', ''],
    ['cut', 'cut', ''],
    ['busy', 500, '500.003.02'],
    ['spikeArrest', 500, 'Spike arrest'],
    ['quota', 500, '500.003.03'],
    ['maintenance', 503, '00.002.1001'],
    ['token-expired', 404, '404.001.03'],
  ]
  it.each(rows)('%s is %s, with nothing done or all of it', async (fault, status, says) => {
    for (const afterWork of [false, true]) {
      const { control, raw, simulator } = await mpesaWorld()
      const token = Object.values(simulator.world.state.own.tokens)[0]?.value
      await control('POST', 'orders', { on: 'stk-push', answer: { fault, afterWork } })
      const headers = { authorization: `Bearer ${token}` }
      const path = '/mpesa/stkpush/v1/processrequest'
      const response = await raw('POST', path, { headers, body: pushBody() })
      expect(response.fate ?? response.status).toBe(status)
      expect(response.body).toContain(says)
      expect(await control('GET', 'prompts')).toHaveLength(afterWork ? 1 : 0)
    }
  })

  it('may let the callback leave before the request has its answer', async () => {
    const { control, push, heard } = await mpesaWorld()
    await control('POST', 'orders', {
      on: 'stk-push',
      answer: { afterCallback: { answer: 'pin' } },
    })
    const answered = push()
    expect((await answered).status).toBe(200)
    expect(heard.got).toHaveLength(1)
  })

  it('refuse a fault that nobody knows', async () => {
    const { raw } = await mpesaWorld()
    const body = { on: 'stk-push', answer: { fault: 'oops' } }
    const response = await raw('POST', '/simulator/orders', { body })
    expect(response.status).toBe(400)
    expect(response.body).toContain('answer.fault: one of')
  })
})

describe('weather', () => {
  it('is as bad as it is told to be, the same for the same seed', async () => {
    const statuses = async (seed: number, answers: number) => {
      const world = await mpesaWorld({ seed })
      await world.control('POST', 'weather', { answers, callbacks: 0 })
      const path = '/oauth/v1/generate?grant_type=client_credentials'
      const all = []
      for (let turn = 0; turn < 40; turn += 1) {
        const { status, fate } = await world.raw('GET', path)
        all.push(fate ?? status)
      }
      return all
    }
    expect(new Set(await statuses(1, 0))).toEqual(new Set([400]))
    expect(await statuses(1, 0.5)).toEqual(await statuses(1, 0.5))
    expect(await statuses(1, 0.5)).not.toEqual(await statuses(2, 0.5))
    expect(await statuses(1, 1)).not.toContain(400)
  })
})

describe('habits', () => {
  it('answer prompts by themselves, at their time', async () => {
    const { control, push, pass, heard } = await mpesaWorld()
    await control('POST', 'phones', { phone: PHONE, habit: { answer: 'pin', afterMs: 7_000 } })
    await push()
    await pass(6_999)
    expect(heard.got).toEqual([])
    await pass(1)
    expect(heard.got).toHaveLength(1)
  })
})

describe('the clock', () => {
  it('goes forward only, and does what falls due on the way at its time', async () => {
    const { control, raw, push, simulator } = await mpesaWorld()
    await push()
    await control('POST', 'clock', { advanceMs: 3_600_000 })
    expect(await control('GET', 'clock')).toEqual({ now: '2026-03-02T09:00:00.000Z' })
    const [delivery] = simulator.world.state.deliveries
    expect(delivery?.attempts[0]?.at).toBe(Date.parse('2026-03-02T08:01:00Z'))
    const back = await raw('POST', '/simulator/clock', { body: { now: '2026-03-02T08:59:59Z' } })
    expect(back.status).toBe(409)
  })

  it('may be somebody else’s', async () => {
    let now = Date.parse('2027-01-01T00:00:00Z')
    const { control, push, raw, simulator, heard } = await mpesaWorld({ clock: { now: () => now } })
    expect((await push()).body['CheckoutRequestID']).toMatch(/^ws_CO_01012027030000/)
    now += 59_999
    await simulator.tick()
    expect(heard.got).toEqual([])
    expect(simulator.nextDue()).toBe(now + 1)
    now += 1
    await simulator.tick()
    expect(heard.got).toHaveLength(1)
    expect((await raw('POST', '/simulator/clock', { body: { advanceMs: 1 } })).status).toBe(409)
    expect(await control('GET', 'clock')).toEqual({ now: '2027-01-01T00:01:00.000Z' })
  })
})
