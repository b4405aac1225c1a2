import { fromJson, toJson } from '../tables/json.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import { unreachable } from '../../core/invariant.ts'
import type { Plan } from '../../core/plans/plan.ts'
import type { Association, Mutual, Provider, WalletAccount } from '../../core/statutes/statutes.ts'
import type { StatutesChange } from '../../core/statutes/changes.ts'
import type { KnownStatutes } from '../../core/statutes/known.ts'
import { loadMutual } from './directory.ts'
import { guessLanguages, loadStaffRoles, saveStaffRole } from '../staff/phones.ts'
import { readPlan } from './plan-text.ts'
import { loadVersionsInUse } from './versions-in-use.ts'
import type { AssociationTable } from '../tables/associations.ts'
import { prepared } from '../engine/prepared.ts'
import type { ReadTx, Tx } from '../store.ts'

/** All that is known of a mutual beside its members. */
export async function loadStatutes(tx: ReadTx, code: string): Promise<KnownStatutes> {
  const plans = await loadPlans(tx, code)
  const books = await loadMutual(tx, code)
  return {
    mutual: books?.mutual ?? null,
    closedThrough: books?.closedThrough ?? null,
    plans,
    providers: await loadProviders(tx, code),
    associations: await loadAssociations(tx, code),
    roles: await loadStaffRoles(tx, code),
    plansInUse: await plansInUse(tx, code, plans),
    versionsInUse: await loadVersionsInUse(tx, code, plans),
  }
}

/** Every version of every plan of a mutual. */
export async function loadPlans(tx: ReadTx, code: string): Promise<Plan[]> {
  return (await versionsOf(tx, { code })).map((row) => readPlan(row.statutes))
}

const versionsOf = prepared((db, of: { code: string }) =>
  db
    .selectFrom('plan_version')
    .select('statutes')
    .where('mutual_id', '=', of.code)
    .orderBy('plan_code')
    .orderBy('valid_from'),
)

export async function loadAssociations(tx: ReadTx, code: string): Promise<Association[]> {
  const rows = await tx
    .selectFrom('association')
    .selectAll()
    .where('mutual_id', '=', code)
    .orderBy('association_code')
    .execute()
  return rows.map(associationOf)
}

/** A row as the core knows an association. */
export function associationOf(row: AssociationTable): Association {
  return {
    code: row.association_code,
    name: row.name,
    until: row.ended_on,
    payment: row.payment_rule,
  }
}

/** Writes what a statutes file changes, in order. */
export async function saveStatutesChange(
  tx: Tx,
  code: string,
  change: StatutesChange,
  now: Instant,
): Promise<void> {
  switch (change.kind) {
    case 'mutual':
      return saveMutual(tx, change.mutual, now)
    case 'plan':
      return savePlan(tx, code, change.plan)
    case 'provider':
      return saveProvider(tx, code, change.provider)
    case 'association':
      return saveAssociation(tx, code, change.association)
    case 'role':
      return saveStaffRole(tx, code, change.role)
    case 'language':
      return guessLanguages(tx, [change], now)
    default:
      return unreachable(change)
  }
}

export async function loadProviders(tx: ReadTx, code: string): Promise<Provider[]> {
  const rows = await tx
    .selectFrom('provider')
    .selectAll()
    .where('mutual_id', '=', code)
    .orderBy('provider_code')
    .execute()
  return rows.map((row) => ({
    code: row.provider_code,
    name: row.name,
    services: fromJson(row.services),
    tariff: fromJson(row.tariff),
    agreement: { from: row.agreement_from, to: row.agreement_to },
    language: row.language,
  }))
}

/** Of these plans those that have members. */
async function plansInUse(tx: ReadTx, code: string, plans: readonly Plan[]): Promise<string[]> {
  const inUse: string[] = []
  for (const plan of new Set(plans.map((version) => version.code))) {
    const member = await tx
      .selectFrom('member')
      .select('number')
      .where('mutual_id', '=', code)
      .where('plan_code', '=', plan)
      .limit(1)
      .executeTakeFirst()
    if (member) inUse.push(plan)
  }
  return inUse
}

async function saveMutual(tx: Tx, mutual: Mutual, now: Instant): Promise<void> {
  const fields = {
    name: mutual.name,
    country: mutual.country,
    currency: mutual.currency,
    time_zone: mutual.timeZone,
    languages: toJson(mutual.languages),
    service_code: mutual.serviceCode,
    help_phone: mutual.helpPhone,
    colour: mutual.colour,
    contact: mutual.contact && toJson(mutual.contact),
    quiet_from: mutual.quietHours.from,
    quiet_to: mutual.quietHours.to,
    wallets: toJson(mutual.wallets),
    sms_budget: mutual.smsBudget && toJson(mutual.smsBudget),
    wording: toJson(mutual.wording),
    match_approval_above: mutual.matchApprovalAbove,
    messages_from: mutual.messagesFrom,
    held_above: mutual.heldAbove,
    cash_approval_above: mutual.cashApprovalAbove,
    cash_days_back: mutual.cashDaysBack,
    book_approval_above: mutual.bookApprovalAbove,
    bookkeeping: toJson<Partial<Mutual['bookkeeping']>>(mutual.bookkeeping),
    reminders: toJson<Partial<Mutual['reminders']>>(mutual.reminders),
    alerts: toJson<Partial<Mutual['alerts']>>(mutual.alerts),
  }
  await tx
    .insertInto('mutual')
    .values({ mutual_id: mutual.code, ...fields, closed_through: null, created_at: now })
    .onConflict((clash) => clash.column('mutual_id').doUpdateSet(fields))
    .execute()
}

async function savePlan(tx: Tx, code: string, plan: Plan): Promise<void> {
  const statutes = toJson(plan)
  await tx
    .insertInto('plan_version')
    .values({ mutual_id: code, plan_code: plan.code, valid_from: plan.validFrom, statutes })
    .onConflict((clash) =>
      clash.columns(['mutual_id', 'plan_code', 'valid_from']).doUpdateSet({ statutes }),
    )
    .execute()
}

async function saveProvider(tx: Tx, code: string, provider: Provider): Promise<void> {
  const fields = {
    name: provider.name,
    services: toJson(provider.services),
    tariff: toJson(provider.tariff ?? []),
    agreement_from: provider.agreement.from,
    agreement_to: provider.agreement.to,
    language: provider.language,
  }
  await tx
    .insertInto('provider')
    .values({ mutual_id: code, provider_code: provider.code, ...fields })
    .onConflict((clash) => clash.columns(['mutual_id', 'provider_code']).doUpdateSet(fields))
    .execute()
}

async function saveAssociation(tx: Tx, code: string, association: Association): Promise<void> {
  const fields = {
    name: association.name,
    ended_on: association.until,
    payment_rule: association.payment,
  }
  await tx
    .insertInto('association')
    .values({ mutual_id: code, association_code: association.code, ...fields })
    .onConflict((clash) => clash.columns(['mutual_id', 'association_code']).doUpdateSet(fields))
    .execute()
}

/** From which day on messages of a mutual leave by themselves. */
export async function setMessagesFrom(tx: Tx, code: string, day: CivilDate): Promise<void> {
  await tx.updateTable('mutual').set({ messages_from: day }).where('mutual_id', '=', code).execute()
}

/** Writes a mutual's accounts anew. */
export async function setWallets(
  tx: Tx,
  code: string,
  wallets: readonly WalletAccount[],
): Promise<void> {
  const text = toJson(wallets)
  await tx.updateTable('mutual').set({ wallets: text }).where('mutual_id', '=', code).execute()
}
