import { ALERT_DEFAULTS, CAREFUL_LIMITS } from './alerts/settings.ts'
import { type CivilDate, dayBefore } from './dates.ts'
import type { Plan } from './membership/plan.ts'
import { REFERENCE_LANGUAGE } from './messages/catalogue.ts'
import { maskPhone, type PhoneNumber } from './phone-number.ts'
import { REMINDER_DEFAULTS } from './reminders/settings.ts'
import { isSame } from './same.ts'
import type {
  Association,
  AssociationEntry,
  Language,
  ManagerEntry,
  Mutual,
  Provider,
  ProviderEntry,
  StatutesFile,
} from './statutes.ts'
import { isLive, type KnownStatutes, type StaffRole } from './statutes-known.ts'

/** One thing to write, and what to tell the person who sent the file (nothing, for a language). */
export type StatutesChange =
  | { readonly kind: 'mutual'; readonly mutual: Mutual; readonly text: string }
  | { readonly kind: 'plan'; readonly plan: Plan; readonly text: string }
  | { readonly kind: 'provider'; readonly provider: Provider; readonly text: string }
  | { readonly kind: 'association'; readonly association: Association; readonly text: string }
  | { readonly kind: 'role'; readonly role: StaffRole; readonly text: string }
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
    quietHours: QUIET_HOURS,
    wallets: sandboxWallets,
    smsBudget: null,
    wording: {},
    matchApprovalAbove: null,
    reminders: REMINDER_DEFAULTS,
    alerts: { ...ALERT_DEFAULTS, ...(sandboxWallets.length > 0 ? {} : CAREFUL_LIMITS) },
  }
  return { ...defaults, ...before, ...file.mutual } as Mutual
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
    ...file.plans.flatMap((plan) => planChanges(plan, known)),
    ...file.providers.flatMap((entry) => providerChanges(entry, known, today)),
    ...file.associations.flatMap((entry) => associationChanges(entry, known, today)),
    ...file.managers.flatMap((entry) => personChanges('manager', entry, known)),
    ...file.collectors.flatMap((entry) => personChanges('collector', entry, known)),
  ]
}

function mutualChanges(mutual: Mutual, before: Mutual | null): StatutesChange[] {
  const what = `mutual ${mutual.code}`
  const text = before ? changedText(what, before, mutual) : `${what}: new`
  return text ? [{ kind: 'mutual', mutual, text }] : []
}

function planChanges(plan: Plan, known: KnownStatutes): StatutesChange[] {
  const what = `plan ${plan.code} from ${plan.validFrom}`
  const before = known.plans.find(
    (version) => version.code === plan.code && version.validFrom === plan.validFrom,
  )
  const text = before ? changedText(what, before, plan) : `${what}: new version`
  return text ? [{ kind: 'plan', plan, text }] : []
}

function providerChanges(
  entry: ProviderEntry,
  known: KnownStatutes,
  today: CivilDate,
): StatutesChange[] {
  const before = known.providers.find(({ code }) => code === entry.code)
  const agreement = { to: null, ...before?.agreement, ...entry.agreement }
  const { phones: given, ...fields } = entry
  const provider = { language: null, ...before, ...fields, agreement } as Provider
  const what = `provider ${provider.code}`
  const text = before ? changedText(what, before, provider) : `${what}: new`
  const live = known.roles.filter((role) => isRoleOf(role, 'clinic', entry.code, today))
  const phones = given ?? live.map(({ phone }) => phone)
  const role = { role: 'clinic', ref: provider.code, name: provider.name, until: null } as const
  return [
    ...(text ? [{ kind: 'provider', provider, text } as const] : []),
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
  const text = before ? changedText(what, before, association) : `${what}: new`
  const live = known.roles.filter((role) => isRoleOf(role, 'association', entry.code, today))
  const phones = phone === undefined ? live.map((role) => role.phone) : phone ? [phone] : []
  const { code: ref, name, until } = association
  return [
    ...(text ? [{ kind: 'association', association, text } as const] : []),
    ...roleChanges(what, phones, { role: 'association', ref, name, until }, live, known, today),
  ]
}

/** Somebody who is known by the phone. */
function personChanges(
  kind: 'manager' | 'collector',
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
  const text = before ? changedText(what, before, role) : `${what}: new`
  return [
    ...(text ? [{ kind: 'role', role, text } as const] : []),
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
    return { kind: 'role', role: next, text: `${what}: phone ${maskPhone(next.phone)} ${done}` }
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

/** Which fields differ, or null when none does. */
function changedText<Thing extends object>(
  what: string,
  before: Thing,
  after: Thing,
): string | null {
  const fields = Object.keys(after) as (keyof Thing & string)[]
  const changed = fields.filter((field) => !isSame(before[field], after[field]))
  return changed.length > 0 ? `${what}: changed ${changed.join(', ')}` : null
}
