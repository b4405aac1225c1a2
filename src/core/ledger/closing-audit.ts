import type { CivilDate } from '../dates.ts'
import type { AccountCode } from './accounts.ts'
import { CHAIN_START } from './chain.ts'
import { type Closing, type DatedJournal, type MovedByKind, withTransfers } from './closing.ts'

/** Looks at every journal of a mutual in the order of the chain, and says what is wrong. */
type ClosingAudit = {
  see(journal: DatedJournal & { readonly hash: string }): void
  /** What closings say that the journals do not, each in a few words. */
  findings(): string[]
}

/**
 * Checks closings, in the order of their days, against the journals: the head that each noted is
 * still there, nothing was posted afterwards on a day that was closed, and the sums are those of
 * the transfers. A few sums for each closing, however many journals there are.
 */
export function auditClosings(closings: readonly Closing[]): ClosingAudit {
  const faults = new Set<string>()
  const heads = new Set<CivilDate>()
  const stretches: MovedByKind[] = closings.map(() => new Map())
  return {
    see: (journal) => {
      const at = closings.findIndex(({ through }) => journal.effectiveOn <= through)
      const closing = closings[at]
      if (closing) {
        stretches[at] = withTransfers(stretches[at] ?? new Map(), journal.transfers)
        if (journal.seq > closing.seq)
          faults.add(`journal ${journal.seq} was posted into the closed ${closing.through}`)
      }
      for (const { seq, hash, through, openFrom } of closings) {
        if (journal.seq === seq && journal.hash === hash) heads.add(through)
        if (journal.seq < openFrom && journal.effectiveOn > through)
          faults.add(`journal ${journal.seq} counts after the closed ${through}`)
      }
    },
    findings: () => [
      ...faults,
      ...closings
        .filter((closing) => !heads.has(closing.through) && !isStart(closing))
        .map(({ through }) => `the journals closed on ${through} are not those of then`),
      ...wrongSums(closings, stretches),
    ],
  }
}

function isStart({ seq, hash }: Closing): boolean {
  return seq === 0 && hash === CHAIN_START
}

function wrongSums(closings: readonly Closing[], stretches: readonly MovedByKind[]): string[] {
  const wrong: string[] = []
  const sums = new Map<AccountCode, { debits: number; credits: number }>()
  closings.forEach((closing, at) => {
    for (const [kind, { debits, credits }] of stretches[at] ?? []) {
      const sum = sums.get(kind) ?? { debits: 0, credits: 0 }
      sums.set(kind, { debits: sum.debits + debits, credits: sum.credits + credits })
    }
    for (const kind of new Set([...sums.keys(), ...closing.moved.keys()])) {
      const noted = closing.moved.get(kind)
      const sum = sums.get(kind)
      if (noted?.debits !== sum?.debits || noted?.credits !== sum?.credits)
        wrong.push(`the sums of ${kind} noted for ${closing.through} are not those of transfers`)
    }
  })
  return wrong
}
