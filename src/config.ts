import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'dotenv'
import type { z } from 'zod'
import { distance } from './core/sms/distance.ts'
import { type Secret, secret } from './secret.ts'
import { CALLBACK_KEY_LENGTH, type LogLevel, type Settings, SETTINGS } from './settings.ts'

/** The key in the callback paths of a sandbox, known to everybody. */
export const SANDBOX_KEY = 'sandbox'

/** Names that begin so are ours; a near miss among them is a slip and not another program's. */
const OUR_PREFIXES = /^(AT|CALLBACK|PUBLIC|DATABASE)_/
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
  readonly logLevel: LogLevel
  /** Null: random for this start. */
  readonly logKey: Secret | null
  readonly africasTalking: AfricasTalkingConfig | null
}

export type AfricasTalkingConfig = {
  readonly username: string
  readonly apiKey: Secret
  readonly sender: string | null
}

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  /** One line for each setting that is wrong, which names it and never says its value. */
  | { readonly ok: false; readonly faults: string[] }

/** Variables by name, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The environment of this process, over what `.env` in `directory` says. */
export function loadEnvironment(directory: string = process.cwd()): Environment {
  return { ...readDotEnv(join(directory, '.env')), ...process.env }
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
 * Reads the settings. A setting that is empty counts as absent. With `purpose` `command`, what only
 * a running service needs may be missing; what is there must be right all the same.
 */
export function readConfig(
  environment: Environment,
  purpose: 'serve' | 'command' = 'serve',
): ReadConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = SETTINGS.safeParse(given)
  const slips = misspelt(given)
  if (!parsed.success) return { ok: false, faults: [...parsed.error.issues.map(faultOf), ...slips] }
  const missing = purpose === 'serve' ? missingFrom(parsed.data) : []
  const faults = [...slips, ...contradictions(parsed.data), ...missing]
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config: configOf(parsed.data) }
}

function faultOf(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}`
}

function misspelt(given: Environment): string[] {
  const known = Object.keys(SETTINGS.shape)
  return Object.keys(given)
    .filter((name) => OUR_PREFIXES.test(name) && !known.includes(name))
    .flatMap((name) => {
      const meant = known.find((other) => distance(name, other, SLIPS_MAX) <= SLIPS_MAX)
      return meant ? [`${name} is no setting: ${meant} is meant`] : []
    })
}

function isSandbox(settings: Settings): boolean {
  const { AT_USERNAME, AT_API_KEY, AT_SENDER } = settings
  return settings.NODE_ENV !== 'production' && !AT_USERNAME && !AT_API_KEY && !AT_SENDER
}

function contradictions(settings: Settings): string[] {
  const { AT_USERNAME, AT_API_KEY, AT_SENDER, CALLBACK_KEY, CALLBACK_KEY_PREVIOUS } = settings
  const faults: string[] = []
  if (AT_API_KEY && !AT_USERNAME) faults.push('AT_USERNAME is missing beside AT_API_KEY')
  if (AT_USERNAME && !AT_API_KEY) faults.push('AT_API_KEY is missing beside AT_USERNAME')
  if (AT_SENDER && !AT_USERNAME && !AT_API_KEY) {
    faults.push('AT_USERNAME and AT_API_KEY are missing beside AT_SENDER')
  }
  if (CALLBACK_KEY_PREVIOUS && !CALLBACK_KEY) {
    faults.push('CALLBACK_KEY is missing beside CALLBACK_KEY_PREVIOUS')
  }
  if (settings.NODE_ENV === 'production') faults.push(...unfitForProduction(settings))
  return faults
}

function unfitForProduction({ AT_USERNAME, PUBLIC_URL }: Settings): string[] {
  const faults: string[] = []
  if (AT_USERNAME === 'sandbox') {
    faults.push('AT_USERNAME is sandbox, a test account, though NODE_ENV is production')
  }
  if (PUBLIC_URL && !PUBLIC_URL.startsWith('https://')) {
    faults.push('PUBLIC_URL must begin with https:// when NODE_ENV is production')
  }
  return faults
}

/** What the real service cannot start without. */
function missingFrom(settings: Settings): string[] {
  if (isSandbox(settings)) return []
  const { AT_USERNAME, AT_API_KEY, AT_SENDER, CALLBACK_KEY } = settings
  const faults: string[] = []
  if (!AT_USERNAME && !AT_API_KEY && !AT_SENDER) {
    faults.push('AT_USERNAME and AT_API_KEY are missing: NODE_ENV=production starts no sandbox')
  }
  if (!CALLBACK_KEY) {
    faults.push(`CALLBACK_KEY is missing: a secret of at least ${CALLBACK_KEY_LENGTH} characters`)
  }
  return faults
}

function configOf(settings: Settings): Config {
  const { AT_USERNAME, AT_API_KEY, CALLBACK_KEY, CALLBACK_KEY_PREVIOUS, LOG_KEY } = settings
  const sandbox = isSandbox(settings)
  const keys = [...(sandbox ? [SANDBOX_KEY] : []), CALLBACK_KEY, CALLBACK_KEY_PREVIOUS]
  return {
    mode: sandbox ? 'sandbox' : 'service',
    production: settings.NODE_ENV === 'production',
    host: settings.HOST ?? (sandbox ? '127.0.0.1' : '0.0.0.0'),
    port: settings.PORT,
    databaseUrl: secret(settings.DATABASE_URL),
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    callbackKeys: keys.filter((key) => key !== undefined).map(secret),
    logLevel: settings.LOG_LEVEL,
    logKey: LOG_KEY ? secret(LOG_KEY) : null,
    africasTalking:
      AT_USERNAME && AT_API_KEY
        ? { username: AT_USERNAME, apiKey: secret(AT_API_KEY), sender: settings.AT_SENDER ?? null }
        : null,
  }
}

/** Whatever of the settings must never be printed, for the log to look out for. */
export function secretsOf(config: Config): string[] {
  const keys = config.callbackKeys.map((key) => key.reveal()).filter((key) => key !== SANDBOX_KEY)
  const others = [config.logKey, config.africasTalking?.apiKey].flatMap(
    (key) => key?.reveal() ?? [],
  )
  return [...keys, ...others, ...passwordsIn(config.databaseUrl.reveal())]
}

/** The password of a database URL, as it is written there and as it is meant. */
function passwordsIn(databaseUrl: string): string[] {
  const written = URL.canParse(databaseUrl) ? new URL(databaseUrl).password : ''
  if (written === '') return []
  try {
    return [...new Set([written, decodeURIComponent(written)])]
  } catch {
    return [written]
  }
}
