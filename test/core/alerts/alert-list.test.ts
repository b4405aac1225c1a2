import { describe, expect, it } from 'vitest'
import { ALERT_KINDS, type Alert, type AlertKind } from '../../../src/core/alerts/alert.ts'
import { alertList, firstListedDay } from '../../../src/core/alerts/alert-list.ts'
import { date, plusDays } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'

const TODAY = date('2026-03-09')

function alert(kind: AlertKind, cause = 'open', count = 1): Alert {
  return { kind, cause, count, amount: null }
}

function happened(number: number, daysAgo: number, what: Alert) {
  return { ...what, number, on: plusDays(TODAY, -daysAgo) }
}

function linesOf(waiting: readonly Alert[], recorded: readonly ReturnType<typeof happened>[]) {
  return alertList(waiting, recorded, TODAY).map(({ kind, cause, count, recorded: at }) =>
    [kind, cause, count, at?.number ?? 'now'].join(' '),
  )
}

describe('the list of alerts', () => {
  it('begins with what waits now, and leaves out what waits no more', () => {
    const money = { ...alert('suspense', 'open', 2), amount: minor(900) }
    expect(linesOf([money, alert('applicants', 'open', 0)], [])).toEqual(['suspense open 2 now'])
  })

  it('has the newest of each cause, newest first', () => {
    const visit = alert('not-me', '04123378 kibera')
    const other = alert('not-me', '04123378 makadara')
    const recorded = [happened(1, 3, visit), happened(2, 2, other), happened(3, 0, visit)]
    expect(linesOf([], recorded)).toEqual([
      'not-me 04123378 kibera 1 3',
      'not-me 04123378 makadara 1 2',
    ])
  })

  it('takes the last day of a used-up budget for those before', () => {
    const recorded = [1, 2].map((ago) =>
      happened(3 - ago, ago, alert('budget', `2026-03-0${9 - ago}`)),
    )
    expect(linesOf([], recorded)).toEqual(['budget 2026-03-08 1 2'])
  })

  it('counts money and people as they are, not as they were told', () => {
    const told = [happened(1, 0, alert('suspense')), happened(2, 0, alert('applicants'))]
    expect(linesOf([], told)).toEqual([])
  })

  it('forgets what nobody looked at, a fault of a day sooner than a visit denied', () => {
    const seven = (kind: AlertKind) => linesOf([], [happened(1, 7, alert(kind))]).length
    expect(seven('sms-failing')).toBe(0)
    expect(seven('budget')).toBe(0)
    expect(seven('not-me')).toBe(1)
    const six = linesOf([], [happened(1, 6, alert('wallet-silent', 'wave'))])
    expect(six).toEqual(['wallet-silent wave 1 1'])
  })

  const DAYS: readonly [AlertKind, number][] = [
    ['difference', 2],
    ['sms-failing', 2],
    ['sms-falling', 2],
    ['budget', 7],
    ['event-held', 30],
    ['event-unreadable', 7],
    ['callback-conflict', 30],
    ['taken-back', 30],
    ['wallet-silent', 7],
    ['operator-refuses', 7],
    ['clock', 7],
    ['backup', 7],
    ['clinic-asks', 30],
    ['guessing', 30],
    ['flood', 7],
    ['not-me', 30],
    ['was-me', 30],
    ['phone-kept', 30],
    ['two-providers', 30],
    ['many-visits', 30],
    ['no-money', 30],
    ['bank-below', 7],
    ['phone-closed', 30],
    ['payout-returned', 30],
  ]

  it('knows of every kind how long it stays', () => {
    const waiting = ['suspense', 'applicants', 'call-me', 'complaint']
    expect([...waiting, ...DAYS.map(([kind]) => kind)].sort()).toEqual([...ALERT_KINDS].sort())
  })

  it.each(DAYS)('has %s for %i days, the day itself among them', (kind, days) => {
    expect(linesOf([], [happened(1, days - 1, alert(kind))])).toHaveLength(1)
    expect(linesOf([], [happened(1, days, alert(kind))])).toEqual([])
  })

  it('needs nothing from before its first day', () => {
    const before = plusDays(firstListedDay(TODAY), -1)
    const old = ALERT_KINDS.map((kind, at) => ({ ...alert(kind), number: at + 1, on: before }))
    expect(alertList([], old, TODAY)).toEqual([])
  })
})
