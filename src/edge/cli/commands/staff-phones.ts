import { staffActs, staffClose, staffOpen, staffResetPin } from '../../../app/acts/staff.ts'
import { civilDateAt, timeOfDayAt } from '../../../core/dates.ts'
import { toDecimal } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT, JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'

export const staffCloseCommand = actCommand(staffClose, {
  arguments: { phone: 'PHONE' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['staff close 775556699 --mutual jappo --by "Khady Sarr"'],
  print: ({ phone, name, acts }) => {
    const { days, cash, billed, decided, checked } = acts
    const json = { phone, name, days, cash, billed, decided, checked }
    const lines = [
      `${phone} of ${name} is closed: nothing from it counts until two managers open it`,
      `what was done from it: staff acts ${phone}`,
    ]
    return { json, lines }
  },
})

export const staffOpenCommand = actCommand(staffOpen, {
  arguments: { phone: 'PHONE' },
  flags: { newPhone: '--new <phone>' },
  json: JSON_OBJECT,
  examples: [
    'staff open 775556699 --mutual jappo --reason "found at home" --by "Khady Sarr"',
    'staff open 775556699 --mutual jappo --new 771112233 --reason "stolen" --by "Khady Sarr"',
  ],
  print: ({ proposal_id: proposal, act, reason, proposed_by: proposedBy }) => ({
    json: { proposal, ...act, reason, proposedBy },
    lines: `proposal ${proposal} waits until another manager approves it: decide approve ${proposal}`,
  }),
})

export const staffActsCommand = actCommand(staffActs, {
  arguments: { phone: 'PHONE' },
  json: JSON_LIST_WITH_MONEY,
  details: [
    'Cash, proposals, decisions, checks and bills are of this mutual; messages and calls of any.',
  ],
  examples: ['staff acts 775556699 --mutual jappo', 'staff acts 775556699 --mutual jappo --days 2'],
  print: ({ acts, mutual }) => {
    const { timeZone, currency } = mutual
    const rows = acts.map(({ at, ...act }) => {
      return { on: civilDateAt(at, timeZone), time: timeOfDayAt(at, timeZone), ...act }
    })
    if (rows.length === 0) return { json: rows, lines: 'nothing was done from this phone' }
    const lines = table<(typeof rows)[number]>(
      [
        { title: 'on', cell: (row) => `${row.on} ${row.time}` },
        { title: 'what', cell: (row) => row.what },
        { title: 'about', cell: (row) => row.about },
        {
          title: 'amount',
          right: true,
          cell: ({ amount }) => (amount === null ? '-' : toDecimal(amount, currency)),
        },
      ],
      rows,
    )
    return { json: rows, lines }
  },
})

export const staffResetPinCommand = actCommand(staffResetPin, {
  arguments: { phone: 'PHONE' },
  json: JSON_OBJECT,
  examples: ['staff reset-pin 775556699 --mutual jappo --by "Khady Sarr"'],
  print: ({ name, by }, { phone }) => ({
    json: { phone, name, by },
    lines: `${phone} of ${name} has no service PIN any more; by ${by}`,
  }),
})
