import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { KeyTable } from '../../core/key-table.ts'
import type {
  HouseholdEntry,
  RegistrationContext,
  RowFault,
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

/** What an import would do with some households. With any fault, nothing of it. */
type CheckedHouseholds = {
  readonly households: readonly HouseholdEntry[]
  readonly updates: readonly CheckedUpdate[]
  readonly faults: readonly RowFault[]
}

export type CheckedUpdate = {
  readonly household: HouseholdEntry
  readonly update: HouseholdUpdate
}

/** What households of a file are held against by themselves and against each other. */
export async function loadContext(
  tx: ReadTx,
  mutualId: string,
  today: CivilDate,
): Promise<RegistrationContext> {
  const associations = await loadAssociations(tx, mutualId)
  return {
    plans: await loadPlans(tx, mutualId),
    associations: new Set(associations.map(({ code }) => code)),
    today,
    seen: { numbers: new KeyTable(), cards: new KeyTable() },
  }
}

/**
 * Holds some households against what is registered. With `update`, a number that exists is a change;
 * otherwise it is a fault.
 */
export async function checkBeside(
  tx: ReadTx,
  mutualId: string,
  entries: readonly HouseholdEntry[],
  update: boolean,
  now: Instant,
): Promise<CheckedHouseholds> {
  const numbers = entries.flatMap(({ number }) => number ?? [])
  const taken = await takenNumbers(tx, numbers)
  const registered = await loadRegistered(tx, mutualId, update ? [...taken.keys()] : [], now)
  const households: HouseholdEntry[] = []
  const updates: CheckedUpdate[] = []
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
