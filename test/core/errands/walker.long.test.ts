import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { CUT_MARK } from '../../../src/core/dialog/layout.ts'
import { SCREENS } from '../../../src/core/errands/screens.ts'
import type { ScreenName } from '../../../src/core/errands/screen-names.ts'
import type { MutualFacts } from '../../../src/core/errands/facts.ts'
import type { Plan } from '../../../src/core/plans/plan.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import { plainTerms, type Terms } from '../../../src/core/payments/terms.ts'
import { minor } from '../../../src/core/money.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import type { Language } from '../../../src/core/wording/catalogue.ts'
import type { Payee } from '../../../src/core/errands/member-kinds.ts'
import { AFYA, AUNT, member, MOTHER, PEOPLE, person, PLAN, roleOf } from '../dialog/people.ts'
import type { Person } from '../dialog/people.ts'
import { ask } from '../../conversations/replay.ts'
import { screenOf, type Seen, typed, walk } from './walker.ts'

const LANGUAGES: readonly Language[] = ['en', 'fr', 'sw']
const PERIODS = ['week', 'month', 'quarter', 'half-year', 'year', 'season'] as const

/** The longest that is plausible: names, amounts with a fraction, a long number, three languages. */
const LONG: MutualFacts = {
  ...AFYA,
  name: "Mutuelle de Santé des Femmes Transformatrices de l'Arrondissement de Thiaroye",
  languages: LANGUAGES,
  helpPhone: '+254700000000001' as PhoneNumber,
  plans: PERIODS.map(dear),
}
const CASH_ONLY: MutualFacts = { ...LONG, wallets: [] }
const INTO_ACCOUNT_ONLY = {
  wallets: [{ wallet: 'bank', payBill: null, label: 'Compte 0123456789012 Caisse de Thiaroye' }],
  helpPhone: LONG.helpPhone,
}
const INTO_ACCOUNT: MutualFacts = { ...CASH_ONLY, ...INTO_ACCOUNT_ONLY }
const NAME = 'Marie-Antoinette Nakayiwa-Ssempebwa Oluwaseun Ñandú'

function dear(period: Plan['period']): Plan {
  return {
    ...PLAN,
    period,
    season: period === 'season' ? { from: '10-01', to: '12-31' } : null,
    contribution: minor(9_999_999),
    joiningFee: minor(9_999_999),
    waiting: { months: 24 },
    feesPaidBy: 'member',
  }
}

const DEAR: Payee = {
  ...MOTHER,
  mutualName: LONG.name,
  currency: 'KES',
  initials: 'W. W. W.',
  plan: dear('week'),
}

const LONG_LIFE: Pick<Person, 'family' | 'receipts' | 'visits'> = {
  family: {
    asked: [NAME],
    people: Array.from({ length: 9 }, (_, index) => ({
      name: NAME,
      since: date(index % 2 ? '2026-12-31' : '2025-12-31'),
      until: index % 3 ? date('2026-12-31') : null,
      isTooOld: index === 8,
    })),
  },
  receipts: Array.from({ length: 5 }, (_, index) => ({
    ref: `MUTUELLE26-000000${index}`,
    amount: minor(99_999_999_999),
    paidOn: date('2026-02-28'),
    isCancelled: index === 4,
  })),
  visits: {
    open: Array.from({ length: 4 }, (_, index) => ({
      code: `K7QR4${index + 2}-9`,
      person: NAME,
      provider: NAME,
      until: date('2026-12-31'),
    })),
    checks: (['yes', 'no', 'cannot-tell'] as const).map((answer) => ({
      ...{ id: answer, when: '28/02 23:59', person: NAME, provider: NAME, answer },
      isStopped: answer !== 'yes',
    })),
  },
}

function extreme(facts: Partial<StandingFacts>): Person {
  const one = member('041233799', NAME, facts, LONG)
  return person(null, [one], {
    mutuals: [LONG],
    payees: [DEAR, { ...DEAR, number: AUNT.number }],
    ...LONG_LIFE,
  })
}

/** A wallet with as long a name as one may have, and amounts as long as there are. */
const LITTLE: Terms = { ...plainTerms(minor(1), 'Vodacom M-Pesa'), most: minor(99_999_999_999) }
const FAILS: Terms = { ...LITTLE, cannot: 'down' }

const UNPAID = { joinedOn: date('2023-04-01'), paidThroughBefore: date('2023-03-31') }
const WEEKS = { joinedOn: date('2025-10-06'), paidThroughBefore: null }
const PAID = { on: date('2026-02-28'), amount: minor(9_999_999 * 9 + 1) }

/** Longest values in every state that a membership can be in, and every length of period. */
const EXTREMES: Readonly<Record<string, Person>> = {
  ...Object.fromEntries(
    PERIODS.flatMap((period) => [
      [
        `unpaid by ${period}`,
        extreme({ ...(period === 'week' ? WEEKS : UNPAID), versions: [dear(period)] }),
      ],
      [`paid by ${period}`, extreme({ versions: [dear(period)], payments: [PAID] })],
    ]),
  ),
  applicant: extreme({ ...WEEKS, versions: [dear('month')], feePaidBefore: false }),
  waiting: extreme({
    versions: [dear('month')],
    joinedOn: date('2026-01-15'),
    paidThroughBefore: null,
    payments: [PAID],
  }),
  grace: extreme({
    versions: [{ ...dear('month'), waiting: null, graceDays: 60 }],
    paidThroughBefore: date('2026-01-31'),
  }),
  'struck off': extreme({
    ...WEEKS,
    versions: [dear('month')],
    end: { on: date('2026-01-01'), state: 'struck-off' },
  }),
  transferred: extreme({
    ...WEEKS,
    versions: [dear('month')],
    end: { on: date('2026-01-01'), state: 'transferred' },
  }),
  'in cash only': {
    ...extreme({ ...UNPAID, versions: [dear('month')] }),
    ...{ mutuals: [CASH_ONLY], payees: [{ ...DEAR, wallets: [], helpPhone: LONG.helpPhone }] },
  },
  'into an account': {
    ...extreme({ ...UNPAID, versions: [dear('month')] }),
    ...{ mutuals: [INTO_ACCOUNT], payees: [{ ...DEAR, ...INTO_ACCOUNT_ONLY }] },
  },
  'in cash only, paid': {
    ...extreme({ versions: [dear('month')], payments: [PAID] }),
    mutuals: [CASH_ONLY],
  },
  'by a wallet that takes little': {
    ...extreme({ ...UNPAID, versions: [dear('month')] }),
    ...{ terms: LITTLE, payees: [{ ...DEAR, terms: LITTLE }] },
  },
  'by a wallet that fails': {
    ...extreme({ ...UNPAID, versions: [dear('month')] }),
    ...{ terms: FAILS, payees: [{ ...DEAR, terms: FAILS }] },
  },
  'in many roles': person(
    null,
    Array.from({ length: 9 }, (_, index) => member(`50000${10 + index}`, NAME, {}, LONG)),
    { mutuals: [LONG] },
  ),
}

const STRANGER = person(null, [], { mutuals: [LONG] })
const OFFICE = person(null, [], {
  mutuals: [{ ...AFYA, code: 'another' }, LONG],
  roles: (['clinic', 'manager', 'collector', 'association'] as const).map((role) => ({
    role,
    mutual: LONG.code,
    ref: 'x',
    name: NAME,
  })),
})

/** Members change the language in their menu; where there is none, it is given. */
const EVERYBODY = [
  ...Object.entries({ ...PEOPLE, ...EXTREMES }),
  ...LANGUAGES.map((language) => [`stranger in ${language}`, { ...STRANGER, language }] as const),
  ...LANGUAGES.map((language) => [`office in ${language}`, { ...OFFICE, language }] as const),
  ...LANGUAGES.flatMap((language) =>
    [1, 12].map(
      (cashAsked) =>
        [
          `office asked about cash ${cashAsked} times in ${language}`,
          { ...OFFICE, language, cashAsked },
        ] as const,
    ),
  ),
  ...LANGUAGES.flatMap((language) =>
    [STRANGER, OFFICE].map((someone, at) => {
      const there = { ...someone, mutuals: [...someone.mutuals.slice(0, -1), CASH_ONLY] }
      return [
        `${at === 0 ? 'stranger' : 'office'} in cash only in ${language}`,
        { ...there, language },
      ] as const
    }),
  ),
].map(([name, someone]) => ({ name, someone }))

/** The screens that were met, by whom: each is walked once, whichever test comes first. */
const metBy = new Map<Person, Set<ScreenName>>()

function walkNoting(someone: Person, meet: (seen: Seen) => void = () => {}): Set<ScreenName> {
  const met = new Set<ScreenName>()
  walk(someone, (seen) => {
    met.add(seen.screen)
    meet(seen)
  })
  metBy.set(someone, met)
  return met
}

describe('every screen that somebody can come to', () => {
  it.each(EVERYBODY)('fits whole, can be left, and leads back: $name', ({ someone }) => {
    walkNoting(someone, ({ call, screen }) => {
      const { reply, dialog } = call
      expect(reply).not.toContain(CUT_MARK)
      expect(reply.startsWith('END ')).toBe(dialog.ended)
      if (dialog.ended) return
      if (SCREENS[screen].changes) expect(reply).not.toMatch(/^9\. /m)
      if (SCREENS[screen].kind === 'question') expect(reply).not.toMatch(/^9\. /m)
      const choices = reply.match(/^[1-8]\. /gm) ?? []
      expect(choices.length > 0 || /^[09]\. /m.test(reply)).toBe(true)
      for (const choice of choices) {
        expect(typed(call, choice[0] as string, someone).dialog.wrong).toBe(0)
      }
      if (dialog.trail.length > 1) {
        const back = typed(call, '0', someone)
        expect(back.dialog.trail).toEqual(dialog.trail.slice(0, -1))
      }
    })
  })

  it('is every screen there is', () => {
    // 'several' is a clinic, a manager and a treasurer too.
    const some = [
      'amina',
      'guarded',
      'guarded manager',
      'collector',
      'collector who was asked',
      'several',
      'newcomer',
      'undecided',
      'waits for a decision',
    ]
    const everybody = [
      ...some.map((name) => PEOPLE[name] as Person),
      EXTREMES['in cash only'] as Person,
      NOWHERE,
    ]
    const met = new Set(
      everybody.flatMap((someone) => [...(metBy.get(someone) ?? walkNoting(someone))]),
    )
    // The offer to go on with a cut call needs one: conversations show it.
    expect([...met, 'resume'].sort()).toEqual(Object.keys(SCREENS).sort())
  })

  it('shows all of a long list, page by page, each line once', () => {
    const someone = { ...(EXTREMES['unpaid by month'] as Person), language: 'en' as const }
    let call = ask(null, '2*2', someone).call
    expect(screenOf(call)).toBe('standing.owed')
    const periods: string[] = []
    for (let pages = 1; pages < 40; pages += 1) {
      periods.push(...(call.reply.match(/^\d\d\/\d{4}/gm) ?? []))
      if (!call.reply.includes('9. More')) break
      call = typed(call, '9', someone)
    }
    expect(periods).toHaveLength(36)
    expect(new Set(periods).size).toBe(36)
  })
})

const NOWHERE: Person = person('en', [], { home: null, mutuals: [] })

describe('a role', () => {
  it('in a mutual whose facts are not there is passed over', () => {
    const someone = person('en', [], { roles: [roleOf(member('0412337', 'A', {}, LONG))] })
    const elsewhere = { ...someone, roles: [{ ...someone.roles[0]!, mutual: 'gone' }] }
    walk(elsewhere, ({ screen }) =>
      expect(screen).toMatch(/^(join|claim|lost|pay-for|too-many-wrong|wrong-kept)/),
    )
  })
})
