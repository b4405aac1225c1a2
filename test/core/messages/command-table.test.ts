import { expect, it } from 'vitest'
import { commandTable } from '../../../src/core/messages/command-sms.ts'
import { COMMANDS } from '../../../src/core/sms/commands.ts'

it('has a row of equal width for every command, with what to type in each language', () => {
  const rows = commandTable().split('\n')
  expect(rows).toHaveLength(COMMANDS.length + 2)
  for (const row of rows) expect(row.match(/\|/g)).toHaveLength(7)
  expect(rows).toContain(
    '| stop | `STOP` | `ARRET` | `ACHA` | anyone | Stops reminders to this phone; receipts still come |',
  )
})
