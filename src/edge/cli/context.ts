import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { lastMomentKnown } from '../../app/clock.ts'
import { discardCutImports } from '../../app/membership/discard-imports.ts'
import { claimDatabase, type Mode, readMode } from '../../app/installation.ts'
import type { Clock, Log, Ports, SmsCarrier, Wallet } from '../../app/ports.ts'
import type { Config } from '../../config.ts'
import { civilDateAt, instant } from '../../core/dates.ts'
import { DatabaseRefusedError } from '../../store/engine/errors.ts'
import { acquireWriterLock, type Lock } from '../../store/engine/lock.ts'
import { openStore, sqlitePath } from '../../store/engine/open.ts'
import { migrate, requireMigrated } from '../../store/engine/migrate.ts'
import type { Store } from '../../store/store.ts'
import { watchedClock } from '../clock/watched-clock.ts'
import { createIds } from '../ids.ts'
import { readPhone } from '../phone.ts'
import { createSecrets } from '../secrets.ts'
import { openSandboxClock, readSandboxClock } from '../sandbox/clock.ts'
import { createSandboxOperator, SANDBOX_WALLET } from '../wallets/sandbox.ts'
import type { Command, CommandContext } from './command.ts'

type DatabaseCommand = Exclude<Command, { kind: 'local' }>

const SYSTEM_CLOCK: Clock = { now: () => instant(Date.now()) }

/** Whoever works on the database by a command; the journals it posts say so. */
const ACTOR = 'command'

/** A command ends with such an error anyway, which is then explained. */
const onFatal = () => undefined

/** Opens the database to be read, beside a running service, for as long as `work` takes. */
export async function reading<T>(
  config: Config,
  log: Log,
  work: (context: CommandContext) => Promise<T>,
): Promise<T> {
  const store = await openStore(config.databaseUrl.reveal(), { readOnly: true, onFatal })
  try {
    await requireMigrated(store)
    const mode = (await readMode(store)) ?? config.mode
    const clock = mode === 'sandbox' ? await readSandboxClock(store) : null
    return await work(contextOf(portsOf(store, log, mode, clock ?? (await realClock(store))), mode))
  } finally {
    await store.close()
  }
}

/**
 * Opens the database to be written. On SQLite that is this process's alone meanwhile: the result is
 * null when another one writes. A SQLite file that is not there yet is made.
 */
export async function writing<T>(
  config: Config,
  log: Log,
  command: Pick<DatabaseCommand, 'kind'> & { readonly migrates?: true },
  work: (context: CommandContext) => Promise<T>,
): Promise<T | null> {
  const url = config.databaseUrl.reveal()
  const path = sqlitePath(url)
  const isNew = path !== null && !existsSync(path)
  const lock = path === null ? null : lockFile(path)
  if (path !== null && !lock) return null
  try {
    const store = await openStore(url, { onFatal })
    try {
      if (isNew && !command.migrates) await migrate(store, SYSTEM_CLOCK.now())
      return await work(await writersContext(config, log, store, command.migrates ?? false))
    } finally {
      await store.close()
    }
  } finally {
    lock?.release()
  }
}

function lockFile(path: string): Lock | null {
  mkdirSync(dirname(path), { recursive: true })
  return acquireWriterLock(path)
}

async function writersContext(
  config: Config,
  log: Log,
  store: Store,
  migrates: boolean,
): Promise<CommandContext> {
  if (migrates) return contextOf(portsOf(store, log, config.mode, SYSTEM_CLOCK), config.mode)
  await requireMigrated(store)
  const mode = await claimedMode(config, store)
  const clock = mode === 'sandbox' ? await openSandboxClock(store) : await realClock(store)
  const context = contextOf(portsOf(store, log, mode, clock), mode)
  await discardCutImports(context.ports)
  return context
}

async function realClock(store: Store): Promise<Clock> {
  return watchedClock(await store.read(lastMomentKnown))
}

/** The database says whose it is; a new one becomes what the settings say. */
async function claimedMode(config: Config, store: Store): Promise<Mode> {
  const mode = await readMode(store)
  if (mode === 'service') return mode
  const refused = await claimDatabase(store, config.mode)
  if (refused) throw new DatabaseRefusedError(refused)
  return config.mode
}

/** What a command works with inside a running service, or by itself. */
export function contextOf(ports: Ports, mode: Mode): CommandContext {
  return {
    ports,
    mode,
    actor: ACTOR,
    today: ({ timeZone }) => civilDateAt(ports.clock.now(), timeZone),
  }
}

/** Commands put messages and prompts into the outbox; the service sends them. */
function portsOf(store: Store, log: Log, mode: Mode, clock: Clock): Ports {
  return {
    store,
    clock,
    ids: createIds(),
    log,
    sms: NO_CARRIER,
    wallets: walletsOf(mode, clock),
    promptDelayMs: 0,
    readPhone,
    // No call is answered by a command: marks are never compared here.
    secrets: createSecrets('command'),
  }
}

const NO_CARRIER: SmsCarrier = {
  name: 'none',
  send: async () => ({ kind: 'rejected', code: 'no carrier', retryable: true }),
}

/** The accounts that a statutes file may name. */
function walletsOf(mode: Mode, clock: Clock): ReadonlyMap<string, Wallet> {
  if (mode === 'service') return new Map()
  const { wallet } = createSandboxOperator(
    () => '',
    () => clock.now(),
  )
  return new Map([[SANDBOX_WALLET, wallet]])
}
