#!/usr/bin/env node
import { loadEnvironment, openToOthers } from './config.ts'
import { keyboardOf } from './edge/cli/keyboard.ts'
import { fileMemory } from './edge/cli/remembered.ts'
import { runCli } from './edge/cli/run.ts'
import { spareMemory } from './edge/cli/spare-memory.ts'

// The database, its copies and its log are for the user who runs this alone.
process.umask(0o077)

// A reader that has seen enough (`| head`) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await runCli(process.argv.slice(2), {
  loadEnvironment,
  settingsFault: openToOthers,
  spareMemory,
  // Loaded only where it is used: commands start in half the time without it.
  startService: async (config, log) => (await import('./wire.ts')).startService(config, log),
  keyboard: keyboardOf(process.stdin, process.stdout),
  memory: fileMemory,
  stdout: process.stdout,
  stderr: process.stderr,
})
