import type { Insertable } from 'kysely'
import { insertMany } from '../src/store/engine/insert-many.ts'
import type { Schema } from '../src/store/schema.ts'
import type { PhoneNumber } from '../src/core/phone-number.ts'
import type { Store, Tx } from '../src/store/store.ts'
import { phoneAt } from './register.ts'
import { MUTUAL, PLAN, settle, TOWN_OPENS } from './town.ts'
import { memberNumberFrom } from '../src/core/member-number.ts'

/** The last day for which members have paid who are covered. */
const COVERED_THROUGH = '2026-12-31'

/**
 * So many mutuals with the same statutes, each with so many members and clinics. Members have paid nothing yet, or
 * where there are clinics all of the year.
 */
export async function foundMutuals(
  store: Store,
  mutuals: number,
  members: number,
  { clinics = 0 } = {},
): Promise<void> {
  const paid_through_before = clinics > 0 ? COVERED_THROUGH : null
  const rows = new Map<string, Readonly<Record<string, unknown>>[]>()
  const add = (table: string, row: Readonly<Record<string, unknown>>) => {
    rows.set(table, [...(rows.get(table) ?? []), row])
  }
  for (let at = 0; at < mutuals; at += 1) {
    const of = { mutual_id: mutualAt(at) }
    settle((table, row) => {
      const own = table === 'mutual' ? { service_code: null, closed_through: null } : {}
      add(table, { ...row, ...of, ...own })
    })
    for (let index = 0; index < members; index += 1) {
      moveIn(add, { ...of, paid_through_before }, at * members + index)
    }
    for (let clinic = 0; clinic < clinics; clinic += 1) openClinic(add, of, at * clinics + clinic)
  }
  for (const [table, some] of rows) await store.write((tx) => insert(tx, table, some))
}

export function mutualAt(at: number): string {
  return `${MUTUAL.mutual_id}-${at}`
}

/** Of the member at this place, counted through all mutuals. */
export function numberAt(index: number) {
  return memberNumberFrom(String(1_000_000 + index * 8))
}

type Add = (table: string, row: Readonly<Record<string, unknown>>) => void

/** Where the receptionist of a clinic texts from, counted through all mutuals. */
export function clinicPhoneAt(clinic: number): PhoneNumber {
  return `+2547${String(90_000_000 + clinic)}` as PhoneNumber
}

function openClinic(add: Add, of: { readonly mutual_id: string }, at: number): void {
  const agreement_from = PLAN.validFrom
  const clinic = { provider_code: `uhuru-${at}`, name: `Uhuru clinic ${at}` }
  add('provider', { ...of, ...clinic, services: '[]', agreement_from })
  const phone = clinicPhoneAt(at)
  add('phone_role', { phone, role: 'clinic', ...of, ref: clinic.provider_code, name: clinic.name })
}

type Of = { readonly mutual_id: string; readonly paid_through_before: string | null }

function moveIn(add: Add, { paid_through_before, ...of }: Of, index: number): void {
  const member = { ...of, number: numberAt(index) }
  const joined_on = '2026-01-03'
  const name = `Amina ${index}`
  add('member_number', member)
  add('member', {
    ...member,
    plan_code: PLAN.code,
    joined_on,
    ...{ fee_paid_before: 1, paid_through_before },
    created_at: TOWN_OPENS,
  })
  add('beneficiary', {
    ...{ ...member, ordinal: 0, name, sex: 'F', birth_date: '1988', relation: 'member' },
    ...{ phone: phoneAt(index), joined_on },
  })
  add('phone_role', { phone: phoneAt(index), role: 'member', ...of, ref: member.number, name })
}

async function insert(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  const name = table as keyof Schema
  await insertMany(tx, name, rows as readonly Insertable<Schema[typeof name]>[])
}
