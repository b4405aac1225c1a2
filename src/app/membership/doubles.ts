import { setImmediate } from 'node:timers/promises'
import { formatMemberNumber, type MemberNumber } from '../../core/member-number.ts'
import type { HouseholdEntry, RowFault } from '../../core/membership/registration.ts'
import { foldedName } from '../../core/person-name.ts'
import { type LiveMember, liveMembersAfter } from '../../store/membership/people.ts'
import type { Ports } from '../ports.ts'

/** Members read at a time, in a few milliseconds. */
const PAGE = 1000

/** A household that a file would register, and which member or line it looks like. */
type Double = { readonly entry: HouseholdEntry; readonly like: string }

/**
 * Why a file would register households that are there already: name, sex, year of birth and phone
 * of the member are those of a live membership or of another line. A name and a year without a
 * phone are many people's: those are faults once more than half of the households are doubles.
 */
export async function findDoubles(
  ports: Ports,
  mutualId: string,
  households: readonly HouseholdEntry[],
): Promise<RowFault[]> {
  const first = new Map<string, HouseholdEntry>()
  const doubles: Double[] = []
  for (const [at, entry] of households.entries()) {
    if (at % PAGE === 0) await setImmediate()
    const key = keyOfEntry(entry)
    const before = first.get(key)
    if (!before) first.set(key, entry)
    else if (phoneOf(entry)) doubles.push({ entry, like: `line ${before.line}` })
  }
  for await (const member of liveMembers(ports, mutualId)) {
    const entry = first.get(keyOf(member.name, member.sex, member.birth_date, member.phone))
    if (entry) doubles.push({ entry, like: formatMemberNumber(member.number) })
  }
  return faultsOf(households, doubles)
}

/** Everybody who owes contributions in a mutual, a page at a time. */
async function* liveMembers(ports: Ports, mutualId: string): AsyncGenerator<LiveMember> {
  let after: MemberNumber | null = null
  for (;;) {
    const from: MemberNumber | null = after
    const page: LiveMember[] = await ports.store.read((tx) =>
      liveMembersAfter(tx, mutualId, from, PAGE),
    )
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.number
    await setImmediate()
  }
}

function faultsOf(households: readonly HouseholdEntry[], doubles: readonly Double[]): RowFault[] {
  const known = new Map(doubles.map((double) => [double.entry, double]))
  const areMost = known.size * 2 > households.length
  const faults = [...known.values()].flatMap(({ entry, like }): RowFault[] => {
    if (!areMost && !phoneOf(entry)) return []
    const { line, people } = entry
    const value = people[0]?.name ?? ''
    return [{ line, field: 'name', value, why: `looks like ${like}: ${SAME}` }]
  })
  if (faults.length === 0) return []
  const count = `${known.size} of ${households.length} households are there already`
  return [...faults, { line: 0, field: '', why: `${count}: ${ADVICE}` }]
}

const SAME = 'the same name, sex, year of birth and phone'
const ADVICE =
  'take them out, or give them their numbers and say --update; if they are others, say --others'

function phoneOf({ people }: HouseholdEntry): string | null {
  return people[0]?.phone ?? null
}

function keyOfEntry(entry: HouseholdEntry): string {
  const { name = '', sex = '', birthDate = '' } = entry.people[0] ?? {}
  return keyOf(name, sex, birthDate, phoneOf(entry))
}

function keyOf(name: string, sex: string, birthDate: string, phone: string | null): string {
  return [foldedName(name), sex, birthDate.slice(0, 4), phone].join(' ')
}
