import { instant } from '../../../core/dates.ts'
import { migrate } from '../../../store/engine/migrate.ts'
import type { Command } from '../command.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  slow: true,
  kind: 'write',
  migrates: true,
  anyClock: true,
  describe: 'updates the database to this version; refuses a database of a later one',
  examples: ['migrate'],
  run: async ({ ports }, _input, io) => {
    const names = await migrate(ports.store, instant(Date.now()))
    for (const name of names) io.out(`ran ${name}`)
    io.out('the database is of this version')
    return 0
  },
}
