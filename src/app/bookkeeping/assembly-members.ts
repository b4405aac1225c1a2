import type { TermCount } from '../../store/books/assembly-rows.ts'

/** Households over a year. A household that came back counts among those that joined. */
export type AssemblyMembers = {
  readonly before: number
  readonly joined: number
  readonly ended: number
  /** Those that ended, by how. */
  readonly byState: Readonly<Record<string, number>>
  readonly after: number
  /** The people of the households at the end. */
  readonly people: number
}

export function membersOf(
  terms: readonly TermCount[],
  year: string,
  people: number,
): AssemblyMembers {
  const sum = (some: readonly TermCount[]) => some.reduce((total, { count }) => total + count, 0)
  const ended = terms.filter((term) => term.ended?.startsWith(year))
  const byState: Record<string, number> = {}
  for (const { state, count } of ended)
    byState[state ?? 'resigned'] = (byState[state ?? 'resigned'] ?? 0) + count
  return {
    before: sum(terms.filter(({ joined, ended: end }) => joined < year && (!end || end >= year))),
    joined: sum(terms.filter(({ joined }) => joined.startsWith(year))),
    ended: sum(ended),
    byState,
    after: sum(terms.filter((term) => term.ended === null)),
    people,
  }
}

/** Households whose membership went on at the end of each of some months. */
export function membersAtEnds(terms: readonly TermCount[], months: readonly string[]): number[] {
  return months.map((month) =>
    terms
      .filter(({ joined, ended }) => joined <= month && (ended === null || ended > month))
      .reduce((sum, { count }) => sum + count, 0),
  )
}
