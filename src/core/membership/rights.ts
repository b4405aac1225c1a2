import { closingDay, type Entry } from '../contributions/account.ts'
import { fullFrom } from '../contributions/steps.ts'
import type { Replayed } from '../contributions/replay.ts'
import { type SubsidyDecision, subsidiesOf } from '../contributions/subsidy.ts'
import { type CivilDate, dayBefore } from '../dates.ts'
import { type DayRun, earlierEnd, joinRuns, runAt, within } from '../day-runs.ts'

/** What rights rest on beside charges and money. */
type RightsFacts = {
  readonly joinedOn: CivilDate
  readonly subsidised?: SubsidyDecision | null
  readonly subsidies?: readonly SubsidyDecision[]
}

/**
 * The days on which contributions keep rights open if nothing more is paid, as unbroken runs in
 * order. A contribution that is settled keeps them open through the last day of grace of the next
 * one that is not (R30, R31), or of as many as the statutes let go unpaid; so whatever is unpaid
 * from before it closes nothing. Before the first, rights are open through its last day of grace.
 */
export function openDays(facts: RightsFacts, { own, ahead, isCut }: Replayed): DayRun[] {
  const contributions = [...own, ...ahead].filter(isContribution)
  const runs: DayRun[] = []
  let closes = isCut ? (contributions.at(-1)?.charge.endsOn ?? null) : null
  for (let at = contributions.length - 1; at >= 0; at -= 1) {
    for (const run of settledDays(facts, contributions[at] as Entry)) {
      const open = within(run, { from: run.from, through: closes })
      if (open) runs.push(open)
    }
    closes = earlierEnd(closes, closingDay(contributions, at))
  }
  const since = { from: facts.joinedOn, through: null }
  return joinRuns([...clipped(runs, since), { from: facts.joinedOn, through: closes }])
}

/**
 * The contributions not settled on a day that the last settled one leaves: those that can close
 * rights. Older ones are arrears, which are owed and close nothing.
 */
export function openContributions(
  facts: RightsFacts,
  own: readonly Entry[],
  on: CivilDate,
): readonly Entry[] {
  const contributions = own.filter(isContribution)
  const last = contributions.findLastIndex((entry) => runAt(settledDays(facts, entry), on))
  return contributions.slice(last + 1)
}

/**
 * The contribution that closes rights next if nothing more is paid: the first after the last one
 * that is settled on a day or paid ahead for later. Undefined when none is in sight.
 */
export function closingContribution(
  facts: RightsFacts,
  { own, ahead }: Replayed,
  on: CivilDate,
): Entry | undefined {
  const contributions = [...own, ...ahead].filter(isContribution)
  const last = contributions.findLastIndex((entry) =>
    settledDays(facts, entry).some(({ through }) => !through || through >= on),
  )
  return contributions[last + 1]
}

export function isContribution({ charge }: Entry): boolean {
  return charge.kind === 'contribution'
}

/**
 * The days on which a contribution counts as settled: its least share is paid, in full once the
 * months are over that a part payment opens. By a subsidy for those who are named it is settled
 * while the decision is valid (R37), and for good when that outlasts its period.
 */
function settledDays(facts: RightsFacts, entry: Entry): readonly DayRun[] {
  const { charge, plan, settled, full } = entry
  const partly = fullFrom(entry)
  const paid = partly
    ? joinRuns([
        ...clipped(settled, { from: charge.startsOn, through: dayBefore(partly) }),
        ...full,
      ])
    : settled
  if (!charge.subsidy || plan.subsidy?.members !== 'named') return paid
  const named = subsidiesOf(facts).flatMap(({ from, until }) => {
    const isLasting = !until || until >= charge.endsOn
    return clipped(paid, { from, through: isLasting ? null : until })
  })
  return joinRuns(named)
}

function clipped(runs: readonly DayRun[], limits: DayRun): DayRun[] {
  return runs.flatMap((run) => within(run, limits) ?? [])
}
