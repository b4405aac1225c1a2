import { remindersList, remindersSend } from '../../../app/acts/reminders.ts'
import type { ReminderLine } from '../../../app/reminders/read-reminders.ts'
import { civilDateAt, timeOfDayAt } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'

export const remindersListCommand = actCommand(remindersList, {
  slow: true,
  json: JSON_LIST_WITH_MONEY,
  examples: ['reminders list --mutual jappo', 'reminders list --mutual jappo --on 2026-04-04'],
  print: ({ currency, lines }) => ({
    json: lines.map((line) => jsonOf(line, currency)),
    lines: listed(lines, currency),
  }),
})

function jsonOf({ number, stage, silence }: ReminderLine, currency: Currency) {
  const { kind, step, about, ordinal, day, amount } = stage
  return { number, kind, step, about, ordinal, day, amount, currency, sent: !silence, why: silence }
}

function listed(lines: readonly ReminderLine[], currency: Currency): string[] {
  if (lines.length === 0) return ['nobody is told anything on that day']
  return table<ReminderLine>(
    [
      { title: 'member', cell: ({ number }) => formatMemberNumber(number) },
      { title: 'what', cell: ({ stage: { kind, step } }) => (step ? `${kind} ${step}` : kind) },
      { title: 'about', cell: ({ stage }) => stage.about },
      { title: 'day', cell: ({ stage }) => stage.day },
      {
        title: 'to pay',
        right: true,
        cell: ({ stage }) => `${toDecimal(stage.amount, currency)} ${currency}`,
      },
      { title: 'told', cell: ({ silence }) => (silence ? `no: ${silence}` : 'yes') },
    ],
    lines,
  )
}

export const remindersSendCommand = actCommand(remindersSend, {
  arguments: { number: 'NUMBER' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['reminders send 0412337-8 --by "Khady Sarr"'],
  print: ({ mutual: { currency, timeZone }, owed, leavesAt }, { number }) => {
    const day = civilDateAt(leavesAt, timeZone)
    const time = timeOfDayAt(leavesAt, timeZone)
    const what = `${toDecimal(owed, currency)} ${currency}`
    return {
      json: { number, amount: owed, currency, leavesOn: day, leavesAt: time },
      lines: `${formatMemberNumber(number)} is reminded of ${what} on ${day} at ${time}`,
    }
  },
})
