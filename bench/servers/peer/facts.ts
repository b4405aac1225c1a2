import type { Plan } from '../../../src/core/plans/plan.ts'
import type { Json } from '../../../src/store/tables/json.ts'
import type Database from 'better-sqlite3'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import type { Currency } from '../../../src/core/money.ts'
import type * as households from '../../../src/store/membership/households.ts'
import type * as planText from '../../../src/store/mutuals/plan-text.ts'
import { built } from '../../built.ts'

type HouseholdRows = households.HouseholdRows

const { householdOf } = await built<typeof households>('store/membership/households')
const { readPlan } = await built<typeof planText>('store/mutuals/plan-text')

/** What every screen of the menu rests on. */
export type CallerFacts = {
  readonly language: string
  readonly number: MemberNumber
  readonly name: string
  readonly mutual: {
    readonly mutual_id: string
    readonly name: string
    readonly currency: Currency
    readonly time_zone: string
    readonly wallets: string
  }
}

export type Facts = {
  caller(phone: string): CallerFacts
  membership(caller: CallerFacts): StandingFacts
}

/** The facts that our turn reads, by plain prepared statements. */
export function factsOf(db: Database.Database): Facts {
  const language = db.prepare('select language from phone_language where phone = ?').pluck()
  const role = db.prepare('select mutual_id, ref, name from phone_role where phone = ?')
  const mutual = db.prepare('select * from mutual where mutual_id = ?')
  const member = db.prepare('select * from member where mutual_id = ? and number = ?')
  const people = db.prepare(
    'select * from beneficiary where mutual_id = ? and number = ? order by ordinal',
  )
  const versions = db
    .prepare('select statutes from plan_version where mutual_id = ? and plan_code = ?')
    .pluck()
  const charges = db.prepare('select * from charge where mutual_id = ? and number = ?')
  const payments = db.prepare(
    'select value_on, amount from payment where mutual_id = ? and number = ?',
  )
  return {
    caller: (phone) => {
      const { mutual_id, ref, name } = role.get(phone) as Row<'mutual_id' | 'ref' | 'name'>
      return {
        language: language.get(phone) as string,
        number: ref as MemberNumber,
        name,
        mutual: mutual.get(mutual_id) as CallerFacts['mutual'],
      }
    },
    membership: ({ number, mutual: { mutual_id } }) => {
      const row = member.get(mutual_id, number) as HouseholdRows['member']
      const rows: HouseholdRows = {
        member: row,
        versions: {
          plans: versions.all(mutual_id, row.plan_code).map((text) => readPlan(text as Json<Plan>)),
        },
        people: people.all(mutual_id, number) as HouseholdRows['people'],
        charges: charges.all(mutual_id, number) as HouseholdRows['charges'],
        payments: payments.all(mutual_id, number) as HouseholdRows['payments'],
        writeOffs: [],
        terms: [],
        opening: null,
      }
      return householdOf(rows).facts
    },
  }
}

type Row<Name extends string> = Readonly<Record<Name, string>>
