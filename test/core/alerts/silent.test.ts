import { describe, expect, it } from 'vitest'
import { type Measured, type SilentKind, silentFailures } from '../../../src/core/alerts/silent.ts'

const QUIET: Measured = {
  ...{ outbox: 0, inbox: 0, events: 0, suspense: 0, backup: null },
  ...{ calls: null, messages: null, payments: null },
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('what goes wrong without a word', () => {
  it('is nothing where nothing waits and no door was ever used', () => {
    expect(silentFailures(QUIET)).toEqual([])
  })

  it.each<[SilentKind, number]>([
    ['outbox', 30 * MINUTE],
    ['inbox', 15 * MINUTE],
    ['events', HOUR],
    ['suspense', 7 * DAY],
    ['backup', DAY],
    ['calls', DAY],
    ['messages', DAY],
    ['payments', 3 * DAY],
  ])('is %s once it is longer than %i ms', (kind, most) => {
    expect(silentFailures({ ...QUIET, [kind]: most })).toEqual([])
    expect(silentFailures({ ...QUIET, [kind]: most + 1 })).toEqual([{ kind, forMs: most + 1 }])
  })
})
