/** Values in one query's list: far below what the engines take, few queries for a thousand. */
const VALUES_PER_QUERY = 500

/** Values a query's worth at a time. */
export function chunksOf<Value>(values: readonly Value[]): Value[][] {
  const count = Math.ceil(values.length / VALUES_PER_QUERY)
  return Array.from({ length: count }, (_, at) =>
    values.slice(at * VALUES_PER_QUERY, (at + 1) * VALUES_PER_QUERY),
  )
}
