import { setImmediate } from 'node:timers/promises'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import {
  checkHousehold,
  type HouseholdEntry,
  type PersonRow,
  type RegistrationContext,
  type RowFault,
} from '../../core/membership/registration.ts'
import {
  type HouseholdUpdate,
  isEmpty,
  updateOf,
} from '../../core/membership/registration-update.ts'
import { cardOwners } from '../../store/membership/cards.ts'
import { loadRegistered } from '../../store/membership/registered.ts'
import { takenNumbers } from '../../store/membership/member-numbers.ts'
import { loadAssociations, loadPlans } from '../../store/mutuals/mutuals.ts'
import { languagesOf } from '../../store/staff/phones.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'
import type { Ports } from '../ports.ts'

/** What an import would do. With any fault, nothing of it. */
export type CheckedImport = {
  readonly households: readonly HouseholdEntry[]
  readonly updates: readonly {
    readonly household: HouseholdEntry
    readonly update: HouseholdUpdate
  }[]
  readonly faults: readonly RowFault[]
}

/** Rows and households looked at before others may run. */
const ROWS_AT_A_TIME = 5000
const HOUSEHOLDS_AT_A_TIME = 250

/**
 * Checks the households of a members file by themselves, against each other and against what is
 * registered. With `update`, a number that exists is a change; otherwise it is a fault. Rows are taken out of
 * their list as they are looked at: a large file is not held twice.
 */
export async function checkImport(
  ports: Ports,
  mutualId: string,
  rows: PersonRow[],
  { now, today }: Pick<MutualDesk, 'now' | 'today'>,
  update: boolean,
): Promise<CheckedImport> {
  const context = await ports.store.read((tx) => loadContext(tx, mutualId, today))
  const groups = await groupedRows(rows)
  const households: HouseholdEntry[] = []
  const updates: CheckedImport['updates'][number][] = []
  const faults: RowFault[] = []
  while (groups.size > 0) {
    const checked = takeSome(groups).map((group) => checkHousehold(group, context))
    const entries = checked.flatMap(({ entry }) => entry ?? [])
    const beside = await ports.store.read((tx) => checkBeside(tx, mutualId, entries, update, now))
    households.push(...beside.households)
    updates.push(...beside.updates)
    faults.push(...checked.flatMap((one) => one.faults), ...beside.faults)
    await setImmediate()
  }
  return { households, updates, faults }
}

async function loadContext(
  tx: ReadTx,
  mutualId: string,
  today: CivilDate,
): Promise<RegistrationContext> {
  const associations = await loadAssociations(tx, mutualId)
  return {
    plans: await loadPlans(tx, mutualId),
    associations: new Set(associations.map(({ code }) => code)),
    today,
    seen: { numbers: new Map(), cards: new Map() },
  }
}

/** Rows by household, in the order of the file. Rows that name none were told already. */
async function groupedRows(rows: PersonRow[]): Promise<Map<string, PersonRow[]>> {
  const groups = new Map<string, PersonRow[]>()
  while (rows.length > 0) {
    for (const row of rows.splice(0, ROWS_AT_A_TIME)) {
      const group = groups.get(row.household)
      if (group) group.push(row)
      else if (row.household) groups.set(row.household, [row])
    }
    await setImmediate()
  }
  return groups
}

/** The next households, which are then no more among the others. */
function takeSome(groups: Map<string, PersonRow[]>): PersonRow[][] {
  const some: PersonRow[][] = []
  for (const [household, group] of groups) {
    groups.delete(household)
    some.push(group)
    if (some.length === HOUSEHOLDS_AT_A_TIME) break
  }
  return some
}

/** Some entries against what is registered. */
async function checkBeside(
  tx: ReadTx,
  mutualId: string,
  entries: readonly HouseholdEntry[],
  update: boolean,
  now: Instant,
): Promise<CheckedImport> {
  const numbers = entries.flatMap(({ number }) => number ?? [])
  const taken = await takenNumbers(tx, numbers)
  const registered = await loadRegistered(tx, mutualId, update ? [...taken.keys()] : [], now)
  const households: HouseholdEntry[] = []
  const updates: CheckedImport['updates'][number][] = []
  const speaksAnew = await withNewLanguage(tx, update ? entries : [])
  const faults = await cardFaults(tx, mutualId, entries)
  for (const entry of entries) {
    const before = entry.number && registered.get(entry.number)
    if (before) {
      const change = updateOf(entry, before)
      faults.push(...change.faults)
      if (!isEmpty(change.update) || speaksAnew.has(entry))
        updates.push({ household: entry, update: change.update })
    } else if (entry.number && taken.has(entry.number))
      faults.push(takenFault(entry, taken, mutualId))
    else households.push(entry)
  }
  return { households, updates, faults }
}

/** Entries that give another language than is known for the phone, unless its owner chose that. */
async function withNewLanguage(
  tx: ReadTx,
  entries: readonly HouseholdEntry[],
): Promise<Set<HouseholdEntry>> {
  const phoneOf = ({ people }: HouseholdEntry) => people[0]?.phone ?? null
  const known = await languagesOf(
    tx,
    entries.flatMap((entry) => phoneOf(entry) ?? []),
  )
  return new Set(
    entries.filter((entry) => {
      const phone = phoneOf(entry)
      const before = phone && known.get(phone)
      return phone && entry.language && !before?.chosen && before?.language !== entry.language
    }),
  )
}

function takenFault(
  { line, number }: HouseholdEntry,
  taken: ReadonlyMap<MemberNumber, string>,
  mutualId: string,
): RowFault {
  const isOurs = number && taken.get(number) === mutualId
  return { line, field: 'number', why: isOurs ? 'exists already' : 'is taken' }
}

/** Cards that somebody of another household has. */
async function cardFaults(
  tx: ReadTx,
  mutualId: string,
  entries: readonly HouseholdEntry[],
): Promise<RowFault[]> {
  const cards = entries.flatMap(({ people }) => people.flatMap(({ card }) => card ?? []))
  const owners = await cardOwners(tx, mutualId, cards)
  return entries.flatMap(({ number, people }) =>
    people.flatMap(({ line, card }) => {
      const owner = card && owners.get(card)
      return owner && owner !== number
        ? [{ line, field: 'card', why: `is a card of ${owner}` }]
        : []
    }),
  )
}
