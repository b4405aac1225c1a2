import { date } from '../../../src/core/dates.ts'
import type { Dialog } from '../../../src/core/errands/kept.ts'
import type { Facts, MutualFacts } from '../../../src/core/errands/facts.ts'
import type { Role } from '../../../src/core/errands/role.ts'
import type { MemberFacts, Payee } from '../../../src/core/errands/member-kinds.ts'
import type { FactOf } from '../../../src/core/errands/kinds.ts'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { type Plan, PLAN_DEFAULTS } from '../../../src/core/plans/plan.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import { minor } from '../../../src/core/money.ts'
import { plainTerms, type Terms } from '../../../src/core/payments/terms.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import type { Language } from '../../../src/core/wording/catalogue.ts'

/** The day on which every test call is made: a Monday. */
export const TODAY = date('2026-03-02')

export const PLAN: Plan = {
  ...PLAN_DEFAULTS,
  code: 'family',
  validFrom: date('2020-01-01'),
  unit: 'family',
  period: 'month',
  anchor: 'calendar',
  yearStart: '01-01',
  contribution: minor(50_000),
  joiningFee: minor(20_000),
  dueDay: 5,
  graceDays: 15,
  waiting: { months: 3 },
  dependantWaiting: null,
  newbornDays: 30,
  minimumPaidShare: 100,
  minimumPaidMonths: null,
  dependantMaxAge: null,
  strikeOffAfterPeriods: 6,
  lateReturn: null,
  services: [],
}

export const AFYA: MutualFacts = {
  code: 'afya',
  name: 'Afya Pamoja',
  currency: 'KES',
  languages: ['en', 'sw'],
  helpPhone: '+254700000001' as PhoneNumber,
  wallets: [{ wallet: 'sandbox', payBill: '400200' }],
  serviceCode: '*384*77#',
  timeZone: 'Africa/Nairobi',
  today: TODAY,
  plans: [PLAN],
}

const JAPPO_PLAN: Plan = {
  ...PLAN,
  contribution: minor(1500),
  joiningFee: minor(1000),
  graceDays: 30,
}

export const JAPPO: MutualFacts = {
  ...AFYA,
  code: 'jappo',
  name: 'Mutuelle Jàppoo',
  currency: 'XOF',
  languages: ['fr'],
  helpPhone: '+221770000000' as PhoneNumber,
  serviceCode: '*221*5#',
  plans: [JAPPO_PLAN],
}

const PERSON: Plan = { ...PLAN, code: 'person', unit: 'person', contribution: minor(15_000) }

/** Children cost less, and a large family no more than so much. */
const CHILDREN: Plan = {
  ...PERSON,
  childContribution: minor(6_000),
  familyMaximum: minor(60_000),
}

/** Each month is due on the 5th of the next. */
const AFTERWARDS: Plan = { ...PLAN, paidInArrears: true }

/** Three months, six and a year for less than one by one. */
const CHEAPER: Plan = {
  ...PLAN,
  rhythms: [
    { periods: 3, amount: minor(142_500) },
    { periods: 6, amount: minor(270_000) },
    { periods: 12, amount: minor(510_000) },
  ],
}

/** Three ways to be a member: a family, a family that pays for more than five, each person. */
const THREE_PLANS: MutualFacts['plans'] = [
  PLAN,
  {
    ...PLAN,
    code: 'large',
    extraPeople: { above: 5, contribution: minor(8_000) },
    contribution: minor(60_000),
    joiningFee: minor(0),
  },
  { ...PERSON, period: 'year', joiningFeePer: 'person' },
]

/** A mutual that takes cash and its bank only. */
export const KIJIJI: MutualFacts = {
  ...AFYA,
  code: 'kijiji',
  name: 'Kijiji Afya',
  languages: ['en', 'sw', 'fr'],
  wallets: [],
  serviceCode: '*384*79#',
}

export const STANDING: StandingFacts = {
  versions: [PLAN],
  joinedOn: date('2025-01-01'),
  feePaidBefore: true,
  paidThroughBefore: date('2026-02-28'),
  end: null,
  people: [{ joinedOn: date('2025-01-01'), leftOn: null }],
  posted: [],
  payments: [],
}

/** Who somebody is in these tests, and what the store knows of them. */
export type Person = {
  readonly phone: PhoneNumber
  readonly language: Language | null
  readonly roles: readonly Role[]
  readonly home: string | null
  readonly mutuals: readonly MutualFacts[]
  readonly members: readonly MemberFacts[]
  /** Other members whom somebody may pay for. */
  readonly payees?: readonly Payee[]
  readonly family?: FactOf<'family'>
  readonly receipts?: FactOf<'receipts'>
  readonly visits?: FactOf<'visits'>
  /** Of so many messages about cash it was asked whether they are right. */
  readonly cashAsked?: number
  /** How this phone can be asked for money; without limits and a name where nothing is said. */
  readonly terms?: Terms
  /** The service PIN of all the memberships. */
  readonly pin?: string
  /** That of the phone's work for a mutual. */
  readonly staffPin?: string
}

export function member(
  digits: string,
  name: string,
  facts: Partial<StandingFacts> = {},
  mutual: MutualFacts = AFYA,
): MemberFacts {
  return {
    number: memberNumberFrom(digits),
    firstName: name.split(' ')[0] as string,
    name,
    mutual: mutual.code,
    today: mutual.today,
    facts: { ...STANDING, ...facts },
  }
}

export function roleOf({ number, mutual, name }: MemberFacts): Role {
  return { role: 'member', mutual, ref: number, name }
}

export function person(
  language: Language | null,
  members: readonly MemberFacts[],
  more: Partial<Person> = {},
): Person {
  return {
    phone: '+254711000001' as PhoneNumber,
    language,
    roles: members.map(roleOf),
    home: 'afya',
    mutuals: [AFYA],
    members,
    ...more,
  }
}

/** The facts of a call, before a screen has asked for more. */
export function factsOf(someone: Person, cut: Dialog | null = null): Facts {
  const { phone, language, roles, home } = someone
  return {
    caller: { phone, language, roles },
    home,
    mutuals: Object.fromEntries(someone.mutuals.map((mutual) => [mutual.code, mutual])),
    cut,
    known: {},
  }
}

const CLINIC: Role = { role: 'clinic', mutual: 'afya', ref: 'kibera', name: 'Kibera Health Centre' }
const MANAGER: Role = { role: 'manager', mutual: 'afya', ref: '1', name: 'Grace Njeri' }
const GROUP: Role = { role: 'association', mutual: 'afya', ref: 'soko', name: 'Soko Women' }

/** Amina's mother, in another mutual. */
export const MOTHER: Payee = {
  number: memberNumberFrom('0700002'),
  mutual: 'jappo',
  mutualName: JAPPO.name,
  helpPhone: JAPPO.helpPhone,
  wallets: JAPPO.wallets,
  currency: JAPPO.currency,
  initials: 'M. D.',
  terms: plainTerms(minor(1)),
  plan: JAPPO_PLAN,
}

/** Her aunt, in the same one. */
export const AUNT: Payee = { ...MOTHER, number: memberNumberFrom('0600003'), initials: 'F. D.' }

/** Somebody in the mutual that takes cash only, whom others would pay for. */
const NEIGHBOUR: Payee = {
  ...MOTHER,
  ...{ number: memberNumberFrom('0800009'), mutual: 'kijiji', mutualName: KIJIJI.name },
  ...{
    currency: KIJIJI.currency,
    helpPhone: KIJIJI.helpPhone,
    wallets: [],
    plan: PLAN,
    terms: null,
  },
}

const AMINA = member('0412337', 'Amina Otieno')
const LATE = { paidThroughBefore: date('2025-12-31') }
const ENDED = { ...LATE, end: { on: date('2026-02-01'), state: 'resigned' } } as const
const NEW = { joinedOn: date('2026-02-10'), paidThroughBefore: null }
const JAPPO_FACTS = { versions: [JAPPO_PLAN], paidThroughBefore: date('2026-01-31') }

/** As of an account in Kenya. */
const MPESA: Terms = { ...plainTerms(minor(100), 'M-PESA'), most: minor(25_000_000) }

/** What a household that has been here for a while has to look at. */
const LIFE: Pick<Person, 'family' | 'receipts' | 'visits'> = {
  family: {
    people: [
      { name: 'Amina Otieno', since: date('2025-04-01'), until: null, isTooOld: false },
      { name: 'Peter Otieno', since: date('2026-05-10'), until: null, isTooOld: false },
      {
        name: 'Grace Otieno',
        since: date('2025-04-01'),
        until: date('2026-08-13'),
        isTooOld: false,
      },
      { name: 'Paul Otieno', since: date('2025-04-01'), until: null, isTooOld: true },
    ],
    asked: ['Joy Otieno'],
  },
  receipts: [
    { ref: 'AF26-0000031', amount: minor(50_000), paidOn: date('2026-02-04'), isCancelled: false },
    { ref: 'AF26-0000012', amount: minor(100_000), paidOn: date('2026-01-05'), isCancelled: true },
  ],
  visits: {
    prices: [
      {
        service: 'delivery',
        clinics: [
          { name: 'Kibera Health Centre', price: minor(150_000), patient: minor(30_000) },
          { name: 'Uhuru Clinic', price: minor(200_000), patient: minor(40_000) },
        ],
      },
      {
        service: 'consultation',
        clinics: [{ name: 'Uhuru Clinic', price: minor(50_000), patient: minor(10_000) }],
      },
    ],
    open: [
      {
        code: 'K7QR42-9',
        person: 'Grace Otieno',
        provider: 'Kibera Health Centre',
        until: date('2026-03-03'),
      },
    ],
    checks: [
      {
        id: 'c2',
        when: '02/03 09:12',
        person: 'Grace Otieno',
        provider: 'Kibera Health Centre',
        answer: 'yes',
        isStopped: false,
      },
      {
        id: 'c1',
        when: '11/02 16:40',
        person: 'Amina Otieno',
        provider: 'Mathare Clinic',
        answer: 'no',
        isStopped: true,
      },
    ],
  },
}

function inKijiji(
  language: Language,
  members: readonly MemberFacts[],
  more: Partial<Person> = {},
): Person {
  const there = { home: 'kijiji', mutuals: [KIJIJI], payees: [NEIGHBOUR, MOTHER] }
  return person(language, members, { ...there, ...LIFE, ...more })
}

/** People by the name that conversations call them. */
export const PEOPLE: Readonly<Record<string, Person>> = {
  amina: person('en', [AMINA], { payees: [MOTHER, AUNT, NEIGHBOUR], ...LIFE }),
  'without a telephone': person('en', [AMINA], { mutuals: [{ ...AFYA, helpPhone: null }] }),
  guarded: person('en', [AMINA], { pin: '4702', ...LIFE }),
  siri: person('sw', [AMINA], { pin: '4702', ...LIFE }),
  newcomer: person(null, [AMINA]),
  ahead: person('en', [
    member('0412338', 'Peter Kamau', { payments: [{ on: TODAY, amount: minor(70_000) }] }),
  ]),
  baraka: person('sw', [member('0500001', 'Baraka Mushi', LATE)], {
    payees: [MOTHER, AUNT],
    ...LIFE,
  }),
  suspended: person('en', [member('0500002', 'Njoki Mwangi', LATE)]),
  applicant: person('en', [member('0500003', 'Juma Ali', { ...NEW, feePaidBefore: false })]),
  waiting: person('en', [
    member('0500004', 'Wanjiku Kariuki', {
      ...NEW,
      payments: [{ on: date('2026-02-10'), amount: minor(100_000) }],
    }),
  ]),
  resigned: person('en', [member('0500005', 'Otieno Odhiambo', ENDED)]),
  'struck-off': person('en', [
    member('0500006', 'Halima Yusuf', { ...LATE, end: { ...ENDED.end, state: 'struck-off' } }),
  ]),
  awa: person('fr', [member('0700001', 'Awa Diöp', JAPPO_FACTS, JAPPO)], {
    home: 'jappo',
    mutuals: [JAPPO],
    payees: [MOTHER],
    ...LIFE,
  }),
  stranger: person(null, []),
  'waits for a decision': person('en', [], {
    mutuals: [{ ...AFYA, waitsSince: date('2026-03-01') }],
  }),
  mwombaji: person('sw', [], { mutuals: [{ ...AFYA, waitsSince: date('2026-03-01') }] }),
  'calls from a new phone': person('en', [], { payees: [MOTHER] }),
  etranger: person(null, [], { home: 'jappo', mutuals: [JAPPO], payees: [MOTHER] }),
  chooses: person('en', [], { mutuals: [{ ...AFYA, plans: THREE_PLANS }] }),
  anachagua: person('sw', [], { mutuals: [{ ...AFYA, plans: [PERSON] }] }),
  'has children': person('en', [], { mutuals: [{ ...AFYA, plans: [CHILDREN] }] }),
  'ana watoto': person('sw', [], { mutuals: [{ ...AFYA, plans: [CHILDREN] }] }),
  'a des enfants': person('fr', [], { mutuals: [{ ...JAPPO, plans: [CHILDREN] }], home: 'jappo' }),
  'pays afterwards': person('en', [
    member('0500111', 'Rehema Ally', { ...STANDING, versions: [AFTERWARDS] }),
  ]),
  'is late afterwards': person('en', [
    member('0500112', 'Rehema Ally', {
      ...STANDING,
      versions: [AFTERWARDS],
      paidThroughBefore: date('2025-12-31'),
    }),
  ]),
  'pays for less': person('en', [
    member('0500113', 'Saida Omari', { ...STANDING, versions: [CHEAPER] }),
  ]),
  choisit: person('fr', [], { mutuals: [{ ...JAPPO, plans: THREE_PLANS }], home: 'jappo' }),
  seul: person('fr', [], { mutuals: [{ ...JAPPO, plans: [PERSON] }], home: 'jappo' }),
  young: person('en', [], { mutuals: [{ ...AFYA, plans: [{ ...PLAN, adultAge: 15 }] }] }),
  undecided: person('en', [], { home: null, mutuals: [AFYA, JAPPO] }),
  clinic: person('en', [], { roles: [CLINIC] }),
  collector: person('sw', [], {
    roles: [{ ...MANAGER, role: 'collector', name: 'Juma Ali' }],
  }),
  taker: person('en', [], { roles: [{ ...MANAGER, role: 'collector', name: 'Juma Ali' }] }),
  'taker who was asked': person('en', [], {
    roles: [{ ...MANAGER, role: 'collector', name: 'Juma Ali' }],
    cashAsked: 1,
  }),
  'collector who was asked': person('sw', [], {
    roles: [{ ...MANAGER, role: 'collector', name: 'Juma Ali' }],
    cashAsked: 2,
  }),
  'manager who was asked': person('en', [], { roles: [MANAGER], cashAsked: 1 }),
  'gerante who was asked': person('fr', [], {
    roles: [{ ...MANAGER, mutual: 'jappo', name: 'Awa Ndiaye' }],
    home: 'jappo',
    mutuals: [JAPPO],
    cashAsked: 3,
  }),
  gerante: person('fr', [], {
    roles: [{ ...MANAGER, mutual: 'jappo', name: 'Awa Ndiaye' }],
    home: 'jappo',
    mutuals: [JAPPO],
  }),
  clinique: person('fr', [], {
    roles: [{ ...CLINIC, mutual: 'jappo', ref: 'thiaroye', name: 'Centre de santé Thiaroye' }],
    home: 'jappo',
    mutuals: [JAPPO],
  }),
  manager: person('en', [], { roles: [MANAGER] }),
  'guarded manager': person('en', [], { roles: [MANAGER], staffPin: '4702' }),
  'meneja mwenye siri': person('sw', [], { roles: [MANAGER], staffPin: '4702' }),
  'collecteur protégé': person('fr', [], {
    roles: [{ ...MANAGER, role: 'collector', mutual: 'jappo', name: 'Ibou Sarr' }],
    ...{ home: 'jappo', mutuals: [JAPPO], staffPin: '4702' },
  }),
  'kliniki yenye siri': person('sw', [], { roles: [CLINIC], staffPin: '4702' }),
  association: person('sw', [], { roles: [GROUP] }),
  treasurer: person('en', [], { roles: [GROUP] }),
  tresoriere: person('fr', [], {
    roles: [{ ...GROUP, mutual: 'jappo', name: 'Femmes de Thiaroye' }],
    home: 'jappo',
    mutuals: [JAPPO],
  }),
  kadhaa: person('sw', [AMINA], { roles: [GROUP, roleOf(AMINA)], ...LIFE }),
  indecise: person('fr', [], { home: null, mutuals: [AFYA, JAPPO] }),
  early: person('en', [], { home: null, mutuals: [] }),
  mapema: person('sw', [], { home: null, mutuals: [] }),
  'pays by M-PESA': person('en', [AMINA], { terms: MPESA, payees: [MOTHER] }),
  'owes more than M-PESA takes': person('en', [member('0500002', 'Njoki Mwangi', LATE)], {
    terms: { ...MPESA, most: minor(120_000) },
  }),
  'hulipa kwa M-PESA': person('sw', [member('0500001', 'Baraka Mushi', LATE)], {
    terms: { ...MPESA, most: minor(70_000), bound: 'day' },
  }),
  'cannot be asked': person('en', [AMINA], { terms: { ...MPESA, cannot: 'down' } }),
  haombwi: person('sw', [member('0500001', 'Baraka Mushi', LATE)], {
    terms: { ...MPESA, cannot: 'down' },
  }),
  'sans operateur': person('fr', [member('0700001', 'Awa Diop', JAPPO_FACTS, JAPPO)], {
    ...{ home: 'jappo', mutuals: [JAPPO] },
    terms: { ...plainTerms(minor(1), 'Orange Money'), cannot: 'phone' },
  }),
  'treasurer by M-PESA': person('en', [], {
    roles: [GROUP],
    terms: { ...MPESA, most: minor(100_000) },
  }),
  wanjiru: inKijiji('en', [member('0800001', 'Wanjiru Kariuki', LATE, KIJIJI)]),
  neema: inKijiji('sw', [member('0800002', 'Neema Salim', {}, KIJIJI)]),
  celine: inKijiji('fr', [member('0800003', 'Céline Bizimana', LATE, KIJIJI)]),
  gone: inKijiji('fr', [member('0800004', 'Aline Uwase', ENDED, KIJIJI)]),
  cashier: inKijiji('en', [], { roles: [{ ...GROUP, mutual: 'kijiji' }] }),
  mhazini: inKijiji('sw', [], { roles: [{ ...GROUP, mutual: 'kijiji' }] }),
  caissiere: inKijiji('fr', [], { roles: [{ ...GROUP, mutual: 'kijiji' }] }),
  mgeni: inKijiji('sw', []),
  several: person('en', [AMINA, member('0700001', 'Awa Diop', JAPPO_FACTS, JAPPO)], {
    roles: [
      CLINIC,
      MANAGER,
      GROUP,
      roleOf(AMINA),
      roleOf(member('0700001', 'Awa Diop', {}, JAPPO)),
    ],
    mutuals: [AFYA, JAPPO],
  }),
}
