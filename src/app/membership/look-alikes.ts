import { setImmediate } from 'node:timers/promises'
import type { CivilDate } from '../../core/dates.ts'
import { formatMemberNumber, type MemberNumber } from '../../core/member-number.ts'
import type { PersonEntry } from '../../core/membership/registration.ts'
import { foldedName } from '../../core/person-name.ts'
import { chunksOf } from '../../store/engine/chunks.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import { peopleBornOn } from '../../store/membership/people.ts'
import type { CheckedImport } from './check-import.ts'
import type { Ports } from '../ports.ts'
import { isLiveUnder } from './same-person.ts'

/** Rows of a members file that look like somebody else's: all are counted, the first are named. */
export type LookAlikes = {
  readonly count: number
  readonly named: readonly { readonly line: number; readonly like: string }[]
}

export const NO_LOOK_ALIKES: LookAlikes = { count: 0, named: [] }

/** Named of one file: a register taken in twice by mistake is clear from fewer. */
const NAMED_MAX = 20

type Row = { readonly person: PersonEntry; readonly number: MemberNumber | null }

/**
 * Rows of the same name, sex and full birth date as another row or as a live beneficiary of another
 * household (R06). It may be two people, so it is no fault. Reads each birth date of the file once.
 */
export async function findLookAlikes(
  ports: Ports,
  mutualId: string,
  { households, updates }: Pick<CheckedImport, 'households' | 'updates'>,
  on: CivilDate,
): Promise<LookAlikes> {
  const entries = [...households, ...updates.map(({ household }) => household)]
  const rows = entries.flatMap(({ people, number }) =>
    people.flatMap((person) => (person.birthDate.length === 10 ? [{ person, number }] : [])),
  )
  const likes = new Map<number, string>()
  const byKey = firstRows(rows, likes)
  const plans = await ports.store.read((tx) => loadPlans(tx, mutualId))
  for (const days of chunksOf([...new Set(rows.map(({ person }) => person.birthDate))])) {
    const born = await ports.store.read((tx) => peopleBornOn(tx, mutualId, days))
    for (const other of born) {
      const row = byKey.get(keyOf(other.name, other.sex, other.birth_date))
      if (!row || row.number === other.number || likes.has(row.person.line)) continue
      const versions = plans.filter(({ code }) => code === other.plan_code)
      if (isLiveUnder(other, versions, on))
        likes.set(row.person.line, `${formatMemberNumber(other.number)}/${other.ordinal}`)
    }
    await setImmediate()
  }
  const named = [...likes].sort(([a], [b]) => a - b).slice(0, NAMED_MAX)
  return { count: likes.size, named: named.map(([line, like]) => ({ line, like })) }
}

/** The first row of each person; what comes again is like it. */
function firstRows(rows: readonly Row[], likes: Map<number, string>): Map<string, Row> {
  const first = new Map<string, Row>()
  for (const row of [...rows].sort((a, b) => a.person.line - b.person.line)) {
    const { name, sex, birthDate, line } = row.person
    const key = keyOf(name, sex, birthDate)
    const before = first.get(key)
    if (before) likes.set(line, `line ${before.person.line}`)
    else first.set(key, row)
  }
  return first
}

function keyOf(name: string, sex: string, birthDate: string): string {
  return `${birthDate} ${sex} ${foldedName(name)}`
}
