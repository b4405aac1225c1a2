import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { createAlarm } from '../../app/alarm.ts'
import { settleCutImports } from '../../app/membership/discard-imports.ts'
import { claimDatabase, type Mode, readMode } from '../../app/installation.ts'
import type { Clock, Log, Ports } from '../../app/ports.ts'
import type { Wallet } from '../../app/wallet.ts'
import type { Config } from '../../config.ts'
import { civilDateAt, instant } from '../../core/dates.ts'
import { DatabaseRefusedError } from '../../store/engine/errors.ts'
import { acquireWriterLock, type Lock } from '../../store/engine/lock.ts'
import { openStore, sqlitePath } from '../../store/engine/open.ts'
import { migrate, requireMigrated } from '../../store/engine/migrate.ts'
import type { Store } from '../../store/store.ts'
import { createIds } from '../ids.ts'
import { readPhone, writePhone } from '../phone.ts'
import { createSecrets } from '../secrets.ts'
import { buildWorld, NO_CARRIERS } from '../world/world.ts'
import type { Command, CommandContext } from './command.ts'
import { NOTHING_REMEMBERED } from './remembered.ts'

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
    return await onStore(config, log, store, work)
  } finally {
    await store.close()
  }
}

/** The same on a database of this version that somebody else has open. */
export async function onStore<T>(
  config: Config,
  log: Log,
  store: Store,
  work: (context: CommandContext) => Promise<T>,
): Promise<T> {
  const mode = (await readMode(store)) ?? config.mode
  return work(contextOf(await portsOf(config, mode, { store, log, does: 'reads' }), mode))
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
  // The tables that a clock rests on may not be there yet.
  if (migrates) return contextOf(bare(store, log, NO_WORLD), config.mode)
  await requireMigrated(store)
  const mode = await claimedMode(config, store)
  const context = contextOf(await portsOf(config, mode, { store, log, does: 'writes' }), mode)
  await settleCutImports(context.ports)
  return context
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
export function contextOf(
  ports: Ports,
  mode: Mode,
  { remembered = NOTHING_REMEMBERED, isAlone = false }: Partial<Terminal> = {},
): CommandContext {
  return {
    ports,
    mode,
    actor: ACTOR,
    remembered,
    isAlone,
    today: ({ timeZone }) => civilDateAt(ports.clock.now(), timeZone),
  }
}

type Terminal = Pick<CommandContext, 'remembered' | 'isAlone'>

type Given = { readonly store: Store; readonly log: Log; readonly does: 'reads' | 'writes' }

/** Commands put messages and prompts into the outbox; the service sends them. */
async function portsOf(config: Config, mode: Mode, { store, log, does }: Given): Promise<Ports> {
  const ids = createIds()
  const { clock, sms, wallets, callbackUrl } = await buildWorld({ mode, config, store, ids, does })
  return bare(store, log, { clock, sms, wallets, callbackUrl })
}

type Around = Pick<Ports, 'clock' | 'sms' | 'wallets' | 'callbackUrl'>

function bare(store: Store, log: Log, world: Around): Ports {
  return {
    store,
    log,
    ids: createIds(),
    alarm: createAlarm(),
    promptDelayMs: 0,
    readPhone,
    writePhone,
    // No call is answered by a command: marks are never compared here.
    secrets: createSecrets('command'),
    ...world,
  }
}

const NO_WORLD: Around = {
  clock: SYSTEM_CLOCK,
  sms: NO_CARRIERS,
  wallets: new Map<string, Wallet>(),
  callbackUrl: () => '',
}
