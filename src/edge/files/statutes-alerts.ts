import { WEEK_DAYS } from '../../core/dates.ts'
import { oneOf, whole } from './statutes-fields.ts'
import { part } from './statutes-part.ts'

const PER_DAY_MAX = 100
const MINUTES_MAX = 24 * 60
const ASKED_MAX = 100_000
const VISITS_MAX = 1000

/** What a mutual says of alerts; what it leaves out stays as it is. */
export const alerts = part({
  digestDay: oneOf(WEEK_DAYS)
    .nullable()
    .optional()
    .describe('The day of the week on which managers get the digest; null for none.'),
  perDay: whole(0, PER_DAY_MAX)
    .optional()
    .describe('So many alerts a day go out as SMS. More stand on the list.'),
  silentMinutes: whole(1, MINUTES_MAX)
    .optional()
    .describe('Without a word for so many minutes, while payments wait, an operator is silent.'),
  numbersPerHour: whole(1, ASKED_MAX)
    .nullable()
    .optional()
    .describe('So many different numbers a clinic may ask about in an hour.'),
  unknownPerHour: whole(1, ASKED_MAX)
    .nullable()
    .optional()
    .describe('So many numbers that nobody has a clinic may ask about in an hour.'),
  visitsPerMonth: whole(1, VISITS_MAX)
    .optional()
    .describe('More visits of one person in a month are an alert.'),
})
