import { type CivilDate, dayBefore, earlierOf, laterOf, plusDays } from './dates.ts'

/** Days one after the other, both ends included; `through` is null when there is no end. */
export type DayRun = { readonly from: CivilDate; readonly through: CivilDate | null }

/**
 * Notes in `runs`, the last of which is the latest, whether something holds from `day` on. Days
 * come in order; a run that would end before it began is taken back.
 */
export function note(runs: DayRun[], holds: boolean, day: CivilDate): void {
  const last = runs.at(-1)
  const isHeld = last?.through === null
  if (holds && !isHeld) runs.push({ from: day, through: null })
  if (holds || !last || !isHeld) return
  runs.pop()
  if (last.from < day) runs.push({ from: last.from, through: dayBefore(day) })
}

/** The run that has not ended; undefined when there is none. */
export function lasting(runs: readonly DayRun[]): DayRun | undefined {
  const last = runs.at(-1)
  return last?.through === null ? last : undefined
}

/** The days of a run that lie in another; null when there are none. */
export function within(run: DayRun, limits: DayRun): DayRun | null {
  const from = laterOf(run.from, limits.from)
  const through = earlierEnd(run.through, limits.through)
  return through && through < from ? null : { from, through }
}

/** The earlier of two ends, null being none. */
export function earlierEnd(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  return a && b ? earlierOf(a, b) : (a ?? b)
}

/** The same days as unbroken runs, in order. */
export function joinRuns(runs: readonly DayRun[]): DayRun[] {
  const joined: DayRun[] = []
  const inOrder = [...runs].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  for (const run of inOrder) {
    const last = joined.at(-1)
    if (!last || isAfter(run, last)) joined.push(run)
    else if (last.through && (!run.through || run.through > last.through))
      joined[joined.length - 1] = { from: last.from, through: run.through }
  }
  return joined
}

/** Whether there is a day between the two. */
function isAfter({ from }: DayRun, { through }: DayRun): boolean {
  return through !== null && from > through && from > plusDays(through, 1)
}

/** The run that `day` is in. */
export function runAt(runs: readonly DayRun[], day: CivilDate): DayRun | undefined {
  return runs.find(({ from, through }) => from <= day && (!through || day <= through))
}
