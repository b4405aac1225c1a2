import { type CivilDate, plus } from './dates.ts'

/** The day on which somebody is so many years old; of a bare year its last day is taken. */
export function birthday(birthDate: string, years: number): CivilDate {
  const birth = birthDate.length === 4 ? `${birthDate}-12-31` : birthDate
  return plus(birth as CivilDate, { months: 12 * years })
}
