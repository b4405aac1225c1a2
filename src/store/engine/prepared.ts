import type { Compilable, CompiledQuery } from 'kysely'
import type { ReadTx } from '../store.ts'
import { engineOf } from './dialect.ts'

/** Stands in a query for the value of this name, which is known only when the query runs. */
type Blank = { readonly [BLANK]: string }

const BLANK = Symbol('blank')

/**
 * A query that is built and compiled once, for each engine and each set of names it is given values
 * for, and then only filled in: building one anew costs several times as much as SQLite takes to
 * run it, which counts where every turn of a call asks. `build` gets a blank for each value, to be
 * used where a plain value would stand. It cannot look at them, so a query whose text depends on a
 * value (a list, null, a choice) is none.
 */
export function prepared<Values extends object, Row>(
  build: (db: ReadTx, values: Values) => Compilable<Row>,
): (tx: ReadTx, values: Values) => Promise<Row[]> {
  const compiled = new Map<string, CompiledQuery<Row>>()
  function queryFor(tx: ReadTx, values: Values): CompiledQuery<Row> {
    const shape = `${engineOf(tx)} ${Object.keys(values).join()}`
    const query = compiled.get(shape) ?? build(tx, blanksFor(values)).compile()
    compiled.set(shape, query)
    return query
  }
  return async (tx, values) => {
    const query = queryFor(tx, values)
    const parameters = query.parameters.map((parameter) =>
      isBlank(parameter) ? values[parameter[BLANK] as keyof Values] : parameter,
    )
    return (await tx.executeQuery<Row>({ ...query, parameters })).rows
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
