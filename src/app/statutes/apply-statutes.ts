import { type CivilDate, civilDateAt, date } from '../../core/dates.ts'
import type { Plan } from '../../core/plans/plan.ts'
import type { FileFault, Mutual, StatutesFile } from '../../core/statutes/statutes.ts'
import { roleChange } from '../../core/staff/staff-changes.ts'
import {
  type AnswersChanged,
  changesOf,
  mutualAfter,
  type StatutesChange,
  type Told,
} from '../../core/statutes/changes.ts'
import type { KnownStatutes } from '../../core/statutes/known.ts'
import { isSame } from '../../core/same.ts'
import { checkStatutes } from '../../core/statutes/check.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadPlans, loadStatutes, saveStatutesChange } from '../../store/mutuals/mutuals.ts'
import { currencyFaults, withLabels } from '../payments/pay-into.ts'
import type { Ports } from '../ports.ts'
import { acting, type Desk, type ReadDesk, reading } from '../desk.ts'
import { countAnswers } from './answers-changed.ts'
import { BY_STATUTES, recordStaffChange } from '../staff/staff.ts'

export type Applied = AppliedChanges | { readonly ok: false; readonly faults: readonly FileFault[] }

/** What changed, for the person who sent the file; empty when nothing did. */
export type AppliedChanges = {
  readonly ok: true
  readonly mutual: Pick<Mutual, 'code' | 'messagesFrom' | 'timeZone'>
  readonly changes: readonly Told[]
  /** With `dryRun` how many members' answers change, today and as later versions begin. */
  readonly answers: readonly AnswersChanged[]
}

export type ApplyOptions = {
  /** Nothing is written. */
  readonly dryRun?: boolean
  readonly actor: string
  /** In the sandbox a new mutual that names no wallet has the sandbox's own. */
  readonly sandbox: boolean
}

/** A sandbox disturbs nobody, whatever day its clock shows. */
const FROM_THE_START = date('2000-01-01')

const SANDBOX_WALLETS: Mutual['wallets'] = [{ wallet: 'sandbox', payBill: null }]

/** The mutual of this code as it is now, for reading a statutes file about it. */
export async function findMutual(ports: Ports, code: string): Promise<Mutual | null> {
  return ports.store.read(async (tx) => (await loadMutual(tx, code))?.mutual ?? null)
}

/** The versions of its plans: what a new one does not name is as it is in them. */
export async function findPlans(ports: Ports, code: string): Promise<readonly Plan[]> {
  return ports.store.read((tx) => loadPlans(tx, code))
}

/**
 * Creates or changes a mutual from its statutes file, in one transaction: all of it or, with every
 * reason, nothing. The same file again changes nothing.
 */
export async function applyStatutes(
  ports: Ports,
  file: StatutesFile,
  options: ApplyOptions,
): Promise<Applied> {
  if (options.dryRun) return tryStatutes(ports, file, options)
  const { code } = file.mutual
  const applied = await acting(ports, (desk) => applyIn(desk, file, options))
  const count = applied.ok ? applied.changes.length : 0
  ports.log.info(applied.ok ? 'statutes-applied' : 'statutes-refused', {
    mutual: code,
    changes: count,
    actor: options.actor,
  })
  return applied
}

/** What a file would change at this moment; nothing is written. */
export async function statutesChanges(
  desk: ReadDesk,
  file: StatutesFile,
  options: Pick<ApplyOptions, 'sandbox'>,
): Promise<readonly Told[] | null> {
  const decided = await decide(desk, file, options)
  return decided.ok ? decided.changes.flatMap(toldOf) : null
}

/** What the same would do, and what it would mean for members; nothing is written. */
async function tryStatutes(
  ports: Ports,
  file: StatutesFile,
  options: ApplyOptions,
): Promise<Applied> {
  const decided = await reading(ports, (desk) => decide(desk, file, options))
  if (!decided.ok) return decided
  const { known, after, changes, today } = decided
  const answers = await countAnswers(ports, file.mutual.code, known, changes, today)
  return { ok: true, mutual: after, changes: changes.flatMap(toldOf), answers }
}

/** The same in a transaction that a door has; with `expected` only while it changes exactly that. */
export async function applyIn(
  desk: Desk,
  file: StatutesFile,
  options: ApplyOptions,
  expected: readonly Told[] | null = null,
): Promise<Applied> {
  const { tx, now } = desk
  const { code } = file.mutual
  await lockMutualChain(tx, code)
  const decided = await decide(desk, file, options)
  if (!decided.ok) return decided
  const { known, after, changes, today } = decided
  if (expected && !isSame(changes.flatMap(toldOf), expected))
    return { ok: false, faults: [{ path: '', why: 'changes other things than it was shown to' }] }
  for (const change of changes) {
    await saveStatutesChange(tx, code, change, now)
    if (change.kind !== 'role') continue
    const { kind, on } = roleChange(change.role, known.roles, today)
    const why = { cause: BY_STATUTES, by: options.actor }
    await recordStaffChange(desk, code, { kind, on, role: change.role, ...why })
  }
  if (changes.length > 0) desk.ports.alarm.ring()
  return { ok: true, mutual: after, changes: changes.flatMap(toldOf), answers: [] }
}

type Decided =
  | {
      readonly ok: true
      readonly known: KnownStatutes
      readonly after: Mutual
      readonly changes: readonly StatutesChange[]
      readonly today: CivilDate
    }
  | Extract<Applied, { readonly ok: false }>

async function decide(
  { ports, tx, now }: ReadDesk,
  file: StatutesFile,
  { sandbox }: Pick<ApplyOptions, 'sandbox'>,
): Promise<Decided> {
  const known = await loadStatutes(tx, file.mutual.code)
  const asWritten = mutualAfter(file, known.mutual, sandbox ? SANDBOX_WALLETS : [])
  const given = { ...asWritten, wallets: withLabels(ports, asWritten.wallets) }
  const today = civilDateAt(now, given.timeZone)
  const isFounded = known.mutual === null && file.mutual.messagesFrom === undefined
  const after = isFounded && sandbox ? { ...given, messagesFrom: FROM_THE_START } : given
  const wallets = [...ports.wallets.keys()]
  const faults = [
    ...checkStatutes(file, after, known, { today, wallets }),
    ...(file.mutual.wallets ? currencyFaults(ports, after) : []),
  ]
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, known, after, today, changes: changesOf(file, after, known, today) }
}

function toldOf(change: StatutesChange): Told[] {
  return change.kind === 'language' ? [] : [{ text: change.text, fields: change.fields }]
}
