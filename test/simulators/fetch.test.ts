import { describe, expect, it } from 'vitest'
import { fetchOf } from '../../src/simulators/fetch.ts'
import { createMomoSimulator } from '../../src/simulators/momo/create.ts'
import { request } from '../../src/simulators/kernel/http.ts'

/** MoMo, and a `fetch` that reaches it. */
function world() {
  const simulator = createMomoSimulator({ seed: 1 })
  const order = (fault: string) =>
    simulator.handle(request('POST', '/simulator/orders', { body: { answer: { fault } } }))
  return { order, fetch: fetchOf(simulator) }
}

const URL = 'https://proxy.momoapi.mtn.com/collection/v1_0/account/balance'

describe('fetch in this process', () => {
  it('reaches the simulator whatever the host', async () => {
    const { fetch } = world()
    const response = await fetch(URL)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ code: 'ACCESS_DENIED_INVALID_SUBSCRIPTION_KEY' })
  })

  it('hands over method, headers, query and body', async () => {
    const { fetch } = world()
    const given = { method: 'POST', body: '{"phone":"256771000333","name":"AMINA"}' }
    await fetch('http://x/simulator/phones', given)
    expect(await (await fetch('http://x/simulator/phones')).json()).toMatchObject([
      { name: 'AMINA' },
    ])
    expect(await (await fetch('http://x/simulator/prompts?phone=1')).json()).toEqual([])
  })

  it('throws when the connection is cut', async () => {
    const { order, fetch } = world()
    await order('cut')
    await expect(fetch(URL)).rejects.toThrow(TypeError)
  })

  it('waits for an answer that never comes until it is given up', async () => {
    const { order, fetch } = world()
    await order('hang')
    await expect(fetch(URL, { signal: AbortSignal.timeout(20) })).rejects.toThrow(/timeout/i)
  })
})
