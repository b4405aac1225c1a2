/** Counts what happens, and keeps an example of each thing that should not have. */
export function createTally() {
  const counts: Record<string, number> = {}
  const wrongs = new Map<string, { count: number; example: string }>()
  const count = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1)
  return {
    counts,
    count,
    wrong: (what: string, example: string): void => {
      count('wrong')
      const before = wrongs.get(what) ?? { count: 0, example: example.slice(0, 200) }
      wrongs.set(what, { ...before, count: before.count + 1 })
    },
    wrongs: () =>
      [...wrongs].map(([what, { count: times, example }]) => `${times} × ${what}: ${example}`),
  }
}

export type Tally = ReturnType<typeof createTally>
