import type { BillOutcome, ClinicAnswer } from '../../../src/core/errands/clinic-kinds.ts'
import type { OfficeFactKinds, OfficeRequestKinds } from '../../../src/core/errands/office-kinds.ts'
import { ALERT_KINDS } from '../../../src/core/alerts/alert.ts'
import { LISTED_DAYS, type ListedAlert } from '../../../src/core/alerts/alert-list.ts'
import type { ComplaintTold } from '../../../src/core/complaints/told.ts'
import type { WantedCall } from '../../../src/core/errands/staff-kinds.ts'
import { DOINGS } from '../../../src/core/help/doing.ts'
import { moneyIn } from '../../../src/core/indicators/money-in.ts'
import type {
  FactKind,
  FactOf,
  GivesOf,
  KeyOf,
  RequestOf,
} from '../../../src/core/errands/kinds.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import type { Matter } from '../../../src/core/proposals/matter.ts'
import type { Coverage } from '../../../src/core/coverage/coverage.ts'
import type { Reason } from '../../../src/core/states.ts'
import { date } from '../../../src/core/dates.ts'
import { memberNumberFrom, readMemberNumber } from '../../../src/core/member-number.ts'
import { minor, percentUp, subtract, times } from '../../../src/core/money.ts'
import { no } from '../../../src/core/coverage/coverage.ts'
import { type Person, TODAY } from './people.ts'

/** What the store knows of offices in these tests. `isLong`: with the longest values there are. */
export type OfficeFacts = {
  readonly [K in FactKind & keyof OfficeFactKinds]: (someone: Person, of: KeyOf<K>) => FactOf<K>
}

/** As many as are listed, told apart by their first digits only. */
const FAMILIES = {
  numbers: ['1', '2', '3', '4', '5', '6'].map((first) => memberNumberFrom(`${first}412300`)),
  ordinal: 0,
}

const LONG_NAME = 'Marie-Antoinette O.'
const MOST = minor(9_999_999)
const OWED_EACH = minor(50_000)
const GROUP_OWING = 18

/** The mutual of long names has long everything. */
function isLong({ mutuals }: Person): boolean {
  return mutuals.some(({ name }) => name.length > 40)
}

export const OFFICE: OfficeFacts = {
  'clinic-services': (someone) =>
    isLong(someone)
      ? ['consultation', 'hospitalisation-maternite-chirurgie', 'laboratory']
      : ['consultation', 'surgery'],
  'clinic-checks': (someone) =>
    isLong(someone)
      ? Array.from({ length: 12 }, () => ({
          time: '23:59',
          asked: '041233799-4/12',
          answer: 'yes' as const,
          visitCode: 'K7QR42-8',
        }))
      : [
          { time: '09:40', asked: null, answer: 'no', visitCode: null },
          { time: '09:12', asked: '0412337-8', answer: 'yes', visitCode: 'K7QR42-8' },
          { time: '08:55', asked: '0500002-1/2', answer: 'no', visitCode: null },
        ],
  'clinic-visits': (someone) =>
    isLong(someone)
      ? Array.from({ length: 12 }, () => ({ visitCode: 'K7QR42-8', name: LONG_NAME }))
      : [
          { visitCode: 'K7QR42-8', name: 'Amina O.' },
          { visitCode: '3M8XWA-A', name: 'Juma' },
        ],
  'bill-quote': (_someone, { amount, visitCode }) => {
    if (visitCode === '3M8XWA-A') return { ok: false, why: 'visit-code-closed' }
    const patient = percentUp(amount, 20)
    return { ok: true, patient, share: subtract(amount, patient), emergency: false }
  },
  arrears: (someone) => {
    const late = (members: number, each: number) =>
      isLong(someone)
        ? { members: 99_999, amount: MOST }
        : { members, amount: minor(members * each) }
    const over = { members: 0, amount: minor(0) }
    const ageing = { one: late(88, 50_000), two: late(31, 100_000), three: late(24, 180_000), over }
    return { ageing, members: isLong(someone) ? 999_999 : 955 }
  },
  'arrears-page': (someone, { after }) => ({
    members: Array.from({ length: isLong(someone) ? 20 : 7 }, (_, at) => ({
      number: memberNumberFrom(String((after === '' ? 4_000_000 : 5_000_000) + at)),
      name: isLong(someone) ? 'Marie-Antoinette Oluwaseun' : `Member ${'ABCDEFG'[at]}`,
      phone: at === 1 ? null : isLong(someone) ? '+254700000000001' : `071100000${at}`,
      owed: isLong(someone) ? MOST : minor(150_000 + at * 100),
    })),
    next: after === '' ? memberNumberFrom('4000006') : null,
  }),
  'money-in': (someone) => {
    const amount = isLong(someone) ? MOST : minor(70_000)
    const wallets = isLong(someone)
      ? ['mobile-money-operator-with-a-long-name', 'another-operator', 'cash/afya/c1']
      : ['sandbox', 'cash/afya/c1']
    const rows = wallets.map((wallet) => ({ on: date('2026-03-02'), wallet, receipts: 2, amount }))
    return moneyIn(date('2026-03-02'), rows, [{ on: date('2026-03-01'), amount: minor(5_000) }])
  },
  named: (_someone, { typed }) => {
    const number = readMemberNumber(typed)
    if (number === null) return { kind: 'wrong' }
    return number === memberNumberFrom('0999999') ? { kind: 'nobody' } : { kind: 'found', number }
  },
  subject: (someone, { number }) =>
    number === memberNumberFrom('0999999')
      ? null
      : {
          number,
          name: isLong(someone) ? 'Marie-Antoinette Oluwaseun' : 'Amina Otieno',
          state: 'grace',
          owed: isLong(someone) ? MOST : minor(50_000),
          credit: isLong(someone) ? MOST : minor(0),
          coveredUntil: date('2026-04-20'),
          phone: isLong(someone) ? '+254700000000001' : '0711000001',
          hasPin: true,
          lastPaid: { amount: isLong(someone) ? MOST : minor(50_000), on: date('2026-02-05') },
          reach: { sees: true, acts: true },
        },
  unmatched: (someone) =>
    Array.from({ length: isLong(someone) ? 12 : 2 }, (_, at) => ({
      receipt: `UM26-000000${at % 9}`,
      amount: isLong(someone) ? MOST : minor(90_000 + at * 60_000),
      paidOn: date('2026-03-01'),
      payer: at === 1 ? null : '+25479900xxxx567',
      cardOf: isLong(someone)
        ? { number: memberNumberFrom('04123379'), name: 'Marie-Antoinette Oluwaseun' }
        : null,
      asked: at === 1 ? memberNumberFrom('0412337') : null,
      typed: isLong(someone) ? 'the-longest-account-that-one-can-type' : at === 0 ? 'mama' : '',
    })),
  'staff-phones': (someone) => [
    {
      ...{ phone: '+254733000002' as PhoneNumber, dialled: '0733000002' },
      ...{ name: isLong(someone) ? LONG_NAME : 'Juma Ali', isClosed: false },
    },
    {
      ...{ phone: '+254733000003' as PhoneNumber, dialled: '0733000003' },
      ...{ name: isLong(someone) ? LONG_NAME : 'Moses Otieno', isClosed: true },
    },
  ],
  'staff-pin': ({ staffPin = null }) => staffPin !== null,
  'sign-ins': ({ staffPin = null, ...someone }) =>
    staffPin === null ? 0 : isLong(someone) ? 99_999 : 2,
  matters: (someone) => mattersOf(isLong(someone)),
  alerts: (someone) => alertsOf(isLong(someone)),
  complaints: (someone) => complaintsOf(isLong(someone)),
  calls: (someone) => callsOf(isLong(someone)),
  waiting: (someone) =>
    isLong(someone)
      ? { unmatched: 99_999, matters: 999, alerts: 99 }
      : { unmatched: 2, matters: 9, alerts: 6 },
  'cash-in-hand': (someone) => (isLong(someone) ? MOST : minor(120_000)),
  'cash-limits': (someone) =>
    isLong(someone)
      ? { least: MOST, most: MOST, daysBack: 31 }
      : { least: minor(100), most: minor(150_000), daysBack: 7 },
  'cash-asked': (someone) =>
    Array.from({ length: someone.cashAsked ?? 0 }, (_, at) => ({
      slip: `sms/sandbox/${at}`,
      number: memberNumberFrom(isLong(someone) ? '04123379' : '0412337'),
      name: isLong(someone) ? 'Marie-Antoinette Oluwaseun' : 'Amina Otieno',
      amount: isLong(someone) ? MOST : minor([5_000_000, 50, 50_000][at] ?? 1),
      why: (['above', 'below', 'twice'] as const)[at % 3] ?? 'above',
      on: isLong(someone) ? date('2026-03-01') : null,
      limit: isLong(someone) ? MOST : minor(at === 1 ? 100 : 150_000),
      recorded: at % 3 === 2 ? (isLong(someone) ? 'MUTUELLE26-9999999' : 'UM26-0000123') : null,
    })),
  'association-owing': (someone, { whom }) => {
    const numbers = whom.split(' ').filter(Boolean)
    const count = whom === 'all' ? GROUP_OWING : numbers.length
    if (isLong(someone)) return { count: count > 0 ? 99_999 : 0, amount: MOST, asked: MOST }
    const amount = times(OWED_EACH, count)
    return { count, amount, asked: amount }
  },
  'association-size': (someone) => (isLong(someone) ? 99_999 : 60),
  'association-page': (someone, { after }) => ({
    members: Array.from({ length: isLong(someone) ? 4 : 6 }, (_, at) => ({
      number: memberNumberFrom(String((after === '' ? 4_000_000 : 5_000_000) + at)),
      name: isLong(someone) ? 'Marie-Antoinette Oluwaseun' : `Member ${'ABCDEF'[at]}`,
      owed: isLong(someone) ? MOST : OWED_EACH,
    })),
    next: after === '' ? memberNumberFrom('4000005') : null,
  }),
  'association-payments': (someone) =>
    isLong(someone)
      ? Array.from({ length: 5 }, (_, at) => ({
          receipt: `MUTUELLE26-000000${at}`,
          paidOn: date('2026-12-31'),
          amount: MOST,
          members: at === 4 ? null : 99_999,
        }))
      : [
          { receipt: 'UM26-0000124', paidOn: TODAY, amount: minor(900_000), members: 18 },
          {
            receipt: 'UM26-0000100',
            paidOn: date('2026-02-03'),
            amount: minor(100_000),
            members: null,
          },
        ],
}

function alertsOf(long: boolean): readonly ListedAlert[] {
  const recorded = (number: number) => ({ number, on: date('2026-02-28') })
  const money = long ? MOST : minor(240_000)
  const short = [
    { kind: 'suspense', cause: 'open', count: 2, amount: money, recorded: null },
    { kind: 'applicants', cause: 'open', count: 9, amount: null, recorded: null },
    { kind: 'call-me', cause: '+254711000001 Amina O.', count: 2, amount: null, recorded: null },
    { kind: 'complaint', cause: 'C7 Uhuru Clinic 01/03', count: 3, amount: null, recorded: null },
    { kind: 'not-me', cause: '04123378 kibera', count: 1, amount: null, recorded: recorded(7) },
    { kind: 'budget', cause: '2026-02-28', count: 3, amount: null, recorded: recorded(6) },
  ] as const
  if (!long) return short
  const cause = 'centre-de-santé-de-la-Médina-de-Çafé'
  return ALERT_KINDS.map((kind, at) => ({
    ...{ kind, count: 99_999, amount: MOST, cause: kind === 'no-money' ? '2026-02-28' : cause },
    recorded: LISTED_DAYS[kind] === 0 ? null : recorded(at + 1),
  }))
}

const CHECKED = {
  kind: 'check',
  when: '01/03 09:12',
  answer: 'yes',
  visitCode: 'K7QR42-8',
} as const

export function complaintsOf(long: boolean): readonly ComplaintTold[] {
  const told = {
    complaint: 7,
    code: 'C7',
    state: 'open',
    filedOn: TODAY,
    on: date('2026-03-01'),
    name: long ? 'Marie-Antoinette Oluwaseun' : 'Amina Otieno',
    number: memberNumberFrom('0412337'),
    phone: (long ? '+254700000000001' : '+254711000001') as PhoneNumber,
    kind: 'charged',
    clinic: long ? 'Centre de santé de la Médina' : 'Uhuru Clinic',
    words: long ? 'é'.repeat(160) : 'The nurse said that the card does not work',
    about: CHECKED,
    answer: null,
  } as const
  const amount = long ? MOST : minor(50_000)
  const unseen = { ...told, kind: 'unseen', clinic: null } as const
  return [
    told,
    {
      ...{ ...unseen, complaint: 8, code: 'C8', words: null, state: 'answered' },
      about: { kind: 'receipt', ref: 'UM26-0000123', amount, isMatched: false },
      answer: long ? 'é'.repeat(150) : 'We found your payment',
    },
    {
      ...{ ...unseen, complaint: 9, code: 'C9' },
      about: { kind: 'request', when: '28/02 19:30', amount },
    },
    { ...told, complaint: 10, code: 'C10', kind: 'turned-away', about: null },
    { ...unseen, complaint: 99_999, code: 'C99999', kind: 'other', on: null, about: null },
  ]
}

function callsOf(long: boolean): readonly WantedCall[] {
  const phone = (long ? '+254700000000001' : '+254711000001') as PhoneNumber
  const name = long ? 'Marie-Antoinette Oluwaseun' : 'Amina Otieno'
  const number = memberNumberFrom('0412337')
  const call = { call: 1, name, number, phone, when: '02/03 11:00', doing: 'pay' } as const
  const stranger = { ...call, call: 2, name: null, number: null, doing: 'join' } as const
  return [...DOINGS.map((doing, at) => ({ ...call, doing, call: at + 3 })), call, stranger].slice(
    long ? 0 : -2,
  )
}

function mattersOf(long: boolean): readonly Matter[] {
  const by = long ? 'Oluwaseun Nakayiwa Ssempebwa' : 'Mercy'
  const about = long ? 'MUTUELLE26-9999999' : 'UM26-0000123'
  const number = memberNumberFrom(long ? '04123379' : '0412337')
  const nobody = { person: null, familySize: null, place: null, phone: null }
  const reason = long ? 'Ce paiement est arrivé deux fois, dit le payeur' : 'came twice'
  const acts = { what: 'proposal', about, number, amount: null, by, reason, ...nobody } as const
  const asks = { what: 'application', amount: null, by: null, reason: null, ...nobody } as const
  const amount = long ? MOST : minor(150_000)
  const phone = '+254700000000001' as PhoneNumber
  const person = { name: 'Zawadi Ali', sex: 'F', birthDate: '1990-12-31' } as const
  const family = { familySize: 4, place: long ? 'Ndiaffate-Est, chez Awa' : 'Kibera', phone }
  return [
    { ...acts, id: '3', kind: 'match', amount, reason: '' },
    { ...acts, id: '4', kind: 'reversal', number: null, amount },
    {
      ...asks,
      ...family,
      id: '1',
      kind: 'join',
      about: long ? by : person.name,
      number: null,
      person: { ...person, birthDate: '1990' },
    },
    { ...asks, id: '2', kind: 'person', about: long ? by : 'Baby Otieno', number, person },
    { ...acts, id: '5', kind: 'strike-off', about: '' },
    { ...acts, id: '6', kind: 'write-off', about: '', amount },
    { ...acts, id: '7', kind: 'readmission', about: '' },
    { ...acts, id: '8', kind: 'refund', number: null, amount },
    { ...asks, id: '9', kind: 'phone', about: '', number, phone },
  ]
}

const YES: Coverage = {
  answer: 'yes',
  reason: 'OK',
  until: date('2026-04-20'),
  patientPercent: 20,
  left: null,
  visitsLeft: null,
  otherCodeOpen: false,
  emergency: false,
}

const PERSON = {
  number: memberNumberFrom('0412337'),
  ordinal: 0,
  firstName: 'Amina',
  initial: 'O',
  sex: 'F',
  birthYear: '1988',
} as const

function told(coverage: Coverage, more: Partial<ClinicAnswer> = {}): ClinicAnswer {
  const yes = coverage.answer === 'yes'
  return {
    coverage,
    asked: '0412337-8',
    person: PERSON,
    service: null,
    today: date('2026-03-02'),
    visitCode: yes ? 'K7QR42-8' : null,
    codeOpen: yes,
    found: 'one',
    ...more,
  }
}

const LONGEST = {
  ...PERSON,
  number: memberNumberFrom('99999999'),
  ordinal: 12,
  firstName: 'Marie-Antoinette',
}

const REASONS: readonly Reason[] = ['B1', 'C1', 'S1', 'S2', 'S3', 'L1', 'G1']

const ACTS = {
  days: 7,
  ...{ cash: { count: 3, amount: minor(450_000) }, billed: { count: 0, amount: minor(0) } },
  ...{ decided: 1, checked: 0 },
}

/** What may come of what offices ask for; the first when nobody says otherwise. */
export const OFFICE_OUTCOMES = {
  check: ({ subject, service }: RequestOf<'check'>): Readonly<Record<string, ClinicAnswer>> => {
    const nobody = told(no('N2'), { person: null, found: 'nobody' })
    if (subject === null) return { nobody: { ...nobody, coverage: no('N1'), asked: '' } }
    if (subject.kind === 'card') return { nobody, yes: told(YES) }
    const S2 = told(no('S2'), { service })
    if (service !== null) return { yes: told(YES, { service }), S2 }
    return {
      yes: told(YES),
      nobody,
      several: { ...nobody, found: 'several' },
      families: { ...nobody, found: 'several', families: FAMILIES },
      'two-readings': { ...nobody, found: 'two-readings' },
      waiting: told({ ...no('W1'), until: date('2026-05-12') }),
      ...Object.fromEntries(REASONS.map((reason) => [reason, told(no(reason))])),
      'cannot-tell': told({ ...no('C1'), answer: 'cannot-tell', reason: null }),
      closed: told(YES, { codeOpen: false }),
      longest: told(
        { ...YES, left: MOST, otherCodeOpen: true, patientPercent: null, emergency: true },
        { person: LONGEST },
      ),
    }
  },
  bill: ({ amount }: RequestOf<'bill'>): Readonly<Record<string, BillOutcome>> => {
    const patient = percentUp(amount, 20)
    const shares = { ok: true, patient, share: subtract(amount, patient) } as const
    return {
      billed: { ...shares, emergency: false },
      emergency: { ...shares, emergency: true },
      'not-covered': { ok: false, why: 'not-covered' },
      failed: { ok: false, why: 'unknown-mutual' },
      most: { ok: true, patient: MOST, share: MOST, emergency: false },
    }
  },
  'take-cash': ({ amount }: RequestOf<'take-cash'>): Named<'take-cash'> => ({
    done: { ok: true, receipt: 'UM26-0000124', inHand: amount },
    'no-phone': { ok: false, why: 'no-phone' },
    'not-staff': { ok: false, why: 'not-staff' },
    'wrong day': { ok: false, why: 'cash-day' },
    most: { ok: true, receipt: 'UM26-9999999', inHand: MOST },
  }),
  'answer-cash': ({ answer }: RequestOf<'answer-cash'>): Named<'answer-cash'> => ({
    done: {
      ok: true,
      recorded: answer === 'no' ? null : { receipt: 'UM26-0000124', inHand: minor(5_000_000) },
    },
    answered: { ok: false, why: 'cash-answered' },
    'no-phone': { ok: false, why: 'no-phone' },
    'not-staff': { ok: false, why: 'not-staff' },
    most: { ok: true, recorded: { receipt: 'MUTUELLE26-9999999', inHand: MOST } },
  }),
  match: (): Named<'match'> => ({
    done: { ok: true, proposal: null },
    waits: { ok: true, proposal: '3' },
    proposed: { ok: false, why: 'open-proposal' },
    gone: { ok: false, why: 'not-in-suspense' },
  }),
  remind: (): Named<'remind'> => ({
    done: { ok: true },
    recently: { ok: false, why: 'reminded-recently' },
    stopped: { ok: false, why: 'reminders-stopped' },
    phoneless: { ok: false, why: 'reminder-phoneless' },
    nothing: { ok: false, why: 'nothing-to-remind' },
  }),
  'note-call': (): Named<'note-call'> => ({
    done: { ok: true, since: null },
    before: { ok: true, since: '02/03 11:00' },
    phoneless: { ok: false, why: 'reminder-phoneless' },
    'not-own': { ok: false, why: 'not-in-role' },
  }),
  'reset-pin': (): Named<'reset-pin'> => ({
    done: { ok: true },
    none: { ok: false, why: 'no-pin' },
    'not-manager': { ok: false, why: 'not-in-role' },
  }),
  'close-phone': (): Named<'close-phone'> => ({
    done: { ok: true, acts: ACTS },
    most: { ok: true, acts: { ...ACTS, decided: 999, billed: { count: 999, amount: MOST } } },
    'too many': { ok: false, why: 'closings-day' },
    'not-staff': { ok: false, why: 'not-a-staff-phone' },
  }),
  'open-phone': (): Named<'open-phone'> => ({
    done: { ok: true, proposal: '7' },
    proposed: { ok: false, why: 'open-proposal' },
  }),
  'close-own': (): Named<'close-own'> => ({
    closed: 'closed',
    'no match': 'no-match',
    'too many': 'too-many',
  }),
  'check-staff-pin': (): Named<'check-staff-pin'> => ({
    right: { kind: 'right' },
    wrong: { kind: 'wrong', left: 2 },
    paused: { kind: 'locked', lock: 'minutes' },
    'locked for a day': { kind: 'locked', lock: 'day' },
    'locked for good': { kind: 'locked', lock: 'manager' },
  }),
  'set-staff-pin': (): Named<'set-staff-pin'> => ({ set: 'set', different: 'different' }),
  'remove-staff-pin': (): Named<'remove-staff-pin'> => ({ done: null }),
  'find-sign-in': (): Named<'find-sign-in'> => ({
    found: 'found',
    none: 'none',
    'too many': 'too-many',
  }),
  'answer-sign-in': ({ answer }: RequestOf<'answer-sign-in'>): Named<'answer-sign-in'> => ({
    done: answer === 'no' ? 'refused' : 'confirmed',
    gone: 'gone',
  }),
  'end-sign-ins': (): Named<'end-sign-ins'> => ({ done: { count: 2 }, most: { count: 99_999 } }),
  decide: (): Named<'decide'> => ({
    done: { ok: true },
    same: { ok: false, why: 'same-person' },
    gone: { ok: false, why: 'not-in-suspense' },
  }),
  'alert-seen': (): Named<'alert-seen'> => ({
    done: { ok: true },
    gone: { ok: false, why: 'unknown-alert' },
  }),
  'answer-complaint': (): Named<'answer-complaint'> => ({
    sent: { ok: true, phone: '+254711000001' as PhoneNumber },
    'too long': { ok: false, over: 12 },
    refused: { ok: false, over: null },
  }),
  'close-complaint': (): Named<'close-complaint'> => ({
    done: { ok: true },
    gone: { ok: false, why: 'complaint-closed' },
  }),
  'call-done': (): Named<'call-done'> => ({
    done: { ok: true },
    gone: { ok: false, why: 'unknown-call' },
  }),
  'send-list': (): Named<'send-list'> => ({ done: { count: 6 } }),
  'pay-for-members': (
    { mutual, numbers, amount }: RequestOf<'pay-for-members'>,
    title: string | null,
  ): Named<'pay-for-members'> => {
    const currency = mutual === 'jappo' ? 'XOF' : 'KES'
    const open = { kind: 'open', asks: { numbers, amount }, amount, currency, title } as const
    return {
      asked: { kind: 'asked', count: numbers?.length ?? GROUP_OWING, title },
      'open a minute': { ...open, minutes: 1 },
      'open nine minutes': { ...open, minutes: 9 },
      changed: { kind: 'refused', why: 'parts-differ' },
      'cash only': { kind: 'refused', why: 'cash-only' },
      'not now': { kind: 'cannot', why: 'down', title },
    }
  },
}

type Named<K extends keyof OfficeRequestKinds> = Readonly<Record<string, GivesOf<K>>>
