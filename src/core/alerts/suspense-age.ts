import { type CivilDate, plusDays } from '../dates.ts'

/**
 * After so many days money that is still nobody's is told of again (R14). Beyond the last of them it is counted in
 * each week's digest and stands on the list.
 */
const STEPS_DAYS = [1, 3, 7, 30]

/**
 * Whether some of the money in suspense has reached another age since managers were told last. `since`: the
 * days on which it came in; `toldOn`: null where they never were.
 */
export function hasAged(
  since: readonly CivilDate[],
  toldOn: CivilDate | null,
  today: CivilDate,
): boolean {
  const reached = since.flatMap((day) => STEPS_DAYS.map((days) => plusDays(day, days)))
  return reached.some((on) => on <= today && (toldOn === null || on > toldOn))
}
