import type Database from 'better-sqlite3'
import type { Charge } from '../../../src/core/contributions/charges.ts'
import type { CivilDate } from '../../../src/core/dates.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import type { Plan } from '../../../src/core/membership/plan.ts'
import type { StandingFacts } from '../../../src/core/membership/standing.ts'
import type { Currency, Minor } from '../../../src/core/money.ts'

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
    'select joined_on, left_on from beneficiary where mutual_id = ? and number = ? order by ordinal',
  )
  const versions = db
    .prepare('select statutes from plan_version where mutual_id = ? and plan_code = ?')
    .pluck()
  const charges = db.prepare(
    'select kind, starts_on, ends_on, due_on, amount from charge where mutual_id = ? and number = ?',
  )
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
      const row = member.get(mutual_id, number) as MemberRow
      return {
        versions: versions.all(mutual_id, row.plan_code).map((text) => planOf(text as string)),
        joinedOn: row.joined_on,
        feePaidBefore: row.fee_paid_before === 1,
        paidThroughBefore: row.paid_through_before,
        end: null,
        people: (people.all(mutual_id, number) as PersonRow[]).map((person) => ({
          joinedOn: person.joined_on,
          leftOn: person.left_on,
        })),
        posted: (charges.all(mutual_id, number) as ChargeRow[]).map((charge) => ({
          kind: charge.kind,
          startsOn: charge.starts_on,
          endsOn: charge.ends_on,
          dueOn: charge.due_on,
          amount: charge.amount,
        })),
        payments: (payments.all(mutual_id, number) as PaymentRow[]).map((payment) => ({
          on: payment.value_on,
          amount: payment.amount,
        })),
      }
    },
  }
}

function planOf(text: string): Plan {
  return JSON.parse(text) as Plan
}

type Row<Name extends string> = Readonly<Record<Name, string>>
type MemberRow = {
  plan_code: string
  joined_on: CivilDate
  fee_paid_before: number
  paid_through_before: CivilDate | null
}
type PersonRow = { joined_on: CivilDate; left_on: CivilDate | null }
type ChargeRow = {
  kind: Charge['kind']
  starts_on: CivilDate
  ends_on: CivilDate
  due_on: CivilDate
  amount: Minor
}
type PaymentRow = { value_on: CivilDate; amount: Minor }
