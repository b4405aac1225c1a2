import { setImmediate } from 'node:timers/promises'
import { KeyTable } from '../../core/key-table.ts'
import { formatMemberNumber, type MemberNumber } from '../../core/member-number.ts'
import type { HouseholdEntry, RowFault } from '../../core/membership/registration.ts'
import { foldedName } from '../../core/person-name.ts'
import { type LiveMember, liveMembersAfter, liveMembersOf } from '../../store/membership/people.ts'
import type { Ports } from '../ports.ts'

/** Members read at a time, in a few milliseconds. */
const PAGE = 1000

/** A household that a file would register, and which member or line it looks like. */
type Double = Pick<RowFault, 'line' | 'value'> & { readonly like: string }

/**
 * Households of a file that are there already: name, sex, year of birth and phone of the member are
 * those of a live membership or of another line. A name and a year without a phone are many people's:
 * those are faults once more than half of the households are doubles.
 */
export class Doubles {
  readonly #ports: Ports
  readonly #mutualId: string
  /** The first line of each member of the file; below zero once it was found in the register. */
  readonly #lines = new KeyTable()
  readonly #certain: Double[] = []
  readonly #likely: Double[] = []
  #households = 0
  #withoutPhone = 0

  constructor(ports: Ports, mutualId: string) {
    this.#ports = ports
    this.#mutualId = mutualId
  }

  /** Whether a household was found that nobody takes for another one. */
  get areCertain(): boolean {
    return this.#certain.length > 0
  }

  /** Holds the next households of the file against the register and those before them. */
  async note(entries: readonly HouseholdEntry[]): Promise<void> {
    const phones = entries.flatMap((entry) => phoneOf(entry) ?? [])
    const there = await this.#ports.store.read((tx) => liveMembersOf(tx, this.#mutualId, phones))
    const numbers = new Map(there.map((member) => [keyOfMember(member), member.number]))
    for (const entry of entries) this.#noteOne(entry, numbers)
  }

  #noteOne(entry: HouseholdEntry, numbers: ReadonlyMap<string, MemberNumber>): void {
    const { line, people } = entry
    const key = keyOfEntry(entry)
    const before = this.#lines.get(key)
    this.#households += 1
    if (before === undefined) this.#lines.set(key, line)
    if (!phoneOf(entry)) {
      this.#withoutPhone += 1
      return
    }
    const number = numbers.get(key)
    const like = number ? formatMemberNumber(number) : before && `line ${before}`
    if (like) this.#certain.push({ line, value: people[0]?.name ?? '', like })
  }

  /** Every household that must not be registered a second time, once all of them were looked at. */
  async faults(): Promise<RowFault[]> {
    if (this.#withoutPhone > 0) await this.#findWithoutPhone()
    const count = this.#certain.length + this.#likely.length
    const areMost = count * 2 > this.#households
    const doubles = areMost ? [...this.#certain, ...this.#likely] : this.#certain
    if (doubles.length === 0) return []
    const faults = doubles.map(({ like, ...at }) => {
      return { ...at, field: 'name', why: `looks like ${like}: ${SAME}` }
    })
    const why = `${count} of ${this.#households} households are there already: ${ADVICE}`
    return [...faults, { line: 0, field: '', why }]
  }

  async #findWithoutPhone(): Promise<void> {
    for await (const member of liveMembers(this.#ports, this.#mutualId)) {
      if (member.phone) continue
      const key = keyOfMember(member)
      const line = this.#lines.get(key) ?? 0
      if (line <= 0) continue
      this.#likely.push({ line, value: member.name, like: formatMemberNumber(member.number) })
      this.#lines.set(key, -line)
    }
  }
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

const SAME = 'the same name, sex, year of birth and phone'
const ADVICE =
  'take them out, or give them their numbers and say --update; if they are others, say --others'

function phoneOf({ people }: HouseholdEntry) {
  return people[0]?.phone ?? null
}

function keyOfEntry(entry: HouseholdEntry): string {
  const { name = '', sex = '', birthDate = '' } = entry.people[0] ?? {}
  return keyOf(name, sex, birthDate, phoneOf(entry))
}

function keyOfMember({ name, sex, birth_date: birthDate, phone }: LiveMember): string {
  return keyOf(name, sex, birthDate, phone)
}

function keyOf(name: string, sex: string, birthDate: string, phone: string | null): string {
  return [foldedName(name), sex, birthDate.slice(0, 4), phone].join(' ')
}
