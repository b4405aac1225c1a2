import type { ComplaintKind, ComplaintState } from './complaint.ts'

type Counted = {
  readonly provider: string | null
  readonly kind: ComplaintKind
  readonly state: ComplaintState
  /** Whole days until the first answer or the closing; null while it is open. */
  readonly days: number | null
}

export type ComplaintCounts = {
  /** Null for those that are about no clinic, or about one that was never named. */
  readonly provider: string | null
  readonly kinds: Readonly<Record<ComplaintKind, number>>
  readonly total: number
  readonly open: number
  /** The longest that one took to be answered or closed; null while none is. */
  readonly longestDays: number | null
}

/** Complaints for each clinic, the one with most first; those about no clinic last. */
export function countComplaints(complaints: readonly Counted[]): ComplaintCounts[] {
  const providers = [...new Set(complaints.map(({ provider }) => provider))]
  const counts = providers.map((provider) =>
    countOf(
      provider,
      complaints.filter((one) => one.provider === provider),
    ),
  )
  return counts.sort((a, b) => {
    if ((a.provider === null) !== (b.provider === null)) return a.provider === null ? 1 : -1
    return b.total - a.total || ((a.provider ?? '') < (b.provider ?? '') ? -1 : 1)
  })
}

function countOf(provider: string | null, own: readonly Counted[]): ComplaintCounts {
  const of = (kind: ComplaintKind): number => own.filter((one) => one.kind === kind).length
  const days = own.flatMap((one) => one.days ?? [])
  return {
    provider,
    kinds: {
      charged: of('charged'),
      unseen: of('unseen'),
      'turned-away': of('turned-away'),
      other: of('other'),
      category: of('category'),
    },
    total: own.length,
    open: own.filter(({ state }) => state === 'open').length,
    longestDays: days.length > 0 ? Math.max(...days) : null,
  }
}
