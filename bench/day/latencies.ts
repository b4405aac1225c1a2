/** What was measured of one kind of request: in ms, from when each was meant to be made. */
export type Spread = {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly p999: number
  readonly max: number
}

const NOTHING: Spread = { count: 0, p50: 0, p99: 0, p999: 0, max: 0 }

/** The smallest value that so large a share of them, 0 to 1, does not exceed. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

/** Half, 99 and 99.9 % of them, and the longest, each a value that was measured. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return NOTHING
  const sorted = Float64Array.from(values).sort()
  return {
    count: sorted.length,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    p999: quantile(sorted, 0.999),
    max: sorted.at(-1) ?? 0,
  }
}

/** Collects by kind, for a whole run and since it was last looked at. */
export function createLatencies<Kind extends string>(kinds: readonly Kind[]) {
  const fresh = () => Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Record<Kind, number[]> // prettier-ignore
  const all = fresh()
  let recent = fresh()
  const spreads = (of: Record<Kind, number[]>) =>
    Object.fromEntries(kinds.map((kind) => [kind, spreadOf(of[kind])])) as Record<Kind, Spread>
  return {
    /** Both by the clock of `performance`. */
    note: (kind: Kind, intendedMs: number, doneMs: number) => {
      all[kind].push(doneMs - intendedMs)
      recent[kind].push(doneMs - intendedMs)
    },
    since: () => {
      const told = spreads(recent)
      recent = fresh()
      return told
    },
    whole: () => spreads(all),
  }
}
