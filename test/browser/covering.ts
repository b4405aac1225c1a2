/** For each name one of its values. */
export type Row<Names extends string> = Readonly<Record<Names, string>>

/**
 * Few rows in which each value stands beside each value of every other name once at least. Each next row takes,
 * name by name, the value with most pairs that stand nowhere yet.
 */
export function coveringRows<Names extends string>(
  values: Readonly<Record<Names, readonly string[]>>,
): Row<Names>[] {
  const names = Object.keys(values) as Names[]
  const left = new Set(pairsOf(names, values))
  const rows: Row<Names>[] = []
  while (left.size > 0) {
    const [start = ''] = left
    const row = new Map<Names, string>()
    for (const part of start.split(BETWEEN)) {
      const [name = '', value = ''] = part.split(IS)
      row.set(name as Names, value)
    }
    for (const name of names) {
      if (row.has(name)) continue
      const fresh = (value: string) => [...row].filter((one) => left.has(pair([...one], [name, value]))).length // prettier-ignore
      row.set(name, [...values[name]].sort((a, b) => fresh(b) - fresh(a))[0] ?? '')
    }
    const all = [...row]
    for (const a of all) for (const b of all) left.delete(pair(a, b))
    rows.push(Object.fromEntries(row) as Row<Names>)
  }
  return rows
}

const [BETWEEN, IS] = ['\n', '\t']

function pairsOf<Names extends string>(
  names: readonly Names[],
  values: Readonly<Record<Names, readonly string[]>>,
): string[] {
  return names.flatMap((a, at) =>
    names
      .slice(at + 1)
      .flatMap((b) =>
        values[a].flatMap((one) => values[b].map((other) => pair([a, one], [b, other]))),
      ),
  )
}

function pair(...two: readonly (readonly [string, string])[]): string {
  return two.map((one) => one.join(IS)).sort().join(BETWEEN) // prettier-ignore
}
