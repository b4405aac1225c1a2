import type { Command } from './command.ts'
import { applyCommand } from './commands/apply.ts'
import { backupCommand } from './commands/backup.ts'
import { billCommand } from './commands/bill.ts'
import { coverageCommand } from './commands/coverage.ts'
import { dialCommand } from './commands/dial.ts'
import { exportJournalCommand } from './commands/export-journal.ts'
import { importCommand } from './commands/import.ts'
import { migrateCommand } from './commands/migrate.ts'
import { restoreCommand } from './commands/restore.ts'
import { serveCommand } from './commands/serve.ts'
import { standingCommand } from './commands/standing.ts'
import { suspenseListCommand, suspenseMatchCommand } from './commands/suspense.ts'
import { verifyCommand } from './commands/verify.ts'

/** Every command there is, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  serveCommand,
  migrateCommand,
  applyCommand,
  importCommand,
  standingCommand,
  coverageCommand,
  billCommand,
  suspenseListCommand,
  suspenseMatchCommand,
  verifyCommand,
  exportJournalCommand,
  backupCommand,
  restoreCommand,
  dialCommand,
]
