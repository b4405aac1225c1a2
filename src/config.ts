import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'dotenv'
import type { z } from 'zod'
import {
  type CarrierSettings,
  type Installation,
  hidden,
  NO_INSTALLATION,
  readInstallation,
  type ReadInstallation,
} from './installation.ts'
import type { PhoneNumber } from './core/phone-number.ts'
import { distance } from './core/sms/distance.ts'
import { type Secret, secret } from './secret.ts'
import { passwordsOf } from './store/engine/postgres-address.ts'
import { CALLBACK_KEY_LENGTH, KEEP, type LogLevel, type Settings, SETTINGS } from './settings.ts'

/** The key in the callback paths of a sandbox, known to everybody. */
export const SANDBOX_KEY = 'sandbox'

/** Names that begin so are ours; a near miss among them is a slip and not another program's. */
const OUR_PREFIXES =
  /^(AT|BACKUP|CALLBACK|DATABASE|METRICS|MUTUAL|OFFICE|OPERATOR|PHONE|PUBLIC|SMS)_/
const SLIPS_MAX = 2

export type Config = {
  /** `sandbox`: simulated carriers and wallets, chosen when no real carrier is set. */
  readonly mode: 'sandbox' | 'service'
  readonly production: boolean
  readonly host: string
  readonly port: number
  /** A secret, because that of PostgreSQL holds a password. */
  readonly databaseUrl: Secret
  /** Without a slash at its end. */
  readonly publicUrl: string | null
  /** The keys that callback paths may have, the present one first. */
  readonly callbackKeys: readonly Secret[]
  /** Null: the service writes no copies by itself. */
  readonly backups: BackupConfig | null
  /** The age public key for copies whose names end in `.age`. */
  readonly backupRecipient: string | null
  /** Null: nobody is let in. `isOwn`: somebody chose the port. */
  readonly metrics: { readonly host: string; readonly port: number; readonly isOwn: boolean } | null
  /** The web office; null where there is none. */
  readonly office: OfficeConfig | null
  /** What one phone or mutual may ask of the service; null for any number. */
  readonly limits: LimitsConfig
  /** Who hears by SMS of what goes wrong without a word. */
  readonly operatorPhones: readonly PhoneNumber[]
  /** For how many days what somebody said is kept; null for ever. */
  readonly keep: Readonly<Record<'calls' | 'texts' | 'bodies', number | null>>
  readonly logLevel: LogLevel
  /** Null: random for this start. */
  readonly logKey: Secret | null
  readonly installation: Installation
  /** The token by which a program runs commands; null for people. */
  readonly commandToken: Secret | null
  /** Where the command line keeps who is signed in; null for the home directory. */
  readonly signInFolder: string | null
  /** What the installation holds that is never printed. */
  readonly installationSecrets: readonly Secret[]
}

type OfficeConfig = {
  readonly host: string | null
  readonly isHttps: boolean
  readonly signIns: number | null
}

type LimitsConfig = {
  readonly phoneTurnsPerMinute: number | null
  readonly mutualTurnsPerMinute: number | null
  readonly phoneSmsPerHour: number | null
  /** How numbers begin that messages may go to; null where nobody named any. */
  readonly smsPrefixes: readonly string[] | null
}

type BackupConfig = {
  readonly folder: string
  readonly keep: { readonly hourly: number; readonly daily: number }
}

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  /**
   * One line for each setting that is wrong, and for each place in the installation file, which
   * names it and never says its value.
   */
  | { readonly ok: false; readonly faults: string[]; readonly inFile: string[] }

/** Reads the installation file. Throws when there is none. */
type ReadText = (path: string) => string

/** Variables by name, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The environment of this process, over what `.env` in `directory` says. */
export function loadEnvironment(directory: string = process.cwd()): Environment {
  return { ...readDotEnv(join(directory, '.env')), ...process.env }
}

/**
 * What is wrong with the rights of `.env` in `directory`, in a line; null when nothing is, or there is
 * none. A service refuses a file of secrets that every user of the machine may read.
 */
export function openToOthers(directory: string = process.cwd()): string | null {
  const mode = statSync(join(directory, '.env'), { throwIfNoEntry: false })?.mode ?? 0
  // Windows has other rights, and shows these for all files.
  const isOpen = process.platform !== 'win32' && (mode & 0o077) !== 0
  return isOpen ? '.env holds secrets, and other users may read or write it: chmod 600 .env' : null
}

/** The environment of this process for a program that it starts, with `more` in it. */
export function environmentFor(more: Environment): NodeJS.ProcessEnv {
  return { ...process.env, ...more }
}

function readDotEnv(path: string): Record<string, string> {
  try {
    return parse(readFileSync(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

/**
 * Reads the settings, and the installation file that they name. A setting that is empty counts as
 * absent. With `purpose` `command`, what only a running service needs may be missing; what is there
 * must be right all the same.
 */
export function readConfig(
  environment: Environment,
  purpose: 'serve' | 'command' = 'serve',
  readText: ReadText = (path) => readFileSync(path, 'utf8'),
): ReadConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const file = installationOf(given, readText)
  const inFile = file.ok ? [] : file.faults.map((fault) => `${given['INSTALLATION']}: ${fault}`)
  const parsed = SETTINGS.safeParse(given)
  const slips = misspelt(given, file.names)
  if (!parsed.success) {
    return { ok: false, faults: [...parsed.error.issues.map(faultOf), ...slips], inFile }
  }
  const settings = withoutReferred(parsed.data, file.names)
  const missing = purpose === 'serve' && file.ok ? missingFrom(settings, file.installation) : []
  const faults = [...slips, ...contradictions(settings, file), ...missing]
  if (!file.ok || faults.length > 0) return { ok: false, faults, inFile }
  return { ok: true, config: configOf(settings, file) }
}

function installationOf(given: Environment, readText: ReadText): ReadInstallation {
  const path = given['INSTALLATION']
  if (path === undefined) return { ok: true, installation: NO_INSTALLATION, secrets: [], names: [] }
  try {
    return readInstallation(readText(path), given)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`
    return { ok: false, faults: [why], names: [] }
  }
}

/** A variable that the installation file refers to is that file's, whatever its name is. */
function withoutReferred(settings: Settings, names: readonly string[]): Settings {
  const isOurs = ([name]: [string, unknown]) => !name.startsWith('AT_') || !names.includes(name)
  return Object.fromEntries(Object.entries(settings).filter(isOurs)) as Settings
}

function faultOf(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}`
}

function misspelt(given: Environment, referred: readonly string[]): string[] {
  const known = Object.keys(SETTINGS.shape)
  return Object.keys(given)
    .filter((name) => OUR_PREFIXES.test(name) && !known.includes(name) && !referred.includes(name))
    .flatMap((name) => {
      const meant = known.find((other) => distance(name, other, SLIPS_MAX) <= SLIPS_MAX)
      return meant ? [`${name} is no setting: ${meant} is meant`] : []
    })
}

const OF_AFRICAS_TALKING = ['AT_USERNAME', 'AT_API_KEY', 'AT_SENDER'] as const

/** Wallet accounts alone may be tried in a sandbox; whoever names a carrier means real phones. */
function isSandbox(settings: Settings, { carriers }: Installation): boolean {
  if (settings.NODE_ENV === 'production' || carriers.length > 0) return false
  return OF_AFRICAS_TALKING.every((name) => !settings[name])
}

function contradictions(settings: Settings, file: ReadInstallation): string[] {
  const { AT_USERNAME, AT_API_KEY, AT_SENDER, CALLBACK_KEY, CALLBACK_KEY_PREVIOUS } = settings
  const faults: string[] = []
  const twice = OF_AFRICAS_TALKING.filter((name) => settings.INSTALLATION && settings[name])
  if (twice.length > 0) {
    return [`${twice.join(', ')} and INSTALLATION both set up carriers: name this one in the file`]
  }
  if (AT_API_KEY && !AT_USERNAME) faults.push('AT_USERNAME is missing beside AT_API_KEY')
  if (AT_USERNAME && !AT_API_KEY) faults.push('AT_API_KEY is missing beside AT_USERNAME')
  if (AT_SENDER && !AT_USERNAME && !AT_API_KEY) {
    faults.push('AT_USERNAME and AT_API_KEY are missing beside AT_SENDER')
  }
  if (CALLBACK_KEY_PREVIOUS && !CALLBACK_KEY) {
    faults.push('CALLBACK_KEY is missing beside CALLBACK_KEY_PREVIOUS')
  }
  if (settings.OFFICE === 'off' && settings.OFFICE_HOST) {
    faults.push('OFFICE is off, and OFFICE_HOST names where it is: remove one of them')
  }
  if (settings.NODE_ENV === 'production') faults.push(...unfitForProduction(settings, file))
  return faults
}

function unfitForProduction(
  { AT_USERNAME, PUBLIC_URL }: Settings,
  file: ReadInstallation,
): string[] {
  const faults: string[] = []
  const carriers = file.ok ? file.installation.carriers : []
  if (carriers.some((one) => one.kind === 'africastalking' && one.username === 'sandbox')) {
    faults.push('INSTALLATION names the user sandbox, a test account, in NODE_ENV=production')
  }
  if (AT_USERNAME === 'sandbox') {
    faults.push('AT_USERNAME is sandbox, a test account, though NODE_ENV is production')
  }
  if (PUBLIC_URL && !PUBLIC_URL.startsWith('https://')) {
    faults.push('PUBLIC_URL must begin with https:// when NODE_ENV is production')
  }
  return faults
}

/** What the real service cannot start without. */
function missingFrom(settings: Settings, installation: Installation): string[] {
  if (isSandbox(settings, installation)) return []
  const { INSTALLATION, CALLBACK_KEY } = settings
  const faults: string[] = []
  const isSet = OF_AFRICAS_TALKING.some((name) => settings[name])
  if (INSTALLATION && installation.carriers.length === 0) {
    faults.push('INSTALLATION names no carrier: NODE_ENV=production starts no sandbox')
  } else if (!INSTALLATION && !isSet) {
    const which = 'AT_USERNAME and AT_API_KEY, or INSTALLATION,'
    faults.push(`${which} are missing: NODE_ENV=production starts no sandbox`)
  }
  if (!CALLBACK_KEY) {
    faults.push(`CALLBACK_KEY is missing: a secret of at least ${CALLBACK_KEY_LENGTH} characters`)
  }
  return faults
}

function configOf(
  settings: Settings,
  { installation: named, secrets }: Extract<ReadInstallation, { ok: true }>,
): Config {
  const { CALLBACK_KEY, CALLBACK_KEY_PREVIOUS, LOG_KEY } = settings
  const sandbox = isSandbox(settings, named)
  const keys = [...(sandbox ? [SANDBOX_KEY] : []), CALLBACK_KEY, CALLBACK_KEY_PREVIOUS]
  const own = africasTalking(settings)
  return {
    mode: sandbox ? 'sandbox' : 'service',
    production: settings.NODE_ENV === 'production',
    host: settings.HOST ?? (sandbox ? '127.0.0.1' : '0.0.0.0'),
    port: settings.PORT,
    databaseUrl: secret(settings.DATABASE_URL),
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    callbackKeys: keys.filter((key) => key !== undefined).map(secret),
    backups: backupsOf(settings),
    backupRecipient: settings.BACKUP_AGE_RECIPIENT ?? null,
    metrics: metricsOf(settings),
    limits: limitsOf(settings, sandbox),
    office: officeOf(settings, sandbox),
    operatorPhones: (settings.OPERATOR_PHONES?.split(',') ?? []) as PhoneNumber[],
    keep: {
      calls: settings.KEEP_CALLS_DAYS,
      texts: settings.KEEP_TEXTS_DAYS,
      bodies: settings.KEEP_BODIES_DAYS,
    },
    logLevel: settings.LOG_LEVEL,
    logKey: LOG_KEY ? secret(LOG_KEY) : null,
    commandToken: settings.COMMAND_TOKEN ? secret(settings.COMMAND_TOKEN) : null,
    signInFolder: settings.SIGN_IN_DIR ?? null,
    installation: own ? { ...named, carriers: [hidden(own)] } : named,
    installationSecrets: [...(own ? [own.apiKey] : []), ...secrets].map(secret),
  }
}

function backupsOf({ BACKUP_DIR, BACKUP_KEEP }: Settings): BackupConfig | null {
  if (!BACKUP_DIR) return null
  const [, hourly, daily] = KEEP.exec(BACKUP_KEEP) ?? []
  return { folder: BACKUP_DIR, keep: { hourly: Number(hourly), daily: Number(daily) } }
}

/**
 * Somebody who dials by hand needs a few turns a minute, a receptionist some ten; all callers of one
 * mutual may take what a small server has, and no more. Programs drive a sandbox as fast as they can.
 */
const LIMITS = { phoneTurns: 60, mutualTurns: 60_000, phoneSms: 60 }

function limitsOf(settings: Settings, sandbox: boolean): LimitsConfig {
  const unless = (set: number | null | undefined, usual: number) =>
    set === undefined ? (sandbox ? null : usual) : set
  return {
    phoneTurnsPerMinute: unless(settings.PHONE_TURNS_PER_MINUTE, LIMITS.phoneTurns),
    mutualTurnsPerMinute: unless(settings.MUTUAL_TURNS_PER_MINUTE, LIMITS.mutualTurns),
    phoneSmsPerHour: unless(settings.PHONE_SMS_PER_HOUR, LIMITS.phoneSms),
    smsPrefixes: settings.SMS_PREFIXES?.split(',') ?? null,
  }
}

/** Tries to sign in from one address in ten minutes: an office has several people behind one. */
const SIGN_INS = 60

/** A real service has an office once somebody wants one; a sandbox is there to be looked at. */
function officeOf(settings: Settings, sandbox: boolean): OfficeConfig | null {
  const { OFFICE, OFFICE_HOST, PUBLIC_URL } = settings
  const isOn = OFFICE === undefined ? sandbox || OFFICE_HOST !== undefined : OFFICE === 'on'
  if (!isOn) return null
  const isHttps = PUBLIC_URL?.startsWith('https://') ?? false
  return { host: OFFICE_HOST ?? null, isHttps, signIns: sandbox ? null : SIGN_INS }
}

/** The port by which exporters of this kind are usually found. */
const METRICS_PORT = 9464

function metricsOf({ METRICS_PORT: chosen, METRICS_HOST: host }: Settings): Config['metrics'] {
  if (chosen === null) return null
  return { host, port: chosen ?? METRICS_PORT, isOwn: chosen !== undefined }
}

/** The one carrier that needs no file. */
function africasTalking({ AT_USERNAME, AT_API_KEY, AT_SENDER }: Settings) {
  if (!AT_USERNAME || !AT_API_KEY) return null
  const kind = 'africastalking'
  const account = { username: AT_USERNAME, apiKey: AT_API_KEY, sender: AT_SENDER }
  return { name: kind, kind, ...account } satisfies CarrierSettings
}

/** Shorter texts are no secrets, and would blot out words of the log. */
const SECRET_LENGTH_MIN = 6

/** Whatever of the settings must never be printed, for the log to look out for. */
export function secretsOf(config: Config): string[] {
  const keys = config.callbackKeys.map((key) => key.reveal()).filter((key) => key !== SANDBOX_KEY)
  const others = config.installationSecrets
    .map((one) => one.reveal())
    .filter((text) => text.length >= SECRET_LENGTH_MIN)
  const logKey = [config.logKey, config.commandToken].flatMap((key) => key?.reveal() ?? [])
  return [...keys, ...logKey, ...others, ...passwordsIn(config.databaseUrl.reveal())]
}

/** A URL that cannot be read is refused by whoever opens the database. */
function passwordsIn(databaseUrl: string): string[] {
  if (databaseUrl.startsWith('sqlite:')) return []
  try {
    return passwordsOf(databaseUrl)
  } catch {
    return []
  }
}
