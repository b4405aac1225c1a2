import { describe, expect, it } from 'vitest'
import type { Callback } from '../../../src/app/wallet.ts'
import { AMOUNT, NOW, PHONE, type Said, SECRETS, SUBJECTS } from './subjects.ts'

/** What anybody may send to an address: nothing of it may bring an adapter down. */
const RUBBISH = [
  '', ' ', 'null', '0', '""', '[]', '{}', '{"Body":null}', '[[[[]]]]', 'base64:/w==', '\u0000',
  `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, `"${'x'.repeat(60_000)}"`, '<html>no</html>',
  `{"status":"${SECRETS[0]}"}`,
] // prettier-ignore

function callback(said: Said, intentId: string | null = 'i-1'): Callback {
  return { method: 'POST', headers: {}, at: NOW, intentId, ...said }
}

describe.each(SUBJECTS)('a wallet of kind $kind', ({ wallet, paid, receipt, refused }) => {
  it('reads money with its receipt, in minor units, for the prompt that was paid', () => {
    const received = wallet.receive(callback(paid))
    expect(received).toMatchObject({ kind: 'events', reply: { status: 200 } })
    const events = received.kind === 'events' ? received.events : []
    expect(events).toMatchObject([
      {
        kind: 'paid',
        operatorReceipt: receipt ?? 'R1',
        amount: AMOUNT,
        currency: 'KES',
        intentId: 'i-1',
      },
    ])
    const [event] = events
    const phone = event?.kind === 'paid' ? event.payerPhone : null
    expect([null, PHONE]).toContain(phone)
  })

  it('reads a refusal of the prompt that was refused', () => {
    const received = wallet.receive(callback(refused))
    expect(received).toMatchObject({
      kind: 'events',
      events: [{ kind: 'failed', intentId: 'i-1', reason: 'refused' }],
      reply: { status: 200 },
    })
  })

  it('reads the same as often as it is asked', () => {
    for (const said of [paid, refused]) {
      const whole = Object.freeze(callback(said))
      const once = JSON.stringify(wallet.receive(whole))
      expect(JSON.stringify(wallet.receive(whole))).toBe(once)
    }
  })

  it('speaks of no other prompt than that of the address', () => {
    const received = wallet.receive(callback(paid, 'i-2'))
    const events = received.kind === 'events' ? received.events : []
    // An operator that names the prompt itself is caught by whoever compares the two.
    for (const { intentId } of events) expect(['i-1', 'i-2']).toContain(intentId)
  })

  it.each(RUBBISH.map((raw, at) => [at, raw] as const))('survives rubbish %i', (_at, raw) => {
    for (const path of [paid.path, '', 'other', 'told/more', '%00']) {
      for (const intentId of ['i-1', null]) {
        const received = wallet.receive(callback({ path, raw }, intentId))
        if (received.kind === 'events') {
          expect(received.events.filter(({ kind }) => kind !== 'hint')).toEqual([])
        }
        const said = JSON.stringify(received)
        for (const secret of SECRETS) expect(said).not.toContain(secret)
      }
    }
  })
})
