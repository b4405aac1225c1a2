import type { CivilDate } from '../dates.ts'
import type { Minor } from '../money.ts'

/** What a clinic and the mutual have agreed about a service, from a day on. */
export type TariffLine = {
  readonly service: string
  /** Its first day: of several lines for a service the last that has begun holds. */
  readonly from: CivilDate
  /** What the service costs at this clinic. */
  readonly price: Minor
  /** The patient's part in percent; null for that of the plan. */
  readonly patientPercent: number | null
  /** The most that the mutual pays of one bill; null for no limit of its own. */
  readonly ceiling: Minor | null
}

/** The line that holds for a service on a day; null where nothing is agreed. */
export function tariffOn(
  tariff: readonly TariffLine[] | undefined,
  service: string,
  on: CivilDate,
): TariffLine | null {
  let found: TariffLine | null = null
  for (const line of tariff ?? []) {
    const holds = line.service === service && line.from <= on
    if (holds && (!found || line.from > found.from)) found = line
  }
  return found
}
