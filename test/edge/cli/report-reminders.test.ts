import { expect, it } from 'vitest'
import type { ReminderReport } from '../../../src/app/reminders/report-reminders.ts'
import { date, instantOf } from '../../../src/core/dates.ts'
import { minor } from '../../../src/core/money.ts'
import { reportJson, reportLines } from '../../../src/edge/cli/commands/report-reminders.ts'
import { mutualOf } from '../../../src/store/mutuals/directory.ts'
import { makeTerminal, STATUTES } from './terminal.ts'

const MUTUAL = ['--mutual', 'jappo'] as const

const at = (day: string) => instantOf(date(day), '23:30', 'Africa/Dakar')

const ROW = {
  ...{ currency: 'XOF', languages: '[]', wallets: '[]', wording: '{}' },
  ...{ contact: null, sms_budget: null, alerts: null, reminders: null },
}

const words = {
  ...{
    wording_id: 'grace-fr-1f3a09c2',
    language: 'fr' as const,
    own: 1,
    first_at: at('2026-03-01'),
  },
  text: '{mutual} à {name}: {amount} en retard.',
}

const reported: ReminderReport = {
  mutual: {
    ...mutualOf(ROW as never),
    ...{ code: 'jappo', name: 'Mutuelle Jappo', timeZone: 'Africa/Dakar' },
  },
  ...{ from: date('2026-03-01'), to: date('2026-03-31') },
  wordings: [
    {
      ...{ kind: 'before-due', step: 7, wording: null, words: null },
      ...{ first: at('2026-03-01'), last: at('2026-03-02'), left: 3, open: 0 },
      ...{ members: 3, paid: 2, amount: minor(3000) },
    },
    {
      ...{ kind: 'grace', step: 0, wording: words.wording_id, words },
      ...{ first: at('2026-03-06'), last: at('2026-03-30'), left: 8, open: 2 },
      ...{ members: 8, paid: 1, amount: minor(1500) },
    },
  ],
}

it('what followed reminders is printed as a table, with the words below it', () => {
  expect(reportLines(reported)).toMatchInlineSnapshot(`
    [
      "Mutuelle Jappo (jappo), reminders that left from 2026-03-01 to 2026-03-31",
      "paid: members who paid within 7 days; open: so many days are not over",
      "stage         language  words         first       last        left  members  paid   share   XOF  open",
      "before-due 7  -         before        2026-03-01  2026-03-02     3        3     2  66.7 %  3000     0",
      "grace         fr        own 1f3a09c2  2026-03-06  2026-03-30     8        8     1  12.5 %  1500     2",
      "",
      "grace-fr-1f3a09c2: {mutual} à {name}: {amount} en retard.",
    ]
  `)
})

it('and as JSON in whole minor units', () => {
  expect(reportJson(reported)).toMatchInlineSnapshot(`
    {
      "currency": "XOF",
      "days": 7,
      "from": "2026-03-01",
      "mutual": "jappo",
      "to": "2026-03-31",
      "wordings": [
        {
          "amount": 3000,
          "firstOn": "2026-03-01",
          "language": null,
          "lastOn": "2026-03-02",
          "left": 3,
          "members": 3,
          "open": 0,
          "own": null,
          "paid": 2,
          "perMille": 667,
          "stage": "before-due",
          "step": 7,
          "text": null,
          "wording": "before",
        },
        {
          "amount": 1500,
          "firstOn": "2026-03-06",
          "language": "fr",
          "lastOn": "2026-03-30",
          "left": 8,
          "members": 8,
          "open": 2,
          "own": true,
          "paid": 1,
          "perMille": 125,
          "stage": "grace",
          "step": 0,
          "text": "{mutual} à {name}: {amount} en retard.",
          "wording": "grace-fr-1f3a09c2",
        },
      ],
    }
  `)
})

it('at the command line, where nothing left, and for a mutual or day that is none', async () => {
  const { done, run, file } = makeTerminal()
  await done('apply', file('jappo.json', STATUTES))
  const days = ['--from', '2026-03-01', '--to', '2026-03-31']
  const report = await done('report', 'reminders', ...MUTUAL, ...days)
  expect(report).toContain('no reminder left from 2026-03-01 to 2026-03-31')
  const json = await done('report', 'reminders', ...MUTUAL, ...days, '--json')
  expect(JSON.parse(json)).toEqual({
    ...{ mutual: 'jappo', currency: 'XOF', from: '2026-03-01', to: '2026-03-31' },
    ...{ days: 7, wordings: [] },
  })
  const nobody = await run(['report', 'reminders', '--mutual', 'nobody'])
  expect(nobody.code).toBe(1)
  expect(nobody.err.join()).toContain('nobody')
  const today = await run(['report', 'reminders', ...MUTUAL, '--to', 'today'])
  expect(today.err.join()).toContain('--to today')
})
