import { describe, expect, it } from 'vitest'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import { SECRETS, SITUATIONS, SUBJECTS } from './subjects.ts'

const TO = '+254711000001' as PhoneNumber

/** Signs that one or the other format gives a meaning of its own. */
const TEXT = 'You & I: "50%" + 1 = <b>\\ {{to}}\n$1 @ £5; Mutuelle à côté'

/** What a carrier must make of each situation: a result that the app can act on safely. */
const EXPECTED = {
  accepted: { kind: 'accepted' },
  'refused for good': { kind: 'rejected', retryable: false },
  'refused for now': { kind: 'rejected', retryable: true },
  'our key refused': { kind: 'rejected', retryable: true, alert: expect.any(String) as string },
  'a gateway that gave up': { kind: 'unknown' },
  'no answer in time': { kind: 'unknown', code: 'timeout' },
  'an answer that breaks off': { kind: 'unknown' },
  'nobody there': { kind: 'rejected', retryable: true },
} satisfies Record<(typeof SITUATIONS)[number], object>

describe.each(SUBJECTS)('a carrier of kind $kind', ({ open }) => {
  it.each(SITUATIONS)('meeting %s says what may be done next', async (situation) => {
    const { carrier, meet } = await open()
    await meet(situation)
    const outcome = await carrier.send({ id: 'm-1', to: TO, text: TEXT })
    expect(outcome).toMatchObject(EXPECTED[situation])
    const said = JSON.stringify(outcome)
    for (const secret of [...SECRETS, TO, TO.slice(1), 'You & I'])
      expect(said).not.toContain(secret)
  })

  it('hands over the text as it is, to the phone it is for', async () => {
    const { carrier, meet, received } = await open()
    await meet('accepted')
    await carrier.send({ id: 'm-1', to: TO, text: TEXT })
    expect(received()).toEqual([{ to: TO, text: TEXT }])
  })

  it('sends nothing where there is nothing to say', async () => {
    const { carrier, meet, received } = await open()
    await meet('accepted')
    const outcome = await carrier.send({ id: 'm-1', to: TO, text: '' })
    expect(outcome).toMatchObject({ kind: 'rejected', retryable: false })
    expect(received()).toEqual([])
  })

  it('has the name of the installation file', async () => {
    const { carrier } = await open()
    expect(carrier.name).toBe('mine')
  })
})
