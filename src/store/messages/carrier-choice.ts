import { sql } from 'kysely'
import { inOrder, type Route } from '../../core/sms/route.ts'

/** Messages that leave by one carrier; with null, those that would leave by none that is known. */
export type CarrierChoice = {
  readonly name: string | null
  /** The carriers that there are; what no route fits goes by the first. */
  readonly known: readonly string[]
  readonly routes: readonly Route[]
}

/** The same choice of a message's carrier as the app makes once it has taken it. */
export function leavesBy({ name, known, routes }: CarrierChoice) {
  const named = sql`when outbox.carrier in (${sql.join(known)}) then outbox.carrier`
  const cases = sql.join([named, ...inOrder(routes).map(caseOf)], sql` `)
  const carrier = sql`case ${cases} else ${known[0]} end`
  return name === null
    ? sql<boolean>`${carrier} not in (${sql.join(known)})`
    : sql<boolean>`${carrier} = ${name}`
}

function caseOf({ mutual, prefix = '', carrier }: Route) {
  const start = sql`substr(outbox.recipient, 1, ${sql.lit(prefix.length)}) = ${prefix}`
  const fits = mutual === undefined ? start : sql`outbox.mutual_id = ${mutual} and ${start}`
  return sql`when ${fits} then ${carrier}`
}
