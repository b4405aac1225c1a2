import { type CivilDate, instantOf } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Silence } from '../../core/reminders/choose.ts'
import { isOpen } from '../../core/statutes/opening.ts'
import { isQuietDay, nextLoud } from '../../core/reminders/quiet.ts'
import type { Stage } from '../../core/reminders/stages.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { loadMutual, numbersAfter } from '../../store/mutuals/directory.ts'
import { ROWS_PER_PAGE } from '../../store/engine/pages.ts'
import { planReminders } from './plan-reminders.ts'
import type { Ports } from '../ports.ts'

/** What would be told on a day, or why not. */
export type ReminderLine = {
  readonly number: MemberNumber
  readonly stage: Stage
  readonly silence: Silence | 'quiet-day' | 'not-open' | null
}

/**
 * What members of a mutual are told on a day and what they are not, from what is known now:
 * nothing is sent. One at a time, in the order of numbers.
 */
export async function readReminders(
  ports: Ports,
  code: string,
  on: CivilDate,
  each: (line: ReminderLine) => void,
): Promise<Result<Mutual>> {
  return ports.store.read(async (tx) => {
    const books = await loadMutual(tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    const { mutual } = books
    const day = !isOpen(mutual, on) ? 'not-open' : isQuietDay(mutual, on) ? 'quiet-day' : null
    const at = nextLoud(mutual, instantOf(on, mutual.quietHours.to, mutual.timeZone))
    let after: MemberNumber | null = null
    for (;;) {
      const numbers: MemberNumber[] = await numbersAfter(tx, code, after, ROWS_PER_PAGE)
      const households = await loadHouseholds(tx, code, numbers)
      const page = { households, size: numbers.length }
      const planned = await planReminders(tx, mutual, page, on, at)
      for (const { household, choices } of planned) {
        for (const { stage, silence } of choices) {
          const why = silence ?? day
          each({ number: household.number, stage, silence: why })
        }
      }
      after = numbers.at(-1) ?? null
      if (!after) return done(mutual)
    }
  })
}
