import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { createAlarm } from './app/alarm.ts'
import { noteClock } from './app/work/jobs.ts'
import { readBacklog } from './app/messages/backlog.ts'
import { walletStates } from './app/payments/breaker.ts'
import { refreshLabels } from './app/payments/pay-into.ts'
import { readAgain } from './app/payments/read-again.ts'
import { readUnfinished } from './app/payments/waiting.ts'
import { settleCutImports } from './app/membership/discard-imports.ts'
import { claimDatabase } from './app/installation.ts'
import type { Log, Ports } from './app/ports.ts'
import type { Config } from './config.ts'
import { instant } from './core/dates.ts'
import { hearAnswers } from './edge/clock/answer-dates.ts'
import { copyBeforeUpgrade } from './edge/backups/before-upgrade.ts'
import { copierOf } from './edge/backups/copier.ts'
import { AGE, isRecipient } from './edge/backups/encrypted.ts'
import { type BackupKeeper, keepBackups } from './edge/backups/keeper.ts'
import { writeCopy } from './edge/backups/write-copy.ts'
import { diskFree } from './edge/disk.ts'
import { makeDoor } from './edge/http/door.ts'
import { createGate } from './edge/http/gate.ts'
import { listen } from './edge/http/listen.ts'
import { createCounters, createMetrics } from './edge/http/metrics.ts'
import { openMonitoring } from './edge/http/monitoring.ts'
import { createServer } from './edge/http/server.ts'
import { createIds } from './edge/ids.ts'
import { readPhone, writePhone } from './edge/phone.ts'
import { watchReadiness } from './edge/readiness.ts'
import { watchOverService } from './edge/service-watch.ts'
import { createSecrets } from './edge/secrets.ts'
import { createSmsLimits } from './edge/sms-limits.ts'
import { SANDBOX_CARRIER } from './edge/sandbox/carrier.ts'
import { sandboxRoutes } from './edge/sandbox/routes.ts'
import { seedSandbox } from './edge/sandbox/seed.ts'
import { createWorker, type Worker } from './edge/worker.ts'
import { buildWorld } from './edge/world/world.ts'
import { damageText, refuseDamaged } from './store/engine/damage.ts'
import { DatabaseRefusedError } from './store/engine/errors.ts'
import { acquireWriterLock, type Lock } from './store/engine/lock.ts'
import { EXIT_FATAL, openStore, sqlitePath } from './store/engine/open.ts'
import { migrate } from './store/engine/migrate.ts'
import { freeAll } from './store/lease.ts'
import type { Store } from './store/store.ts'
import { listUndecided } from './store/undecided.ts'

/** A running service. */
export type Service = {
  readonly ports: Ports
  readonly worker: Worker
  /** `http://localhost:3000` */
  readonly address: string
  /** Says that a command may have left something to be done by itself. */
  kick(): void
  /** Takes no more calls, ends what is under way, and closes the database. */
  stop(): Promise<void>
}

/** A prompt waits for the handset to leave the call. */
const PROMPT_DELAY_MS = 5000

/**
 * A server of PostgreSQL may be switched on after us, or be replaced just now. Long enough that
 * systemd, which gives up a service that ends ten times in a minute, does not.
 */
const DATABASE_COMES_MS = 30_000

/**
 * Builds the whole service from settings and starts it. Throws `DatabaseRefusedError` with one line
 * for the operator when the database cannot be used.
 */
export async function startService(config: Config, log: Log): Promise<Service> {
  const url = config.databaseUrl.reveal()
  const path = sqlitePath(url)
  const lock = lockDatabase(url)
  let store: Store | undefined
  try {
    if (path !== null) refuseDamaged(path)
    store = await openStore(url, {
      onFatal: (error) => endProcess(log, error),
      waitMs: DATABASE_COMES_MS,
    })
    await upgrade(config, log, store)
    const refused = await claimDatabase(store, config.mode)
    if (refused) throw new DatabaseRefusedError(refused)
    return await serve(config, log, store, lock)
  } catch (error) {
    await store?.close()
    lock?.release()
    throw error
  }
}

/** Brings the database to this version, after a copy where copies are written. */
async function upgrade(config: Config, log: Log, store: Store): Promise<void> {
  const now = Date.now()
  const settings = backupSettings(config)
  if (settings) await copyBeforeUpgrade(store, settings, { write: writeCopy, log, now })
  const ran = await migrate(store, instant(now))
  if (ran.length > 0) log.info('database-upgraded', { ran: ran.join(' ') })
  // A file has one process at a time, so that no older one writes beside this.
  if (store.engine === 'postgres') await store.write(listUndecided)
}

/** What the file holds is not known any more: going on would build on it. */
function endProcess(log: Log, error: unknown): never {
  log.error('database-unfit', error, { what: damageText(error) })
  process.exit(EXIT_FATAL)
}

async function serve(config: Config, log: Log, store: Store, lock: Lock | null): Promise<Service> {
  const ids = createIds()
  const { mode, installation, limits } = config
  const { sandbox, sms, ...world } = await buildWorld({
    mode,
    config,
    store,
    ids,
    does: 'sends',
  })
  const [key = '', ...previous] = config.callbackKeys.map((one) => one.reveal())
  const secrets = createSecrets(key, { previous })
  const counted = createCounters()
  const isLimited = !sandbox || limits.phoneSmsPerHour !== null || limits.smsPrefixes !== null
  const promptDelayMs = sandbox ? 0 : PROMPT_DELAY_MS
  const ports: Ports = {
    store,
    ids,
    log,
    alarm: createAlarm(),
    readPhone,
    writePhone,
    secrets,
    promptDelayMs,
    sms: { ...sms, meter: counted.smsMeter },
    meter: counted.meter,
    ...(isLimited ? { limits: createSmsLimits(limits, config.operatorPhones) } : {}),
    keep: config.keep,
    operators: config.operatorPhones,
    ...world,
  }
  const worker = createWorker(ports, { settlesFirst: config.mode === 'sandbox' })
  // On SQLite nobody else has anything: whoever did is gone.
  if (lock) await store.write(freeAll)
  await settleCutImports(ports)
  await noteClock(ports)
  await refreshLabels(ports)
  // Until they have answered, nothing is known of their operators: nobody waits for it.
  for (const wallet of ports.wallets.values()) void wallet.learn?.()
  if (sandbox) await seedSandbox(ports)
  // This version may read what an earlier one could not.
  await readAgain(ports)
  let draining = false
  const readiness = watchReadiness(store, log)
  const notReady = async () => (draining ? ['stopping'] : readiness.notReady())
  const backups = await backupsOf(config, ports)
  const health = { notReady }
  const metrics = createMetrics(
    {
      backlog: () => readBacklog(ports),
      unfinished: () => readUnfinished(ports),
      lanes: () => worker.lanes(),
      wallets: () => walletStates(ports),
      backupAgeMs: () => backups?.age() ?? null,
      diskFree: () => diskFree(config.databaseUrl.reveal()),
    },
    counted.counters,
  )
  const app = createServer({
    ports,
    worker,
    health,
    metrics,
    gate: createGate({
      perPhone: limits.phoneTurnsPerMinute,
      perCode: limits.mutualTurnsPerMinute,
    }),
    callbackKeys: config.callbackKeys.map((key) => key.reveal()),
    africasTalking: doorOfAfricasTalking(config),
    carriers: installation.carriers,
    wallets: installation.wallets,
    office: config.office,
    sandbox: sandbox ? sandboxRoutes({ ports, worker, ...sandbox }) : null,
  })
  const door = makeDoor(app)
  const port = await listen(door.server, config.port, config.host)
  const monitoring = config.metrics
    ? await openMonitoring(config.metrics, health, metrics, log)
    : null
  const witnesses = sandbox ? null : hearAnswers(ports)
  const watch = sandbox
    ? null
    : watchOverService(ports, {
        operators: config.operatorPhones,
        backupAgeMs: () => backups?.age() ?? null,
      })
  worker.start()
  log.info('started', { mode: config.mode, port, metrics: monitoring?.port ?? null })

  async function stop(): Promise<void> {
    draining = true
    witnesses?.stop()
    await watch?.stop()
    await backups?.stop()
    readiness.stop()
    await door.stop()
    await worker.stop()
    await store.close()
    lock?.release()
    await monitoring?.stop()
    log.info('stopped')
  }
  const kick = () => worker.kick()
  return { ports, worker, kick, address: `http://${hostShown(config.host)}:${port}`, stop }
}

/** Whoever copies the database from time to time; null where nobody asked for it. */
async function backupsOf(config: Config, ports: Ports): Promise<BackupKeeper | null> {
  const { backupRecipient } = config
  const settings = backupSettings(config)
  if (!settings) return null
  if (backupRecipient && !(await isRecipient(backupRecipient))) {
    // Found out before the first copy is missed.
    throw new DatabaseRefusedError(
      'BACKUP_AGE_RECIPIENT is no public key of age: a letter is wrong',
    )
  }
  return keepBackups(ports, settings, writeCopy)
}

function backupSettings({ backups, backupRecipient, databaseUrl }: Config) {
  if (!backups) return null
  const { ending, inTheClear } = copierOf(databaseUrl.reveal())
  return {
    ...backups,
    besideDatabase: dirname(inTheClear),
    ending: backupRecipient ? `${ending}${AGE}` : ending,
  }
}

/** The sandbox is dialled and texted through this door, too. */
function doorOfAfricasTalking({ mode, installation }: Config): string | null {
  if (mode === 'sandbox') return SANDBOX_CARRIER
  return installation.carriers.find(({ kind }) => kind === 'africastalking')?.name ?? null
}

/** One writing process on SQLite. PostgreSQL takes several. */
function lockDatabase(url: string): Lock | null {
  const path = sqlitePath(url)
  if (path === null) return null
  mkdirSync(dirname(path), { recursive: true })
  const lock = acquireWriterLock(path)
  if (!lock) {
    const ways = 'stop it first, or set DATABASE_URL and PORT for a second one'
    throw new DatabaseRefusedError(`another service is running on ${path}: ${ways}`)
  }
  return lock
}

function hostShown(host: string): string {
  return host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host
}
