import { describe, expect, it } from 'vitest'
import { EMPTY_WEEK, type Week } from '../../../src/core/indicators/week.ts'
import { NOBODY_LATE } from '../../../src/core/indicators/ageing.ts'
import { digestText } from '../../../src/core/messages/digest-sms.ts'
import { longest } from '../../../src/core/messages/longest.ts'
import { voiceOf } from '../../../src/core/messages/voice.ts'
import { minor } from '../../../src/core/money.ts'

const late = (members: number, shillings: number) => ({ members, amount: minor(shillings * 100) })

const WEEK: Week = {
  now: {
    members: 36,
    covered: 7,
    suspended: 12,
    ageing: { ...NOBODY_LATE, one: late(11, 5_500), two: late(10, 10_000), three: late(8, 32_200) },
  },
  before: {
    members: 35,
    covered: 9,
    suspended: 10,
    ageing: { ...NOBODY_LATE, one: late(27, 46_000) },
  },
  joined: 2,
  lost: 1,
}

const money = (week: number, before: number) => ({
  week: minor(week * 100),
  before: minor(before * 100),
})

const umoja = { ...longest, name: 'Umoja Afya' }

describe('R53: the Monday digest', () => {
  const text = (language: 'en' | 'fr' | 'sw', week: Week, sums: ReturnType<typeof money>, alerts = 0) =>
    digestText(voiceOf(umoja, language), { week, money: sums, alerts, isOwn: false }) // prettier-ignore

  it.each([
    ['en', 'Umoja Afya (last week): covered 7 (9), late 29 (27). Suspended 12 (10). Owed KSh 47,700 (46,000). Money in: 0 (KSh 1,500). New 2, lost 1. Send LIST 3'],
    ['fr', 'Umoja Afya (semaine passée): couverts 7 (9), en retard 29 (27). Suspendus 12 (10). Encaissé: 0 (KSh 1 500). Nouveaux 2, partis 1. Envoyez LISTE 3'],
    ['sw', 'Umoja Afya (wiki iliyopita): wenye bima 7 (9), wamechelewa 29 (27). Wamesimamishwa 12 (10). Zilizoingia: 0 (KSh 1,500). Wapya 2, wametoka 1. Tuma ORODHA 3'],
  ] as const)('compares with the week before and says what to send, in %s', (language, expected) => {
    expect(text(language, WEEK, money(0, 1_500))).toBe(expected)
  }) // prettier-ignore

  it.each([
    ['nought', money(0, 0), 'Money in: 0 (0).'],
    ['nought after some', money(0, 700), 'Money in: 0 (KSh 700).'],
    ['some after nought', money(700, 0), 'Money in: KSh 700 (0).'],
    ['some after more', money(700, 1_000), 'Money in: KSh 700 (1,000).'],
  ])('says money in: %s', (_what, sums, expected) => {
    expect(text('en', WEEK, sums)).toContain(expected)
  })

  it('ends with the alerts when nobody is late, and with nothing when there are none', () => {
    expect(text('en', EMPTY_WEEK, money(0, 0), 3)).toMatch(/New 0, lost 0\. Alerts: 3\. Send ALERTS$/)
    expect(text('en', EMPTY_WEEK, money(0, 0))).toMatch(/New 0, lost 0\.$/)
  }) // prettier-ignore
})
