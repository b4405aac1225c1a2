import { WEEK_DAYS } from '../../core/reminders/quiet.ts'
import { oneOf, whole } from './statutes-fields.ts'
import { part } from './statutes-part.ts'

const PER_DAY_MAX = 100
const MINUTES_MAX = 24 * 60
const ASKED_MAX = 100_000
const VISITS_MAX = 1000

/** What a mutual says of alerts; what it leaves out stays as it is. */
export const alerts = part({
  digestDay: oneOf(WEEK_DAYS).nullable().optional(),
  perDay: whole(0, PER_DAY_MAX).optional(),
  silentMinutes: whole(1, MINUTES_MAX).optional(),
  numbersPerHour: whole(1, ASKED_MAX).nullable().optional(),
  unknownPerHour: whole(1, ASKED_MAX).nullable().optional(),
  visitsPerMonth: whole(1, VISITS_MAX).optional(),
})
