import { type CivilDate, plusDays } from '../dates.ts'

/**
 * After so many days what still stands open is told of again (R14, R61). Beyond the last of them it is counted in
 * each week's digest and stands on the list.
 */
const AGES_DAYS = [1, 3, 7, 30]

/** What stands open: since when each of it does, and whether it was told of as it began. */
export type OpenAge = { readonly since: readonly CivilDate[]; readonly isToldAtOnce: boolean }

/**
 * Whether some of what stands open has reached another age since managers were told last; for what is not told of at
 * once its first day is one. `toldOn`: null where they never were.
 */
export function hasAged(
  { since, isToldAtOnce }: OpenAge,
  toldOn: CivilDate | null,
  today: CivilDate,
): boolean {
  const ages = isToldAtOnce ? AGES_DAYS : [0, ...AGES_DAYS]
  const reached = since.flatMap((day) => ages.map((days) => plusDays(day, days)))
  return reached.some((on) => on <= today && (toldOn === null || on > toldOn))
}
