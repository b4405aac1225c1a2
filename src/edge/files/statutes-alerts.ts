import { z } from 'zod'
import { ALERT_DEFAULTS } from '../../core/alerts/settings.ts'
import { WEEK_DAYS } from '../../core/reminders/quiet.ts'
import { oneOf, whole, wrongType } from './statutes-fields.ts'

const PER_DAY_MAX = 100
const MINUTES_MAX = 24 * 60
const ASKED_MAX = 100_000
const VISITS_MAX = 1000

/** What a mutual says of alerts; what it leaves out is as by default. */
export const alerts = z.strictObject(
  {
    digestDay: oneOf(WEEK_DAYS).nullable().default(ALERT_DEFAULTS.digestDay),
    perDay: whole(0, PER_DAY_MAX).default(ALERT_DEFAULTS.perDay),
    silentMinutes: whole(1, MINUTES_MAX).default(ALERT_DEFAULTS.silentMinutes),
    numbersPerHour: whole(1, ASKED_MAX).nullable().default(ALERT_DEFAULTS.numbersPerHour),
    unknownPerHour: whole(1, ASKED_MAX).nullable().default(ALERT_DEFAULTS.unknownPerHour),
    visitsPerMonth: whole(1, VISITS_MAX).default(ALERT_DEFAULTS.visitsPerMonth),
  },
  { error: wrongType('an object') },
)
