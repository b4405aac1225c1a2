import { PERSON_LISTS, PERSON_ROLES, type PersonRole } from '../staff/office-role.ts'
import { ALERT_DEFAULTS, CAREFUL_LIMITS } from './alert-settings.ts'
import { CASH_DAYS_BACK } from './cash-days.ts'
import { BOOKKEEPING_DEFAULTS, bookkeepingAfter } from './bookkeeping.ts'
import { type CivilDate, dayBefore } from '../dates.ts'
import { type FieldChange, fieldChanges, isChanged } from '../field-changes.ts'
import { amountAsSent, planAsSent } from '../plans/plan-as-sent.ts'
import type { Plan } from '../plans/plan.ts'
import { type Language, REFERENCE_LANGUAGE } from '../wording/catalogue.ts'
import { maskPhone, type PhoneNumber } from '../phone-number.ts'
import { REMINDER_DEFAULTS } from './reminder-settings.ts'
import { isSame } from '../same.ts'
import type {
  Association,
  AssociationEntry,
  ManagerEntry,
  Mutual,
  Provider,
  ProviderEntry,
  StatutesFile,
} from './statutes.ts'
import { inForce, type KnownStatutes } from './known.ts'
import { isLive, type StaffRole } from '../staff/role.ts'

/** What is told to the person who sent the file: `fields` are before and after. */
export type Told = { readonly text: string; readonly fields: readonly FieldChange[] }

/** On a day, of how many members an answer to a clinic is another one. */
export type AnswersChanged = {
  readonly on: CivilDate
  readonly members: number
  readonly changed: number
  /** Of those: somebody of the household was told yes and is told no, or the other way round. */
  readonly lost: number
  readonly gained: number
}

/** One thing to write, and what to tell the person who sent the file (nothing, for a language). */
export type StatutesChange =
  | ({ readonly kind: 'mutual'; readonly mutual: Mutual } & Told)
  | ({ readonly kind: 'plan'; readonly plan: Plan } & Told)
  | ({ readonly kind: 'provider'; readonly provider: Provider } & Told)
  | ({ readonly kind: 'association'; readonly association: Association } & Told)
  | ({ readonly kind: 'role'; readonly role: StaffRole } & Told)
  | { readonly kind: 'language'; readonly phone: PhoneNumber; readonly language: Language }

const QUIET_HOURS = { from: '20:00', to: '08:00' } as const

/**
 * The mutual as it will be: what the file leaves out stays, or is the default when it is new.
 * `sandboxWallets` are the sandbox's own, empty elsewhere. A checked file of a new mutual names
 * all that has no default.
 */
export function mutualAfter(
  file: StatutesFile,
  before: Mutual | null,
  sandboxWallets: Mutual['wallets'],
): Mutual {
  const defaults = {
    languages: [REFERENCE_LANGUAGE],
    serviceCode: null,
    helpPhone: null,
    colour: null,
    contact: null,
    quietHours: QUIET_HOURS,
    wallets: sandboxWallets,
    smsBudget: null,
    wording: {},
    matchApprovalAbove: null,
    cashApprovalAbove: null,
    cashDaysBack: CASH_DAYS_BACK,
    bookApprovalAbove: null,
    bookkeeping: BOOKKEEPING_DEFAULTS,
    messagesFrom: null,
    heldAbove: null,
    reminders: REMINDER_DEFAULTS,
    alerts: { ...ALERT_DEFAULTS, ...(sandboxWallets.length > 0 ? {} : CAREFUL_LIMITS) },
  }
  const { reminders, alerts, bookkeeping = {}, ...fields } = file.mutual
  const kept = { ...defaults, ...before }
  return {
    ...kept,
    ...fields,
    reminders: { ...kept.reminders, ...reminders },
    alerts: { ...kept.alerts, ...alerts },
    bookkeeping: bookkeepingAfter(kept.bookkeeping, bookkeeping),
  } as Mutual
}

/** What a checked file changes, in the order in which it is written. The same file again: nothing. */
export function changesOf(
  file: StatutesFile,
  after: Mutual,
  known: KnownStatutes,
  today: CivilDate,
): StatutesChange[] {
  return [
    ...mutualChanges(after, known.mutual),
    ...file.plans.flatMap((plan) => planChanges(plan, after, file.plans, known)),
    ...file.providers.flatMap((entry) => providerChanges(entry, known, today)),
    ...file.associations.flatMap((entry) => associationChanges(entry, known, today)),
    ...PERSON_ROLES.flatMap((role) =>
      file[PERSON_LISTS[role]].flatMap((entry) => personChanges(role, entry, known)),
    ),
  ]
}

function mutualChanges(mutual: Mutual, before: Mutual | null): StatutesChange[] {
  const told = tell(`mutual ${mutual.code}`, before && mutualAsSent(before), mutualAsSent(mutual))
  return told ? [{ kind: 'mutual', mutual, ...told }] : []
}

/** A new version is told beside the one before it, with all that stays. */
function planChanges(
  plan: Plan,
  { currency }: Mutual,
  sent: readonly Plan[],
  known: KnownStatutes,
): StatutesChange[] {
  const what = `plan ${plan.code} from ${plan.validFrom}`
  const same = (version: Plan) => version.code === plan.code && version.validFrom === plan.validFrom
  const own = known.plans.find(same)
  const others = [...sent, ...known.plans].filter((version) => version.validFrom < plan.validFrom)
  const before = own ?? inForce(others, plan.code, plan.validFrom)
  if (own && isSame(own, plan)) return []
  const fields = planChange(before, plan, currency)
  const text = own ? `${what}: changed ${namesOf(fields)}` : `${what}: new version`
  return [{ kind: 'plan', plan, text, fields }]
}

/** A version beside the one before it, field by field; of a first one all are new. */
export function planChange(
  before: Plan | null,
  plan: Plan,
  currency: Mutual['currency'],
): FieldChange[] {
  return fieldChanges(before && fieldsOf(before, currency), fieldsOf(plan, currency))
}

/** What names a version, and so is never another. */
const KEY_FIELDS = ['code', 'validFrom']

function fieldsOf(plan: Plan, currency: Mutual['currency']): object {
  const fields = Object.entries(planAsSent(plan, currency))
  return Object.fromEntries(fields.filter(([name]) => !KEY_FIELDS.includes(name)))
}

/** Amounts as a file has them. */
function mutualAsSent(mutual: Mutual): object {
  const { currency, matchApprovalAbove, cashApprovalAbove, heldAbove, bookApprovalAbove } = mutual
  const limits = { matchApprovalAbove, cashApprovalAbove, heldAbove, bookApprovalAbove }
  const amounts = Object.entries(limits)
  const sent = amounts.map(([field, amount]) => [
    field,
    amount === null ? null : amountAsSent(amount, currency),
  ])
  return { ...mutual, ...(Object.fromEntries(sent) as object) }
}

function providerChanges(
  entry: ProviderEntry,
  known: KnownStatutes,
  today: CivilDate,
): StatutesChange[] {
  const before = known.providers.find(({ code }) => code === entry.code)
  const agreement = { to: null, ...before?.agreement, ...entry.agreement }
  const { phones: given, ...fields } = entry
  const provider = { language: null, tariff: [], ...before, ...fields, agreement } as Provider
  const what = `provider ${provider.code}`
  const told = tell(what, before ?? null, provider)
  const live = known.roles.filter((role) => isRoleOf(role, 'clinic', entry.code, today))
  const phones = given ?? live.map(({ phone }) => phone)
  const role = { role: 'clinic', ref: provider.code, name: provider.name, until: null } as const
  return [
    ...(told ? [{ kind: 'provider', provider, ...told } as const] : []),
    ...roleChanges(what, phones, role, live, known, today),
    ...languageChanges(phones, provider.language),
  ]
}

function associationChanges(
  entry: AssociationEntry,
  known: KnownStatutes,
  today: CivilDate,
): StatutesChange[] {
  const before = known.associations.find(({ code }) => code === entry.code)
  const { phone, ...fields } = entry
  const association = {
    until: null,
    payment: 'oldest-first',
    ...before,
    ...fields,
  } as Association
  const what = `association ${association.code}`
  const told = tell(what, before ?? null, association)
  const live = known.roles.filter((role) => isRoleOf(role, 'association', entry.code, today))
  const phones = phone === undefined ? live.map((role) => role.phone) : phone ? [phone] : []
  const { code: ref, name, until } = association
  return [
    ...(told ? [{ kind: 'association', association, ...told } as const] : []),
    ...roleChanges(what, phones, { role: 'association', ref, name, until }, live, known, today),
  ]
}

/** Somebody who is known by the phone. */
function personChanges(
  kind: PersonRole,
  entry: ManagerEntry,
  known: KnownStatutes,
): StatutesChange[] {
  const { phone, language = null, ...fields } = entry
  const before = known.roles.find((role) => role.role === kind && role.ref === phone)
  const role = {
    until: null,
    ...before,
    role: kind,
    phone,
    ref: phone,
    ...fields,
  } as StaffRole
  const what = `${kind} ${role.name}`
  const told = before ? tell(what, before, role) : { text: `${what}: new`, fields: [] }
  return [
    ...(told ? [{ kind: 'role', role, ...told } as const] : []),
    ...languageChanges([phone], language),
  ]
}

/** Phones get the role as it now is; those no longer named lose it at once. */
function roleChanges(
  what: string,
  phones: readonly PhoneNumber[],
  role: Omit<StaffRole, 'phone'>,
  live: readonly StaffRole[],
  known: KnownStatutes,
  today: CivilDate,
): StatutesChange[] {
  const change = (next: StaffRole, done: string): StatutesChange => {
    const text = `${what}: phone ${maskPhone(next.phone)} ${done}`
    return { kind: 'role', role: next, text, fields: [] }
  }
  const given = phones.flatMap((phone) => {
    const before = known.roles.find((known) => isSameKey(known, { ...role, phone }))
    const next = { ...role, phone, ...(before?.since ? { since: before.since } : {}) }
    if (before && isSame(before, next)) return []
    return [change(next, before && isLive(before, today) ? 'changed' : 'added')]
  })
  const gone = live
    .filter(({ phone }) => !phones.includes(phone))
    .map((before) => change({ ...before, until: dayBefore(today) }, 'removed'))
  return [...gone, ...given]
}

function languageChanges(
  phones: readonly PhoneNumber[],
  language: Language | null,
): StatutesChange[] {
  return language ? phones.map((phone) => ({ kind: 'language', phone, language })) : []
}

function isRoleOf(
  role: StaffRole,
  kind: StaffRole['role'],
  ref: string,
  today: CivilDate,
): boolean {
  return role.role === kind && role.ref === ref && isLive(role, today)
}

function isSameKey(a: StaffRole, b: StaffRole): boolean {
  return a.role === b.role && a.ref === b.ref && a.phone === b.phone
}

/** What changes of a thing, or null when nothing does. */
function tell(what: string, before: object | null, after: object): Told | null {
  const fields = fieldChanges(before, after)
  if (!before) return { text: `${what}: new`, fields: [] }
  const changed = fields.filter(isChanged)
  if (changed.length === 0) return null
  return { text: `${what}: changed ${namesOf(changed)}`, fields: changed }
}

/** The fields that differ, each by its first name. */
function namesOf(fields: readonly FieldChange[]): string {
  const names = fields.filter(isChanged).map(({ field }) => field.split('.')[0] as string)
  return [...new Set(names)].join(', ')
}
