import type { Compilable, CompiledQuery } from 'kysely'
import { invariant } from '../../core/invariant.ts'
import type { ReadTx } from '../store.ts'
import { engineOf } from './engine-of.ts'

/** Stands in a query for a value that is known only when it runs: its name, or its place in a list. */
type Blank = { readonly [BLANK]: string | number }

const BLANK = Symbol('blank')

/**
 * A query that is built and compiled once, for each engine and each set of names it is given values
 * for, and then only filled in: building one anew costs several times as much as SQLite takes to
 * run it, which counts where every turn of a call asks. `build` gets a blank for each value, to be
 * used where a plain value would stand. It cannot look at them, so a query whose text depends on a
 * value (null, a choice) is none; for a list there is `preparedForMany`.
 */
export function prepared<Values extends object, Row>(
  build: (db: ReadTx, values: Values) => Compilable<Row>,
): (tx: ReadTx, values: Values) => Promise<Row[]> {
  const queryFor = compiledOnce(build)
  return async (tx, values) => {
    const query = queryFor(tx, values)
    const parameters = query.parameters.map((parameter) =>
      isBlank(parameter) ? values[parameter[BLANK] as keyof Values] : parameter,
    )
    return (await tx.executeQuery<Row>({ ...query, parameters })).rows
  }
}

/** Items in one query's list, few sizes so that there are few texts; a list is filled up to one. */
const LIST_LENGTHS = [1, 8, 64, 250, 500] as const
const LIST_MAX = 500

/**
 * The same for a query with a list, of any length: as many queries as it takes. `build` gets a
 * blank for each item, to be used after `in`, where one item twice means the same as once.
 */
export function preparedForMany<Values extends object, Item, Row>(
  build: (db: ReadTx, values: Values, items: readonly Item[]) => Compilable<Row>,
): (tx: ReadTx, values: Values, items: readonly Item[]) => Promise<Row[]> {
  const queries = LIST_LENGTHS.map((length) => {
    const blanks = Array.from({ length }, (_, at): Blank => ({ [BLANK]: at }))
    return compiledOnce((db, values: Values) =>
      build(db, values, blanks as readonly unknown[] as readonly Item[]),
    )
  })
  async function run(tx: ReadTx, values: Values, items: readonly Item[]): Promise<Row[]> {
    const queryFor = queries[LIST_LENGTHS.findIndex((length) => items.length <= length)]
    invariant(queryFor, `a list of ${items.length}`)
    const query = queryFor(tx, values)
    const valueOf = (name: string | number) =>
      typeof name === 'number' ? (items[name] ?? items[0]) : values[name as keyof Values]
    const parameters = query.parameters.map((parameter) =>
      isBlank(parameter) ? valueOf(parameter[BLANK]) : parameter,
    )
    return (await tx.executeQuery<Row>({ ...query, parameters })).rows
  }
  return async (tx, values, items) => {
    const found: Row[] = []
    for (let start = 0; start < items.length; start += LIST_MAX) {
      found.push(...(await run(tx, values, items.slice(start, start + LIST_MAX))))
    }
    return found
  }
}

function compiledOnce<Values extends object, Row>(
  build: (db: ReadTx, values: Values) => Compilable<Row>,
): (tx: ReadTx, values: Values) => CompiledQuery<Row> {
  const compiled = new Map<string, CompiledQuery<Row>>()
  return (tx, values) => {
    const shape = `${engineOf(tx)} ${Object.keys(values).join()}`
    const query = compiled.get(shape) ?? build(tx, blanksFor(values)).compile()
    compiled.set(shape, query)
    return query
  }
}

/** Every property of it is a blank of that name. */
function blanksFor<Values extends object>(values: Values): Values {
  const blanks = Object.keys(values).map((name): [string, Blank] => [name, { [BLANK]: name }])
  return Object.fromEntries(blanks) as Values
}

function isBlank(parameter: unknown): parameter is Blank {
  return typeof parameter === 'object' && parameter !== null && BLANK in parameter
}
