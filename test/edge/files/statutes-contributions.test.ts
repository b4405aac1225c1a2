import { describe, expect, it } from 'vitest'
import { readStatutes } from '../../../src/edge/files/statutes-file.ts'

const MUTUAL = {
  code: 'jappo',
  name: 'J',
  country: 'SN',
  currency: 'XOF',
  timeZone: 'Africa/Dakar',
}

const PLAN = { code: 'family', validFrom: '2026-01-01', unit: 'family', contribution: '1500' }
/** Of 10,000 a month: a quarter, half a year, a year. */
const RHYTHMS = [
  { periods: 3, amount: '28500' },
  { periods: 6, amount: '54000' },
  { periods: 12, amount: '102000' },
]
const SEASON = { period: 'season', season: { from: '11-01', to: '02-29' } }
const SUBSIDY = { payer: 'state', percent: 50, from: '2025-01-01' }

function read(settings: object) {
  return readStatutes({ mutual: MUTUAL, plans: [{ ...PLAN, period: 'month', ...settings }] }, null)
}

describe('what a plan says of how contributions are paid', () => {
  it('is read with the defaults of what it leaves out', () => {
    const latePenalty = { afterDays: 30, amount: '200' }
    const found = read({ ...SEASON, maxInstalments: 3, arrearsFirst: false, subsidy: SUBSIDY, latePenalty })
    expect(found.ok && found.file.plans[0]).toMatchObject({
      period: 'season',
      season: { from: '11-01', to: '02-29' },
      maxInstalments: 3,
      arrearsFirst: false,
      subsidy: { payer: 'state', percent: 50, from: '2025-01-01', to: null, members: 'all' },
      latePenalty: { afterDays: 30, amount: 200 },
    })
  }) // prettier-ignore

  it.each<[settings: object]>([
    [{}],
    [{ ...SEASON, dueDay: 1 }],
    [{ period: 'year', maxInstalments: 1 }],
    [{ maxInstalments: 2, minimumPaidShare: 75 }],
    [{ subsidy: { ...SUBSIDY, to: '2026-01-01' } }],
    [{ season: null, subsidy: null, latePenalty: null, maxInstalments: null }],
    [{ extraPeople: { above: 6, contribution: '4000' }, feesPaidBy: 'mutual', adultAge: 21 }],
    [{ suspendAfterPeriods: 2, strikeOffAfterPeriods: 2 }],
    [{ suspendAfterPeriods: 2 }],
    [{ unit: 'person', additions: 'pro-rata', joiningFee: '100', joiningFeePer: 'person' }],
    [{ extraPeople: { above: 6, contribution: '4000' }, additions: 'pro-rata' }],
    [{ lateReturn: { afterMonths: 3, waiting: { months: 1 }, exceptBelowAge: 5 } }],
    [{ unit: 'person', contribution: '1500', childContribution: '1500', familyMaximum: '1500' }],
    [{ unit: 'person', contribution: '1500', childContribution: '0' }],
    [{ childContribution: null, familyMaximum: null }],
    [{ contribution: '10000', rhythms: RHYTHMS }],
    [{ contribution: '10000', rhythms: [...RHYTHMS].reverse() }],
    [
      {
        contribution: '10000',
        rhythms: [
          { periods: 1, amount: '10000' },
          { periods: 3, amount: '30000' },
        ],
      },
    ],
    [{ paidInArrears: true, rhythms: [] }],
    [{ paidInArrears: true, dueDay: 31, latePenalty: { afterDays: 1, amount: '200' } }],
    [{ paidInArrears: true, minimumPaidShare: 75, arrearsFirst: true }],
    [{ paidInArrears: false, arrearsFirst: false }],
  ])('does not contradict itself with %j', (settings) => {
    expect(read(settings)).toMatchObject({ ok: true })
  })

  it.each<[settings: object, path: string, why: string]>([
    [{ period: 'season' }, 'season', 'is missing'],
    [{ ...SEASON, period: 'year' }, 'season', 'means nothing unless the period is season'],
    [{ ...SEASON, anchor: 'joining' }, 'anchor', 'must be calendar when the period is season'],
    [{ ...SEASON, dueDay: 5 }, 'dueDay', 'means nothing for a season, which is due as it ends'],
    [{ ...SEASON, minimumPaidShare: 75, minimumPaidMonths: 12 }, 'minimumPaidMonths', 'must be less than the months of a season'],
    [{ maxInstalments: 1, minimumPaidShare: 75 }, 'maxInstalments', 'must be 2 or more when a part payment opens rights'],
    [{ subsidy: { ...SUBSIDY, to: '2024-12-31' } }, 'subsidy.to', 'is before 2025-01-01'],
    [{ subsidy: { ...SUBSIDY, to: '2025-12-31' } }, 'subsidy.to', 'is before 2026-01-01'],
    [{ unit: 'person', extraPeople: { above: 6, contribution: '4000' } }, 'extraPeople', 'means nothing when each person has a contribution'],
    [{ extraPeople: { above: 0, contribution: '4000' } }, 'extraPeople.above', 'must be 1 or more'],
    [{ suspendAfterPeriods: 7, strikeOffAfterPeriods: 6 }, 'suspendAfterPeriods', 'is more than strikeOffAfterPeriods, which is 6'],
    [{ additions: 'pro-rata' }, 'additions', 'means nothing when a contribution counts nobody'],
    [{ joiningFeePer: 'person' }, 'joiningFeePer', 'means nothing without a joiningFee'],
    [{ ...SEASON, paidInArrears: true }, 'paidInArrears', 'cannot be with the period season, which is due as it ends'],
    [{ paidInArrears: true, arrearsFirst: false }, 'arrearsFirst', 'must be true when contributions are paid in arrears'],
    [{ period: 'year', paidInArrears: true, minimumPaidShare: 75, minimumPaidMonths: 6 }, 'minimumPaidMonths', 'means nothing when contributions are paid in arrears'],
    [{ contribution: '10000', rhythms: RHYTHMS, paidInArrears: true }, 'rhythms', 'mean nothing when contributions are paid in arrears'],
    [{ contribution: '10000', rhythms: [{ periods: 3, amount: '30001' }] }, 'rhythms[0].amount', 'is more than the periods one by one, 30000'],
    [{ contribution: '10000', rhythms: [{ periods: 3, amount: '28500' }, { periods: 3, amount: '28500' }] }, 'rhythms[1].periods', 'is there twice'],
    [{ contribution: '10000', rhythms: [{ periods: 3, amount: '28500' }, { periods: 6, amount: '28500' }] }, 'rhythms[1].amount', 'is no more than that of 3'],
    [{ contribution: '10000', rhythms: [{ periods: 6, amount: '57001' }, { periods: 3, amount: '28500' }] }, 'rhythms[0].amount', 'is more for each period than that of 3'],
    [{ rhythms: [{ periods: 0, amount: '1' }] }, 'rhythms[0].periods', 'must be 1 or more'],
    [{ childContribution: '600' }, 'childContribution', 'means nothing when a family has one contribution'],
    [{ familyMaximum: '6000' }, 'familyMaximum', 'means nothing when a family has one contribution'],
    [{ unit: 'person', contribution: '1500', childContribution: '1501' }, 'childContribution', 'is more than the contribution, which is 1500'],
    [{ unit: 'person', contribution: '1500', familyMaximum: '1499' }, 'familyMaximum', 'is less than the contribution, which is 1500, for one person'],
    [{ unit: 'person', familyMaximum: '0' }, 'familyMaximum', 'must be more than 0'],
    [{ suspendAfterPeriods: 0 }, 'suspendAfterPeriods', 'must be 1 or more'],
    [{ feesPaidBy: 'state' }, 'feesPaidBy', 'must be member or mutual'],
    [{ lateReturn: { afterMonths: 3, waiting: { months: 1 }, exceptBelowAge: 0 } }, 'lateReturn.exceptBelowAge', 'must be 1 or more'],
  ])('is refused with %j', (settings, path, why) => {
    const found = read(settings)
    expect(found.ok ? [] : found.faults).toEqual([{ path: `plans[0].${path}`, why }])
  }) // prettier-ignore
})
