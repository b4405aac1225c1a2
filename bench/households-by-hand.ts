import Database from 'better-sqlite3'
import { type MemberNumber, memberNumberFrom } from '../src/core/member-number.ts'
import { createIds } from '../src/edge/ids.ts'
import { answerParent } from './child.ts'
import { householdAt } from './members-csv.ts'
import { inserter, MUTUAL, TOWN_OPENS } from './town.ts'

/** Registers the households of a members file in a town that has none, as plain SQL does it. */
export type ByHandOrder = { readonly households: number }

export type ByHand = { readonly seconds: number }

const [path] = process.argv.slice(2) as [string]

/** Households in one transaction. */
const HOUSEHOLDS_PER_WRITE = 1000

/** Statements prepared once, a thousand households in a transaction, each number free. */
function insertRows(households: number): number {
  const db = new Database(path)
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on'])
    db.pragma(pragma)
  db.pragma('cache_size = -65536')
  const insert = inserter(db)
  const write = db.transaction((first: number, numbers: readonly MemberNumber[]) => {
    numbers.forEach((number, at) => insertHousehold(insert, first + at, number))
  })
  const numbers = freshNumbers(households)
  const startedMs = performance.now()
  for (let start = 0; start < households; start += HOUSEHOLDS_PER_WRITE) {
    write.immediate(start, numbers.slice(start, start + HOUSEHOLDS_PER_WRITE))
  }
  const seconds = (performance.now() - startedMs) / 1000
  db.close()
  return seconds
}

/** Drawn as the service draws them. */
function freshNumbers(count: number): MemberNumber[] {
  const ids = createIds()
  const numbers = new Set<MemberNumber>()
  while (numbers.size < count) numbers.add(memberNumberFrom(ids.digits(7)))
  return [...numbers]
}

function insertHousehold(
  insert: ReturnType<typeof inserter>,
  index: number,
  number: MemberNumber,
): void {
  const { name, phone, born, childBorn, joined } = householdAt(index)
  const member = { ...MUTUAL, number }
  insert('member_number', member)
  insert('member', {
    ...member,
    plan_code: 'family',
    joined_on: joined,
    fee_paid_before: 1,
    created_at: TOWN_OPENS,
  })
  const person = { ...member, joined_on: joined }
  const [adult, child] = [
    { ordinal: 0, name, sex: 'F', birth_date: born, relation: 'member', phone },
    {
      ordinal: 1,
      name: `${name} jr`,
      sex: 'M',
      birth_date: childBorn,
      relation: 'child',
      phone: null,
    },
  ]
  insert('beneficiary', { ...person, ...adult })
  insert('beneficiary', { ...person, ...child })
  for (const [ordinal, person] of [adult, child].entries()) {
    const words = person.name.toLowerCase().split(' ')
    for (const word of words) insert('person_word', { ...member, word, ordinal })
  }
  insert('phone_role', { phone, role: 'member', ...MUTUAL, ref: number, name })
  insert('phone_language', { phone, language: 'en', chosen: 0, updated_at: TOWN_OPENS })
}

answerParent<ByHandOrder>(
  async ({ households }) => ({ seconds: insertRows(households) }) satisfies ByHand,
)
