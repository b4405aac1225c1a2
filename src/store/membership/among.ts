import { type Compilable, type Expression, sql } from 'kysely'
import type { MemberNumber } from '../../core/member-number.ts'
import { prepared, preparedForMany } from '../engine/prepared.ts'
import type { ReadTx } from '../store.ts'

/** Whose rows are asked for. */
export type Among = {
  readonly mutualId: string
  /** In order. */
  readonly numbers: readonly MemberNumber[]
  /** How many members there are from the first of them to the last; infinite when nobody knows. */
  readonly spread: number
}

/** Of a spread so many times as large all rows are read, and those of others thrown away. */
const DENSE = 2

type Of = { readonly mutualId: string }
type Span = Of & { readonly first: MemberNumber; readonly last: MemberNumber }

/**
 * A query about members that is built once, as `prepared`: over the range of their numbers where
 * nearly all in it are asked for, since walking along an index costs a fraction of looking each one
 * up, else over a list. Rows of other members may be among what it finds. `build` gets the
 * condition on the column that holds the number.
 */
export function preparedAmong<Row>(
  build: (db: ReadTx, of: Of, isAmong: (column: string) => Expression<boolean>) => Compilable<Row>,
): (tx: ReadTx, among: Among) => Promise<Row[]> {
  const inList = preparedForMany((db, of: Of, numbers: readonly MemberNumber[]) =>
    build(db, of, (column) => sql<boolean>`${sql.ref(column)} in (${sql.join(numbers)})`),
  )
  const inSpan = prepared((db, { first, last, ...of }: Span) =>
    build(db, of, (column) => sql<boolean>`${sql.ref(column)} between ${first} and ${last}`),
  )
  return async (tx, { mutualId, numbers, spread }) => {
    const [first, last] = [numbers[0], numbers.at(-1)]
    if (!first || !last) return []
    const isDense = numbers.length > 1 && spread <= DENSE * numbers.length
    return isDense ? inSpan(tx, { mutualId, first, last }) : inList(tx, { mutualId }, numbers)
  }
}
