import { existsSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { dayBefore, instant } from '../../src/core/dates.ts'
import { CHAIN_START } from '../../src/core/ledger/chain.ts'
import { migrate } from '../../src/store/engine/migrate.ts'
import { openStore } from '../../src/store/engine/open.ts'
import { type Head, monthRows } from '../month-rows.ts'
import { moveIn, owe } from '../register.ts'
import { type Insert, inserter, PLAN, settle } from '../town.ts'
import {
  CLINICS,
  clinicPhone,
  DAY,
  householdAt,
  managerPhone,
  mutualCode,
  mutualOfClinic,
  MUTUALS,
  OWED_MONTH,
  owesMonth,
  PAID_BEFORE,
  QUIET_ENDS,
  serviceCode,
} from './country.ts'

/** Members of one mutual that are written in one transaction. */
const MEMBERS_PER_WRITE = 10_000

/** When the register was as it is, a day before. */
const BUILT_AT = instant(QUIET_ENDS - 24 * 60 * 60 * 1000)

const WALLETS = JSON.stringify([{ wallet: 'till', payBill: '600100' }])

/** Rights of May close after the first of June, the last of 27 days after the fifth of May. */
const STATUTES = JSON.stringify({
  ...PLAN,
  graceDays: 27,
  services: [
    { code: 'consultation', patientPercent: 20 },
    { code: 'surgery', patientPercent: 10, guaranteeLetter: true },
  ],
})

/** Whoever owes is told that rights close; whoever does not heard a week before what is due. */
const REMINDERS = JSON.stringify({ beforeDueDays: [1] })

/** What each mutual's jobs have done until the day before. */
const JOBS = ['bill', 'anchor', 'look-after', 'digest', 'remind', 'year', 'forget-dialogs'] as const
const DAY_BEFORE = dayBefore(DAY)

/** The register of the country with so many households, built when it is first asked for. */
export async function dayRegisterOf(directory: string, members: number): Promise<string> {
  const path = `${directory}/country-${members}.db`
  if (existsSync(path)) return path
  const part = `${path}.part`
  rmSync(part, { force: true })
  const store = await openStore(`sqlite:${part}`)
  await migrate(store, BUILT_AT)
  await store.close()
  build(part, members)
  renameSync(part, path)
  return path
}

function build(path: string, members: number): void {
  const db = new Database(path)
  for (const pragma of ['journal_mode = memory', 'synchronous = off', 'cache_size = -262144']) {
    db.pragma(pragma)
  }
  const insert = inserter(db)
  db.transaction(() => {
    for (let mutual = 0; mutual < MUTUALS; mutual += 1) found(insert, mutual)
    for (let clinic = 0; clinic < CLINICS; clinic += 1) contract(insert, clinic)
  })()
  const heads = new Map<string, Head & { credits: number }>()
  const write = db.transaction((from: number, to: number) => {
    for (let index = from; index < to; index += 1) enrol(insert, index, members, heads)
  })
  for (let from = 0; from < members; from += MEMBERS_PER_WRITE)
    write(from, Math.min(from + MEMBERS_PER_WRITE, members))
  db.transaction(() => {
    for (const [mutual_id, { seq, hash, credits }] of heads) {
      insert('chain', { mutual_id, seq, hash })
      insert('balance', { mutual_id, account_id: '701', debits: 0, credits, never_below_zero: null }) // prettier-ignore
    }
  })()
  db.pragma('journal_mode = wal')
  db.close()
}

/** A mutual, its statutes and its manager. */
function found(insert: Insert, mutual: number): void {
  const of = { mutual_id: mutualCode(mutual) }
  const name = `Umoja ${mutual}`
  settle((table, row) => {
    if (table === 'plan_version') return insert(table, { ...row, ...of, statutes: STATUTES })
    const own = { name, service_code: serviceCode(mutual), wallets: WALLETS, created_at: BUILT_AT }
    insert(table, { ...row, ...of, ...own, messages_from: '2026-01-01', reminders: REMINDERS })
  })
  for (const job of JOBS)
    insert('job_run', { job: `${job}/${of.mutual_id}`, run_key: DAY_BEFORE, ran_at: BUILT_AT })
  insert('account', { ...of, account_id: '701', kind: '701', number: null })
  const phone = managerPhone(mutual)
  insert('phone_role', { phone, role: 'manager', ...of, ref: phone, name: 'Mercy' })
}

/** A clinic and the phone at its reception. */
function contract(insert: Insert, clinic: number): void {
  const of = { mutual_id: mutualCode(mutualOfClinic(clinic)) }
  const provider_code = `clinic-${clinic}`
  const name = `Clinic ${clinic}`
  insert('provider', {
    ...{ ...of, provider_code, name, services: '["consultation","surgery"]', tariff: '[]' },
    ...{ agreement_from: '2024-01-01', agreement_to: null, language: 'en' },
  })
  insert('phone_role', { phone: clinicPhone(clinic), role: 'clinic', ...of, ref: provider_code, name }) // prettier-ignore
}

function enrol(
  insert: Insert,
  index: number,
  members: number,
  heads: Map<string, Head & { credits: number }>,
): void {
  const { number, mutual } = householdAt(index, members)
  const of = { mutual_id: mutualCode(mutual) }
  const owes = owesMonth(index)
  moveIn(insert, number, index, of, owes ? PAID_BEFORE.owing : PAID_BEFORE.paid)
  if (!owes) return
  owe(insert, number, of)
  const before = heads.get(of.mutual_id) ?? { seq: 0, hash: CHAIN_START, credits: 0 }
  const { rows, head } = monthRows(OWED_MONTH, [number], before, of.mutual_id)
  for (const { journal, transfer, charge } of rows) {
    insert('journal', journal)
    insert('transfer', transfer)
    insert('charge', charge)
    heads.set(of.mutual_id, { ...head, credits: before.credits + charge.amount })
  }
}
