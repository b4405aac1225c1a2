import type { Currency } from '../../core/money.ts'
import { done, type Result } from '../../core/refusals.ts'
import { reading } from '../desk.ts'
import { openMessages } from '../reminders/open-messages.ts'
import { type ReminderLine, readReminders } from '../reminders/read-reminders.ts'
import { remindByHandIn } from '../reminders/remind-by-hand.ts'
import { type Act, alone, writes } from './act.ts'
import { optional } from './field.ts'
import { MEMBER } from './member-fields.ts'
import { dayInMutual } from './mutual-day.ts'
import { byField, dayField, MUTUAL } from './plain-fields.ts'

type RemindersOn = {
  readonly currency: Currency
  readonly lines: readonly ReminderLine[]
}

export const remindersList = alone('read', {
  name: 'reminders list',
  describe: 'what members would be told on a day, what not, and why; sends nothing',
  input: { mutual: MUTUAL, on: optional(dayField('the day (default: today)')) },
  run: async ({ ports }, { mutual, on }): Promise<Result<RemindersOn>> => {
    const today = await reading(ports, (desk) => dayInMutual(desk, mutual))
    if (!today.ok) return today
    const lines: ReminderLine[] = []
    const each = (line: ReminderLine) => lines.push(line)
    const found = await readReminders(ports, mutual, on ?? today.value, each)
    return found.ok ? done({ currency: found.value.currency, lines }) : found
  },
})

export const remindersSend = writes({
  name: 'reminders send',
  describe: 'reminds a member now, unless the last reminder is less than 72 hours old',
  input: { number: MEMBER, by: byField('the manager who does this: the name, or the phone') },
  run: (desk, asked) => remindByHandIn(desk, asked),
})

export const open = alone('write', {
  name: 'open',
  describe: 'sets the first day on which messages of a mutual leave by themselves',
  input: { mutual: MUTUAL, on: dayField('the first day') },
  run: ({ ports, actor }, { mutual, on }) => openMessages(ports, mutual, { on, actor }),
})

export const REMINDER_ACTS: readonly Act[] = [remindersList, remindersSend, open]
