import { describe, expect, it } from 'vitest'
import { silenceOn } from '../../../src/core/alerts/silence.ts'
import { date } from '../../../src/core/dates.ts'

describe('R53: money that does not come in any more', () => {
  const LONG_AGO = '2026-01-01'

  type Row = [
    when: string,
    last: string | null,
    from: string | null,
    today: string,
    silence: object | null,
    here?: string,
  ]

  it.each<Row>([
    ['13 days after the last', '2026-03-01', LONG_AGO, '2026-03-14', null],
    ['14 days after it', '2026-03-01', LONG_AGO, '2026-03-15', { since: '2026-03-01', days: 14 }],
    ['15 days after it', '2026-03-01', LONG_AGO, '2026-03-16', { since: '2026-03-01', days: 15 }],
    ['13 days after the first day of messages', null, '2026-03-01', '2026-03-14', null],
    ['14 days after it', null, '2026-03-01', '2026-03-15', { since: '2026-03-01', days: 14 }],
    ['14 days after it, with money before', '2026-02-01', '2026-03-01', '2026-03-15', { since: '2026-03-01', days: 14 }],
    ['on the first day, with money before', '2026-01-01', '2026-03-01', '2026-03-01', null],
    ['13 days after it came here', null, LONG_AGO, '2026-03-14', null, '2026-03-01'],
    ['14 days after it', null, LONG_AGO, '2026-03-15', { since: '2026-03-01', days: 14 }, '2026-03-01'],
    ['before it', '2026-01-01', '2026-03-02', '2026-03-01', null],
    ['with no first day', '2026-01-01', null, '2026-03-01', null],
  ])('is a silence %s or not', (_when, last, from, today, silence, here = LONG_AGO) => {
    const messagesFrom = from === null ? null : date(from)
    const lastMoney = last === null ? null : date(last)
    expect(silenceOn({ messagesFrom, hereSince: date(here) }, lastMoney, date(today))).toEqual(silence)
  }) // prettier-ignore
})
