import { type CivilDate, plus } from '../dates.ts'
import { bornOn } from './birth-date.ts'

/** What words for a person depend on. */
type AgeGroup = 'baby' | 'child' | 'adult'

const CHILD_FROM_YEARS = 1

/** The age at which people are called women and men, whatever a plan says about its members. */
const ADULT_FROM_YEARS = 18

/** Of a bare year the first of January is taken: nobody of age is called a child. */
export function ageGroup(birthDate: string, on: CivilDate): AgeGroup {
  const born = bornOn(birthDate)
  const isPast = (years: number): boolean => plus(born, { months: 12 * years }) <= on
  if (isPast(ADULT_FROM_YEARS)) return 'adult'
  return isPast(CHILD_FROM_YEARS) ? 'child' : 'baby'
}
