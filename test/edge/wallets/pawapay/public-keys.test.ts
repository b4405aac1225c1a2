import { describe, expect, it } from 'vitest'
import { publicKeys } from '../../../../src/edge/wallets/pawapay/public-keys.ts'
import { EC, EC384, KEY_ID } from './signing.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const pem = (pair: typeof EC) => pair.publicKey.export({ type: 'spki', format: 'pem' }) as string
const listOf = (pair: typeof EC) => [{ id: KEY_ID, key: pem(pair) }]

/** The keys with an operator who says `says` and counts how often it was asked. */
function open(says: unknown) {
  const seen = { now: 0, asked: 0, says }
  const keyOf = publicKeys(
    async () => {
      seen.asked += 1
      return seen.says
    },
    () => seen.now,
  )
  return { seen, keyOf }
}

describe('pawaPay’s keys', () => {
  it('are fetched once for all that ask at the same time, and kept for a day', async () => {
    const { seen, keyOf } = open(listOf(EC))
    const keys = await Promise.all([keyOf(KEY_ID, false), keyOf(KEY_ID, false)])
    for (const key of keys) expect((key as typeof EC.publicKey).equals(EC.publicKey)).toBe(true)
    seen.now = DAY - 1
    await keyOf(KEY_ID, false)
    expect(seen.asked).toBe(1)
    seen.now = DAY
    await keyOf(KEY_ID, false)
    expect(seen.asked).toBe(2)
  })

  it('are fetched anew for one that is not known, once a minute at most', async () => {
    const { seen, keyOf } = open(listOf(EC))
    expect(await keyOf('OTHER', false)).toBeNull()
    expect(await keyOf('OTHER', true)).toBeNull()
    expect(seen.asked).toBe(1)
    seen.now = MINUTE
    await keyOf('OTHER', false)
    expect(seen.asked).toBe(2)
  })

  it('are fetched anew when one does not fit', async () => {
    const { seen, keyOf } = open(listOf(EC))
    await keyOf(KEY_ID, false)
    seen.now = MINUTE
    seen.says = listOf(EC384)
    const key = await keyOf(KEY_ID, true)
    expect((key as typeof EC.publicKey).equals(EC384.publicKey)).toBe(true)
  })

  it('are unknown while nothing is said, and the old ones stay', async () => {
    const { seen, keyOf } = open(undefined)
    expect(await keyOf(KEY_ID, false)).toBe('unknown')
    seen.now = MINUTE
    seen.says = [...listOf(EC), { id: 'broken', key: 'no key' }]
    expect(await keyOf(KEY_ID, false)).not.toBe('unknown')
    expect(await keyOf('broken', false)).toBeNull()
    seen.now = 2 * DAY
    seen.says = undefined
    expect(await keyOf(KEY_ID, false)).not.toBe('unknown')
    expect(await keyOf('OTHER', false)).toBe('unknown')
  })
})
