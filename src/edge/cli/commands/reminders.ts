import { type ReminderLine, readReminders } from '../../../app/reminders/read-reminders.ts'
import { remindByHand } from '../../../app/reminders/remind-by-hand.ts'
import { civilDateAt, timeOfDayAt } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT_WITH_MONEY, MUTUAL, printEither } from '../options.ts'
import { memberMeant, NAMED } from '../member-named.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { dayOption, textOption } from '../values.ts'

export const remindersListCommand: Command = {
  name: 'reminders list',
  kind: 'read',
  describe: 'what members would be told on a day, what not, and why; sends nothing',
  options: [
    MUTUAL,
    { flags: '--on <date>', describe: 'the day (default: today)' },
    JSON_LIST_WITH_MONEY,
  ],
  examples: ['reminders list --mutual jappo', 'reminders list --mutual jappo --on 2026-04-04'],
  run: async (context, input, io) => {
    const { ports } = context
    const code = input.text('mutual') ?? ''
    const asked = dayOption(input, 'on', io)
    if (asked === null) return 1
    const books = await ports.store.read((tx) => loadMutual(tx, code))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual: code }))
    const lines: ReminderLine[] = []
    const on = asked ?? context.today(books.mutual)
    const found = await readReminders(ports, code, on, (line) => lines.push(line))
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const { currency } = found.value
    printEither(
      io,
      input,
      lines.map((line) => jsonOf(line, currency)),
      listed(lines, currency),
    )
    return 0
  },
}

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

export const remindersSendCommand: Command = {
  name: 'reminders send',
  kind: 'write',
  describe: 'reminds a member now, unless the last reminder is less than 72 hours old',
  arguments: [NAMED],
  options: [
    {
      flags: '--by <name>',
      describe: 'the manager who does this: the name, or the phone',
      required: true,
    },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: ['reminders send 0412337-8 --by "Khady Sarr"'],
  run: async ({ ports }, input, io) => {
    const number = await memberMeant(ports, input, io)
    const by = textOption(input, 'by', io)
    if (!number || !by) return 1
    const reminded = await remindByHand(ports, { number, by })
    if (!reminded.ok) return refuse(io, refusalText(reminded.refusal))
    const { mutual, owed, leavesAt } = reminded.value
    const { currency, timeZone } = mutual
    const day = civilDateAt(leavesAt, timeZone)
    const time = timeOfDayAt(leavesAt, timeZone)
    const json = { number, amount: owed, currency, leavesOn: day, leavesAt: time }
    const what = `${toDecimal(owed, currency)} ${currency}`
    const line = `${formatMemberNumber(number)} is reminded of ${what} on ${day} at ${time}`
    printEither(io, input, json, line)
    return 0
  },
}
