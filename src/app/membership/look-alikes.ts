import type { CivilDate } from '../../core/dates.ts'
import { KeyTable } from '../../core/key-table.ts'
import { formatMemberNumber, type MemberNumber } from '../../core/member-number.ts'
import type { HouseholdEntry } from '../../core/membership/registration.ts'
import { foldedName } from '../../core/person-name.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import { type PersonBorn, peopleBornOn } from '../../store/membership/people.ts'
import { giveWay } from '../give-way.ts'
import type { Ports } from '../ports.ts'
import { isLiveUnder } from './same-person.ts'

/** Rows of a members file that look like somebody else's: all are counted, the first are named. */
export type LookAlikes = {
  readonly count: number
  readonly named: readonly { readonly line: number; readonly like: string }[]
}

/** Named of one file: a register taken in twice by mistake is clear from fewer. */
const NAMED_MAX = 20

/** Of one query: some 20 ms, whether few people were born on many days or many on one. */
const DAYS_PER_QUERY = 50
const ROWS_PER_QUERY = 2000

/**
 * Finds rows of the same name, sex and full birth date as another row or as a live beneficiary of
 * another household (R06). It may be two people, so it is no fault.
 */
export class LookAlikeSearch {
  /** The first line of each person; below zero once it is like somebody's. */
  #lines = new KeyTable()
  /** Full birth dates, with how many people of the file have each. */
  readonly #days = new Map<string, number>()
  /** Who is registered already, of lines that change somebody. */
  readonly #numbers = new Map<number, MemberNumber>()
  #count = 0
  #named: { line: number; like: string }[] = []

  /** Takes the next rows of the file; with `number` those of a household that is registered. */
  note({ people }: Pick<HouseholdEntry, 'people'>, number: MemberNumber | null = null): void {
    for (const { name, sex, birthDate, line } of [...people].sort((a, b) => a.line - b.line)) {
      if (birthDate.length !== 10) continue
      if (number) this.#numbers.set(line, number)
      const key = keyOf(name, sex, birthDate)
      const before = this.#lines.get(key)
      if (before === undefined) {
        this.#lines.set(key, line)
        this.#days.set(birthDate, (this.#days.get(birthDate) ?? 0) + 1)
      } else this.#found(line, `line ${Math.abs(before)}`)
    }
  }

  /** All of them, once the file is read: looks up each birth date of it once. */
  async finish(
    ports: Ports,
    mutualId: string,
    on: CivilDate,
    sayAtWork: () => Promise<void>,
  ): Promise<LookAlikes> {
    const plans = await ports.store.read((tx) => loadPlans(tx, mutualId))
    for (const days of someDays(this.#days)) {
      const born = await ports.store.read((tx) => peopleBornOn(tx, mutualId, days))
      for (const other of born) {
        const versions = plans.filter(({ code }) => code === other.plan_code)
        this.#compare(other, () => isLiveUnder(other, versions, on))
      }
      await sayAtWork()
      await giveWay()
    }
    // Of a large file it takes much, and what follows has no use for it.
    this.#lines = new KeyTable()
    return { count: this.#count, named: this.#named }
  }

  #compare(other: PersonBorn, isLive: () => boolean): void {
    const key = keyOf(other.name, other.sex, other.birth_date)
    const line = this.#lines.get(key) ?? 0
    if (line <= 0 || this.#numbers.get(line) === other.number || !isLive()) return
    this.#lines.set(key, -line)
    this.#found(line, `${formatMemberNumber(other.number)}/${other.ordinal}`)
  }

  #found(line: number, like: string): void {
    this.#count += 1
    const last = this.#named[NAMED_MAX - 1]
    if (last && last.line < line) return
    this.#named = [...this.#named, { line, like }]
      .sort((a, b) => a.line - b.line)
      .slice(0, NAMED_MAX)
  }
}

/** Days a query's worth at a time; a register has about as many people of each as its file. */
function* someDays(counts: ReadonlyMap<string, number>): Generator<readonly string[]> {
  let days: string[] = []
  let rows = 0
  for (const [day, count] of counts) {
    if (days.length === DAYS_PER_QUERY || (days.length > 0 && rows + count > ROWS_PER_QUERY)) {
      yield days
      days = []
      rows = 0
    }
    days.push(day)
    rows += count
  }
  if (days.length > 0) yield days
}

function keyOf(name: string, sex: string, birthDate: string): string {
  return `${birthDate} ${sex} ${foldedName(name)}`
}
