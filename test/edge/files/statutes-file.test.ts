import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ALERT_DEFAULTS } from '../../../src/core/statutes/alert-settings.ts'
import { BOOKKEEPING_DEFAULTS } from '../../../src/core/statutes/bookkeeping.ts'
import { REMINDER_DEFAULTS } from '../../../src/core/statutes/reminder-settings.ts'
import type { Mutual } from '../../../src/core/statutes/statutes.ts'
import { mutualCodeOf, readStatutes } from '../../../src/edge/files/statutes-file.ts'

type Json = Record<string, unknown>

/** The example of the interface, a fresh copy each time. */
function example(): { mutual: Json; plans: Json[]; providers: Json[]; managers: Json[] } & Json {
  return JSON.parse(readFileSync('examples/statutes-jappo.json', 'utf8')) as never
}

/** The example with one value set, at a path such as `plans[0].dueDay`. */
function exampleWith(path: string, value: unknown): Json {
  const file = example()
  const keys = path.replace(/\[(\d+)\]/g, '.$1').split('.')
  const last = keys.pop() as string
  const target = keys.reduce<Json>((object, key) => (object[key] ??= {}) as Json, file)
  if (value === undefined) delete target[last]
  else target[last] = value
  return file
}

function faultsOf(json: unknown, known: Mutual | null = null): string[] {
  const read = readStatutes(json, known)
  return read.ok ? [] : read.faults.map(({ path, why }) => `${path}: ${why}`)
}

const AWA = { name: 'Awa Diop', phone: '+221775550001' }

const KNOWN: Mutual = {
  code: 'jappo',
  name: 'Mutuelle Jappo',
  country: 'SN',
  currency: 'XOF',
  timeZone: 'Africa/Dakar',
  languages: ['fr'],
  serviceCode: null,
  helpPhone: null,
  colour: null,
  contact: null,
  quietHours: { from: '20:00', to: '08:00' },
  wallets: [],
  smsBudget: null,
  wording: {},
  matchApprovalAbove: null,
  cashApprovalAbove: null,
  cashDaysBack: 7,
  bookApprovalAbove: null,
  bookkeeping: BOOKKEEPING_DEFAULTS,
  messagesFrom: null,
  heldAbove: null,
  reminders: REMINDER_DEFAULTS,
  alerts: ALERT_DEFAULTS,
}

describe('a statutes file', () => {
  it('is read as the interface shows it', () => {
    const read = readStatutes(example(), null)
    expect(read).toMatchObject({ ok: true })
    if (!read.ok) return
    expect(read.file.mutual.wallets).toEqual([{ wallet: 'sandbox', payBill: null }])
    const [plan] = read.file.plans
    expect(plan).toMatchObject({ contribution: 1500, joiningFee: 1000, waiting: { months: 3 } })
    expect(plan?.services[0]?.ceiling).toMatchObject({
      amount: 30000,
      per: 'family',
      every: 'year',
    })
    expect(read.file.providers[0]?.phones).toEqual(['+221771234567'])
  })

  it('takes a text of a mutual’s own that is longer than ours and fits', () => {
    const wording = { en: { 'main.pay': 'Give your contribution' } }
    const file = example()
    const read = readStatutes({ ...file, mutual: { ...file.mutual, wording } }, null)
    expect(read.ok && read.file.mutual.wording).toEqual(wording)
  })

  it('has the defaults of the interface for what a plan leaves out', () => {
    const plan = { code: 'a', validFrom: '2025-01-01', unit: 'family', period: 'year' }
    const file = { ...example(), plans: [{ ...plan, contribution: '100' }], providers: [] }
    const read = readStatutes(file, null)
    expect(read.ok && read.file.plans[0]).toEqual({
      ...plan,
      contribution: 100,
      anchor: 'calendar',
      yearStart: '01-01',
      joiningFee: 0,
      dueDay: 1,
      graceDays: 0,
      waiting: null,
      dependantWaiting: null,
      newbornDays: 0,
      minimumPaidShare: 100,
      minimumPaidMonths: null,
      dependantMaxAge: null,
      strikeOffAfterPeriods: null,
      strikeOffNoticeDays: 14,
      readmission: { arrears: 'owed', waiting: null },
      lateReturn: null,
      season: null,
      extraPeople: null,
      childContribution: null,
      familyMaximum: null,
      rhythms: [],
      joiningFeePer: 'household',
      additions: 'next-period',
      paidInArrears: false,
      suspendAfterPeriods: 1,
      adultAge: 18,
      feesPaidBy: null,
      maxInstalments: null,
      arrearsFirst: true,
      subsidy: null,
      latePenalty: null,
      visitCodeDays: 1,
      referralDays: 30,
      letterApprovalAbove: null,
      services: [],
    })
  })

  it('reads ceilings of money and of visits, a deductible, an emergency and a referral', () => {
    const ceiling = {
      amount: '30000',
      count: 6,
      per: 'family',
      every: 'period',
      extraPerPerson: '5000',
    }
    const service = {
      code: 'care',
      patientPercent: 20,
      deductible: '500',
      emergency: true,
      ceiling,
    }
    const plain = { code: 'plain', patientPercent: 0, referral: true }
    const read = readStatutes(exampleWith('plans[0].services', [service, plain]), null)
    const services = read.ok && read.file.plans[0]?.services
    const others = { waiting: null, guaranteeLetter: false }
    expect(services).toEqual([
      {
        ...service,
        ...others,
        deductible: 500,
        referral: false,
        ceiling: { amount: 30000, count: 6, per: 'family', every: 'period', extraPerPerson: 5000 },
      },
      { ...plain, ...others, deductible: 0, emergency: false, ceiling: null },
    ])
  })

  it('leaves out of a known mutual what it does not mention', () => {
    const read = readStatutes({ mutual: { code: 'jappo', name: 'Jappo' } }, KNOWN)
    expect(read.ok && read.file).toEqual({
      mutual: { code: 'jappo', name: 'Jappo' },
      plans: [],
      providers: [],
      associations: [],
      managers: [],
      treasurers: [],
      secretaries: [],
      clerks: [],
      auditors: [],
      collectors: [],
    })
  })

  it('reads amounts and phones of a known mutual by its currency and country', () => {
    const file = { ...example(), mutual: { code: 'jappo' }, managers: [{ phone: '77 555 66 77' }] }
    const kes = { ...KNOWN, currency: 'KES', languages: ['fr', 'en'] } as const
    const read = readStatutes(file, kes)
    expect(read.ok && read.file.plans[0]?.contribution).toBe(150000)
    expect(read.ok && read.file.managers).toEqual([{ phone: '+221775556677' }])
  })

  it('reads whom members know, and that nobody is named any more', () => {
    const read = (contact: unknown) => readStatutes(exampleWith('mutual.contact', contact), null)
    const grace = { name: 'Oluwaseunfunmila', phone: '77 000 00 01' }
    expect(read(grace)).toMatchObject({
      file: { mutual: { contact: { name: 'Oluwaseunfunmila', phone: '+221770000001' } } },
    })
    expect(read(null)).toMatchObject({ file: { mutual: { contact: null } } })
  })

  it('reads a colour in capitals too, and that there is none any more', () => {
    const read = (colour: unknown) => readStatutes(exampleWith('mutual.colour', colour), null)
    expect(read('#1D6B34')).toMatchObject({ file: { mutual: { colour: '#1d6b34' } } })
    expect(read(null)).toMatchObject({ file: { mutual: { colour: null } } })
  })

  it('keeps the fields of a part of a plan: anchors, pay-bill numbers, ends', () => {
    const file = exampleWith('plans[0].anchor', 'joining')
    const mutual = file.mutual as Json
    mutual.wallets = [{ wallet: 'sandbox', payBill: '400200' }]
    ;(file.providers as Json[])[0]!.agreement = { from: '2025-01-01', to: '2026-12-31' }
    ;(file.managers as Json[])[0]!.until = '2026-06-30'
    const read = readStatutes(file, null)
    expect(read).toMatchObject({
      ok: true,
      file: {
        mutual: { wallets: [{ wallet: 'sandbox', payBill: '400200' }] },
        plans: [{ anchor: 'joining' }],
        providers: [{ agreement: { from: '2025-01-01', to: '2026-12-31' } }],
        managers: [{ until: '2026-06-30' }, { name: 'Moussa Fall' }],
      },
    })
  })

  it.each([
    ['mutual.code', 'Jappo Dakar', 'mutual.code: must be small letters'],
    ['mutual.code', undefined, 'mutual.code: is missing'],
    ['mutual.name', undefined, 'mutual.name: is missing'],
    ['mutual.name', 'Jap\u0000po', 'mutual.name: has a character that cannot be shown'],
    ['mutual.name', '健康', 'mutual.name: has nothing that an SMS can write'],
    ['mutual.country', 'XX', 'mutual.country: is not a country code'],
    ['mutual.country', undefined, 'mutual.country: is missing'],
    ['mutual.currency', 'XYZ', 'mutual.currency: is not a currency'],
    ['mutual.timeZone', 'Africa/Nowhere', 'mutual.timeZone: is not a time zone'],
    ['mutual.timeZone', '+03:00', 'mutual.timeZone: is not a time zone'],
    ['mutual.languages', [], 'mutual.languages: is empty'],
    ['mutual.languages', ['fr', 'wo'], 'mutual.languages[1]: must be one of en, fr, sw'],
    ['mutual.languages', ['fr', 'fr'], 'mutual.languages: names a language twice'],
    ['mutual.serviceCode', '384*77', 'mutual.serviceCode: must be a USSD code'],
    ['mutual.helpPhone', '12', 'mutual.helpPhone: is not a phone number of SN'],
    ['mutual.colour', 12, 'mutual.colour: must be text'],
    ['mutual.colour', 'green', 'mutual.colour: is not a colour of six digits, such as #1d6b34'],
    ['mutual.colour', '#1d6b34;}', 'mutual.colour: is not a colour'],
    [
      'mutual.colour',
      '#ffd700',
      'mutual.colour: is too light to be read (its contrast is 1.3, 4.5 is needed): take a darker one; the nearest is #847000',
    ],
    ['mutual.contact', 'Grace', 'mutual.contact: must be an object'],
    ['mutual.contact', { name: 'Grace' }, 'mutual.contact.phone: is missing'],
    ['mutual.contact', { phone: '770000001' }, 'mutual.contact.name: is missing'],
    [
      'mutual.contact',
      { name: 'Grace', phone: '12' },
      'mutual.contact.phone: is not a phone number',
    ],
    ['mutual.contact', { name: ' ', phone: '770000001' }, 'mutual.contact.name: '],
    [
      'mutual.contact',
      { name: 'Oluwaseunfunmilay', phone: '770000001' },
      'mutual.contact.name: is longer than 16 characters: a first name is enough',
    ],
    ['mutual.contact', { name: 'G', phone: '770000001', who: 1 }, 'mutual.contact.who: '],
    ['mutual.reminders', { stillSuspendedDays: 6 }, 'mutual.reminders.stillSuspendedDays: must be'],
    ['mutual.quietHours', { from: '24:00', to: '08:00' }, 'mutual.quietHours.from: must be a time'],
    ['mutual.quietHours', { from: '08:00', to: '08:00' }, 'mutual.quietHours: begin and end at'],
    ['mutual.reminders', { beforeDueDays: [0] }, 'mutual.reminders.beforeDueDays[0]: must be'],
    ['mutual.reminders', { quietDays: ['someday'] }, 'mutual.reminders.quietDays[0]: is not a day'],
    [
      'mutual.reminders',
      { kinds: ['late'] },
      'mutual.reminders.kinds[0]: must be suspended, reopened',
    ],
    ['mutual.alerts', { digestDay: 'someday' }, 'mutual.alerts.digestDay: must be monday, '],
    ['mutual.alerts', { perDay: -1 }, 'mutual.alerts.perDay: must be'],
    ['mutual.reminders', { days: 3 }, 'mutual.reminders.days: '],
    ['mutual.wallets', ['a', { wallet: 'a' }], 'mutual.wallets: names a wallet twice'],
    [
      'mutual.wallets',
      [{ wallet: 'a', payBill: 'x' }],
      'mutual.wallets[0].payBill: must be digits',
    ],
    ['mutual.wording', { fr: { 'sms.no': 'x' } }, 'mutual.wording.fr.sms.no: is not a text'],
    [
      'mutual.wording',
      { fr: { 'sms.stop': 'x'.repeat(170) } },
      'mutual.wording.fr.sms.stop: is 10 characters longer than there is room for',
    ],
    ['mutual.motto', 'green', 'mutual.motto: is not a field known here'],
    ['colour', 'green', 'colour: is not a field known here'],
    ['plans', {}, 'plans: must be a list'],
    ['plans[0]', 7, 'plans[0]: must be an object'],
    ['plans[0].code', 'Ünï', 'plans[0].code: must be small letters'],
    ['plans[0].validFrom', '2025-02-30', 'plans[0].validFrom: is not a date'],
    ['plans[0].validFrom', undefined, 'plans[0].validFrom: is missing'],
    ['plans[0].unit', 'village', 'plans[0].unit: must be person or family'],
    ['plans[0].period', 'day', 'plans[0].period: must be week, month, quarter, half-year, year'],
    [
      'plans[0].contribution',
      '249999917',
      'plans[0].contribution: comes to more than 3000000000 XOF a year for a household of 10, which is no contribution',
    ],
    ['plans[0].contribution', '100.50', 'plans[0].contribution: has a fraction, and XOF has none'],
    ['plans[0].contribution', '1,50', 'plans[0].contribution: has a fraction, and XOF has none'],
    ['plans[0].contribution', 'KES 1500', 'plans[0].contribution: names another currency than XOF'],
    ['plans[0].contribution', 1500, 'plans[0].contribution: must be an amount written as text'],
    ['plans[0].contribution', '-5', 'plans[0].contribution: is not an amount'],
    ['plans[0].contribution', '0', 'plans[0].contribution: must be more than 0'],
    ['plans[0].contribution', '9'.repeat(15), 'plans[0].contribution: is too large'],
    ['plans[0].joiningFee', 'free', 'plans[0].joiningFee: is not an amount'],
    ['plans[0].dueDay', 32, 'plans[0].dueDay: is past the end of every month'],
    ['plans[0].dueDay', 0, 'plans[0].dueDay: must be 1 or more'],
    ['plans[0].dueDay', 1.5, 'plans[0].dueDay: must be a whole number'],
    ['plans[0].graceDays', -1, 'plans[0].graceDays: must be 0 or more'],
    ['plans[0].waiting', {}, 'plans[0].waiting: needs months or days'],
    ['plans[0].waiting', { months: 1.5 }, 'plans[0].waiting.months: must be a whole number'],
    ['plans[0].waiting', { weeks: 2 }, 'plans[0].waiting.weeks: is not a field known here'],
    ['plans[0].minimumPaidShare', 101, 'plans[0].minimumPaidShare: must be 100 or less'],
    ['plans[0].minimumPaidMonths', 6, 'plans[0].minimumPaidMonths: needs a minimumPaidShare below'],
    ['plans[0].yearStart', '02-29', 'plans[0].yearStart: must be a month and day'],
    ['plans[0].dependantMaxAge', '17', 'plans[0].dependantMaxAge: must be a whole number'],
    ['plans[0].lateReturn', { afterMonths: 3 }, 'plans[0].lateReturn.waiting: '],
    [
      'plans[0].services[0].patientPercent',
      101,
      'plans[0].services[0].patientPercent: must be 100',
    ],
    ['plans[0].services[1].code', 'consultation', 'plans[0].services[1].code: is there twice'],
    ['plans[0].visitCodeDays', 32, 'plans[0].visitCodeDays: must be 31 or less'],
    ['plans[0].season', { from: '11-01' }, 'plans[0].season.to: is missing'],
    ['plans[0].season', { from: '02-29', to: '06-01' }, 'plans[0].season.from: must be a month'],
    ['plans[0].season', { from: '11-01', to: '02-30' }, 'plans[0].season.to: must be a month'],
    ['plans[0].season', { from: '11-01', to: '02-28' }, 'plans[0].season: means nothing unless'],
    ['plans[0].period', 'season', 'plans[0].season: is missing'],
    ['plans[0].maxInstalments', 0, 'plans[0].maxInstalments: must be 1 or more'],
    ['plans[0].arrearsFirst', 'yes', 'plans[0].arrearsFirst: must be true or false'],
    ['plans[0].subsidy', 50, 'plans[0].subsidy: must be an object'],
    ['plans[0].subsidy.percent', 101, 'plans[0].subsidy.percent: must be 100 or less'],
    ['plans[0].subsidy.payer', 'The State', 'plans[0].subsidy.payer: must be small letters'],
    ['plans[0].subsidy.members', 'poor', 'plans[0].subsidy.members: must be all or named'],
    ['plans[0].subsidy.until', '2026-01-01', 'plans[0].subsidy.until: is not a field known here'],
    ['plans[0].latePenalty', { afterDays: 5 }, 'plans[0].latePenalty.amount: is missing'],
    [
      'plans[0].latePenalty',
      { afterDays: 5, amount: '0' },
      'plans[0].latePenalty.amount: must be more than 0',
    ],
    ['plans[0].letterApprovalAbove', -5, 'plans[0].letterApprovalAbove: must be an amount'],
    ['plans[0].services[0].deductible', '1.50', 'plans[0].services[0].deductible: has a fraction'],
    ['plans[0].services[0].emergency', 'yes', 'plans[0].services[0].emergency: must be true or'],
    [
      'plans[0].services[1].emergency',
      true,
      'plans[0].services[1].guaranteeLetter: cannot be asked for in an emergency',
    ],
    [
      'plans[0].services[0].ceiling.amount',
      undefined,
      'plans[0].services[0].ceiling: needs an amount or a count',
    ],
    ['plans[0].services[0].ceiling.count', 0, 'plans[0].services[0].ceiling.count: must be 1'],
    [
      'plans[0].services[0].ceiling',
      { amount: '1', per: 'person', every: 'year', extraPerPerson: '5' },
      'plans[0].services[0].ceiling.extraPerPerson: means nothing for a ceiling per person',
    ],
    [
      'plans[0].services[0].ceiling',
      { count: 3, per: 'family', every: 'year', extraPerPerson: '5' },
      'plans[0].services[0].ceiling.extraPerPerson: needs an amount',
    ],
    ['plans[0].services[0].ceiling.every', 'week', 'plans[0].services[0].ceiling.every: must be'],
    ['providers[0].services', ['a', 'a'], 'providers[0].services: names a service twice'],
    ['providers[0].language', 'sw', "providers[0].language: is not one of the mutual's languages"],
    ['providers[0].phones', ['+2217'], 'providers[0].phones[0]: is not a phone number of SN'],
    [
      'providers[0].agreement',
      { from: '2025-01-01', to: '2024-12-31' },
      'providers[0].agreement.to: is before from',
    ],
    ['associations[0].phone', 'none', 'associations[0].phone: is not a phone number'],
    ['managers[0].phone', undefined, 'managers[0].phone: is missing'],
    ['managers[0].until', 'soon', 'managers[0].until: is not a date'],
    ['collectors', {}, 'collectors: must be a list'],
    ['collectors', [{ name: 'Awa' }], 'collectors[0].phone: is missing'],
    ['collectors', [{ phone: '12' }], 'collectors[0].phone: is not a phone number of SN'],
    ['collectors', [AWA, AWA], 'collectors[1].phone: is there twice'],
    ['collectors', [{ ...AWA, language: 'sw' }], 'collectors[0].language: is not one of the'],
    ['collectors', [{ ...AWA, until: 'soon' }], 'collectors[0].until: is not a date'],
    ['collectors', [{ ...AWA, code: 'c1' }], 'collectors[0].code: is not a field known here'],
  ])('is refused with %s %j', (path, value, fault) => {
    const faults = faultsOf(exampleWith(path, value))
    expect(faults.filter((found) => found.startsWith(fault))).toHaveLength(1)
  })

  it('names every fault, and contradictions beside them', () => {
    const file = exampleWith('plans[0].dueDay', 40)
    const [plan] = file.plans as Json[]
    Object.assign(plan as Json, { contribution: 'x', minimumPaidMonths: 1, graceDays: -1 })
    Object.assign(file.mutual as Json, { currency: 'KES', languages: 'fr' })
    ;(file.managers as unknown[]).push({ name: 'M', phone: 'x' })
    expect(faultsOf(file).map((fault) => fault.split(':')[0])).toEqual([
      'mutual.languages',
      'plans[0].contribution',
      'plans[0].graceDays',
      'plans[0].dueDay',
      'plans[0].minimumPaidMonths',
      'plans[0].minimumPaidMonths',
      'managers[2].phone',
    ])
  })

  it('is refused when a thing is there twice', () => {
    const file = example()
    file.plans.push(file.plans[0] as Json)
    file.providers.push({ ...file.providers[0], phones: [] })
    file.managers.push({ ...file.managers[0], phone: '77 555 66 77' })
    expect(faultsOf(file)).toEqual([
      'plans[1]: is there twice with this code and validFrom',
      'providers[1].code: is there twice',
      'managers[2].phone: is there twice',
    ])
  })

  it('is refused when two clinics share a phone, however it is written', () => {
    const file = example()
    file.providers.push({ ...file.providers[0], code: 'pikine', phones: ['77 123 45 67'] })
    expect(faultsOf(file)).toEqual(['providers[1].phones[0]: is also a phone of thiaroye'])
  })

  it('opens rights by part payments only within a period made of more months', () => {
    const yearly = { period: 'year', minimumPaidShare: 75, minimumPaidMonths: 6 }
    const file = example()
    Object.assign(file.plans[0] as Json, yearly)
    expect(faultsOf(file)).toEqual([])
    Object.assign(file.plans[0] as Json, { period: 'half-year' })
    expect(faultsOf(file)).toEqual([
      'plans[0].minimumPaidMonths: must be less than the months of a half-year',
    ])
  })

  it.each([[null], ['text'], [7], [[]], [{}], [{ mutual: null }]])(
    'is refused when it is %j',
    (json) => {
      expect(faultsOf(json)).not.toEqual([])
      expect(mutualCodeOf(json)).toBeNull()
    },
  )
})
