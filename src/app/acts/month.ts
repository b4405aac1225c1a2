import { type CivilDate, parseDate } from '../../core/dates.ts'
import { readMonth } from '../month/read-month.ts'
import { type Act, reads } from './act.ts'
import { type Field, value, wrong } from './field.ts'
import { MUTUAL } from './plain-fields.ts'

/** The first day of a month that is written `2026-03`. */
export const MONTH: Field<CivilDate> = {
  ...{ describe: 'the month, such as 2026-03', holds: 'month', isRequired: true },
  read: (text) => {
    const first = parseDate(`${text ?? ''}-01`)
    return first ? value(first) : wrong('is not a month YYYY-MM')
  },
}

export const month = reads({
  name: 'month',
  describe:
    'what a month has left open: money, statements, bills, letters and decisions, each with the command that mends it',
  input: { mutual: MUTUAL, month: MONTH },
  run: (desk, asked) => readMonth(desk, asked.mutual, asked.month),
})

export const MONTH_ACTS: readonly Act[] = [month]
