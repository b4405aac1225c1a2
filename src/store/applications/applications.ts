import type { Application, ApplicationMatter } from '../../core/membership/application.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { invariant } from '../../core/invariant.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { ApplicationDecisionTable, ApplicationTable } from '../tables/applications.ts'
import type { ReadTx, Tx } from '../store.ts'
import { beginsToWait, countUndecided, waitsNoMore } from '../undecided.ts'

/** An application with what was decided, and the tries of those who may not decide it. */
export type FiledApplication = Application & {
  /** Null while it is open. */
  readonly decision: ApplicationDecisionTable | null
  readonly denied: readonly ApplicationDecisionTable[]
}

/** Applications looked at together: as many as a manager reads in one go. */
const APPLICATIONS_MAX = 500

export async function insertApplication(tx: Tx, application: Application): Promise<void> {
  const row = rowOf(application)
  await tx.insertInto('application').values(row).execute()
  await beginsToWait(tx, waiting(row))
}

export async function insertApplicationDecision(
  tx: Tx,
  row: ApplicationDecisionTable,
): Promise<void> {
  await tx.insertInto('application_decision').values(row).execute()
  // The tries of those who may not decide leave it open.
  if (row.kind !== 'denied') await waitsNoMore(tx, waiting(row))
}

function waiting({
  mutual_id,
  application_id,
}: Pick<ApplicationTable, 'mutual_id' | 'application_id'>) {
  return { mutual_id, matter: 'application', matter_id: application_id } as const
}

export async function loadApplication(
  tx: ReadTx,
  mutualId: string,
  id: string,
): Promise<FiledApplication | null> {
  const rows = await tx
    .selectFrom('application')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('application_id', '=', id)
    .execute()
  return (await withDecisions(tx, mutualId, rows))[0] ?? null
}

/** The applications of a mutual, oldest first, at most 500; with `openOnly` those not decided. */
export async function loadApplications(
  tx: ReadTx,
  mutualId: string,
  { openOnly }: { readonly openOnly: boolean },
): Promise<FiledApplication[]> {
  const rows = await (openOnly ? openRows(tx, mutualId) : allRows(tx, mutualId))
    .orderBy('application.applied_at')
    .orderBy('application.application_id')
    .limit(APPLICATIONS_MAX)
    .execute()
  return withDecisions(tx, mutualId, rows)
}

/** What of a phone, or of a household, waits for a decision, oldest first. */
export async function openApplicationsOf(
  tx: ReadTx,
  mutualId: string,
  of: { readonly phone: PhoneNumber } | { readonly number: MemberNumber },
): Promise<Application[]> {
  const rows = await openRows(tx, mutualId)
    .where((eb) =>
      'phone' in of
        ? eb('application.phone', '=', of.phone)
        : eb('application.number', '=', of.number),
    )
    .orderBy('application.applied_at')
    .orderBy('application.application_id')
    .execute()
  return rows.map(applicationOf)
}

/** How many applications of a mutual wait for a decision. */
export async function countOpenApplications(tx: ReadTx, mutualId: string): Promise<number> {
  return countUndecided(tx, { mutual_id: mutualId, matter: 'application' })
}

function allRows(tx: ReadTx, mutualId: string) {
  return tx
    .selectFrom('application')
    .selectAll('application')
    .where('application.mutual_id', '=', mutualId)
}

function openRows(tx: ReadTx, mutualId: string) {
  return tx
    .selectFrom('undecided')
    .innerJoin('application', (join) =>
      join
        .onRef('application.mutual_id', '=', 'undecided.mutual_id')
        .onRef('application.application_id', '=', 'undecided.matter_id'),
    )
    .selectAll('application')
    .where('undecided.mutual_id', '=', mutualId)
    .where('undecided.matter', '=', 'application')
}

async function withDecisions(
  tx: ReadTx,
  mutualId: string,
  rows: readonly ApplicationTable[],
): Promise<FiledApplication[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.application_id)
  const decisions = await tx
    .selectFrom('application_decision')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('application_id', 'in', ids)
    .orderBy('decided_at')
    .orderBy('decision_id')
    .execute()
  return rows.map((row) => {
    const own = decisions.filter((decision) => decision.application_id === row.application_id)
    const decision = own.find(({ kind }) => kind !== 'denied') ?? null
    const denied = own.filter(({ kind }) => kind === 'denied')
    return { ...applicationOf(row), decision, denied }
  })
}

function applicationOf(row: ApplicationTable): Application {
  return {
    id: row.application_id,
    mutual: row.mutual_id,
    phone: row.phone,
    channel: row.channel,
    appliedOn: row.applied_on,
    appliedAt: row.applied_at,
    ...matterOf(row),
  }
}

function matterOf(row: ApplicationTable): ApplicationMatter {
  const { kind, number, relation, new_phone: newPhone } = row
  if (kind === 'change-phone') {
    invariant(number && newPhone, `application ${row.application_id} names no phone`)
    return { kind, number, newPhone }
  }
  const { name, sex, birth_date: birthDate } = row
  invariant(name && sex && birthDate, `application ${row.application_id} names nobody`)
  const person = { name, sex, birthDate }
  if (kind === 'join') return { kind, person, familySize: row.family_size, place: row.place }
  invariant(number && relation, `application ${row.application_id} names no household`)
  return { kind, number, person: { ...person, relation } }
}

function rowOf(application: Application): ApplicationTable {
  const { id, mutual, phone, channel, appliedOn, appliedAt, kind } = application
  const person = kind === 'change-phone' ? null : application.person
  return {
    mutual_id: mutual,
    application_id: id,
    kind,
    phone,
    number: kind === 'join' ? null : application.number,
    name: person?.name ?? null,
    sex: person?.sex ?? null,
    birth_date: person?.birthDate ?? null,
    relation: kind === 'add-person' ? application.person.relation : null,
    family_size: kind === 'join' ? application.familySize : null,
    place: kind === 'join' ? application.place : null,
    new_phone: kind === 'change-phone' ? application.newPhone : null,
    channel,
    applied_on: appliedOn,
    applied_at: appliedAt,
  }
}
