import { z } from 'zod'

/** Shorter keys can be guessed by somebody who may try for a year. */
export const CALLBACK_KEY_LENGTH = 32

/** What guides and examples put where a secret belongs. */
const PLACEHOLDER = /change[-_ ]?me|replace[-_ ]?me|placeholder|your[-_ ]?(callback[-_ ]?)?key/i

/** `hourly=24,daily=14` */
export const KEEP = /^hourly=(\d{1,3}),daily=(\d{1,4})$/

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const callbackKey = z
  .string()
  .min(CALLBACK_KEY_LENGTH, `needs at least ${CALLBACK_KEY_LENGTH} characters`)
  .max(200, 'is longer than 200 characters')
  .regex(/^[A-Za-z0-9._~-]+$/, 'may hold only letters, digits and - . _ ~, as it stands in a path')
  .refine((key) => !PLACEHOLDER.test(key), 'is a known default: make one with openssl rand -hex 24')
  .optional()

/** How often in a time; `off` is null, and left out undefined. */
const perTime = () =>
  z
    .string()
    .regex(/^([1-9]\d{0,6}|off)$/, 'is a number from 1 to 9999999, or off')
    .transform((text) => (text === 'off' ? null : Number(text)))
    .optional()

/** For how many days something is kept; `off` is null. */
const days = (usual: number) =>
  z
    .string()
    .regex(/^([1-9]\d{0,4}|off)$/, 'is a number of days from 1 to 99999, or off')
    .transform((text) => (text === 'off' ? null : Number(text)))
    .default(usual)

/** Every setting there is; each is described here and nowhere else. */
export const SETTINGS = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'is production, development or test')
    .optional()
    .describe('With production the sandbox never starts, whatever else is missing.'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is a number from 0 to 65535')
    .default(3000)
    .describe('The port for HTTP; 0 takes a free one.'),
  HOST: z
    .string()
    .max(253)
    .optional()
    .describe(
      'The address to listen at. The sandbox listens at 127.0.0.1, the service at 0.0.0.0.',
    ),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:[^:]|postgres(ql)?:\/\/)/, 'begins with sqlite: and a path, or postgres://')
    .default('sqlite:data/mutual-line.db')
    .describe(
      'Where everything is kept: sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE. Of several ' +
        'hosts of PostgreSQL (HOST:PORT,HOST:PORT) the one that can be written is used.',
    ),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'is an address that begins with https://' })
    .optional()
    .describe('The address under which carriers and operators reach this service, with https.'),
  CALLBACK_KEY: callbackKey.describe(
    'The secret in the paths of callbacks, at least 32 characters: openssl rand -hex 24. ' +
      'In the sandbox the word sandbox is taken besides.',
  ),
  CALLBACK_KEY_PREVIOUS: callbackKey.describe(
    'The secret before the present one, while carriers are being changed over.',
  ),
  BACKUP_DIR: z
    .string()
    .max(4096)
    .optional()
    .describe(
      'The folder for copies of the database, its own and best on another disk; it must be there. With it the ' +
        'service writes one each hour, verifies it, and alerts when none succeeded for a day. PostgreSQL is ' +
        'copied by pg_dump.',
    ),
  BACKUP_KEEP: z
    .string()
    .regex(KEEP, 'is like hourly=24,daily=14: of how many hours and days a copy is kept')
    .default('hourly=24,daily=14')
    .describe('Of how many hours and days a copy is kept.'),
  BACKUP_AGE_RECIPIENT: z
    .string()
    .regex(/^age1[a-z0-9]{50,4000}$/, 'is the public key of an age identity: age1 and letters')
    .optional()
    .describe(
      'A public key of age (age-keygen). With it copies are encrypted once they are verified, and ' +
        'restore needs the key file: keep that elsewhere.',
    ),
  METRICS_PORT: z
    .string()
    .regex(/^(\d{1,5}|off)$/, 'is a number from 0 to 65535, or off')
    .transform((port) => (port === 'off' ? null : Number(port)))
    .refine((port) => port === null || port <= 65_535, 'is a number from 0 to 65535, or off')
    .optional()
    .describe('The port for /metrics and /readyz of monitoring; 9464 by default, off for none.'),
  METRICS_HOST: z
    .string()
    .max(253)
    .default('127.0.0.1')
    .describe('The address at which monitoring is let in.'),
  OFFICE: z
    .enum(['on', 'off'], 'is on or off')
    .optional()
    .describe(
      'Whether the web office is there, below /office: on in the sandbox, and off on a real service unless ' +
        'this or OFFICE_HOST is set.',
    ),
  OFFICE_HOST: z
    .string()
    .regex(
      /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/,
      'is a host name in small letters, like office.example.org',
    )
    .optional()
    .describe(
      'The host name under which alone the web office answers, like office.example.org. Without it the ' +
        'office answers under every name of the service.',
    ),
  PHONE_TURNS_PER_MINUTE: perTime().describe(
    'Turns of calls that one phone may make in a minute: 60 by default, off for any number. ' +
      'The sandbox limits nobody unless it is set.',
  ),
  MUTUAL_TURNS_PER_MINUTE: perTime().describe(
    'The same of all phones at one service code together: 60000 by default, off for any number.',
  ),
  PHONE_SMS_PER_HOUR: perTime().describe(
    'Messages of one phone that are answered in an hour: 60 by default, five times as many of a ' +
      'phone that works for a mutual, off for any number. NO, STOP and what tells of money are always done.',
  ),
  SMS_PREFIXES: z
    .string()
    .regex(/^\+[1-9]\d{0,14}(,\+[1-9]\d{0,14})*$/, 'is like +254,+255: how numbers begin')
    .optional()
    .describe(
      'How numbers begin that messages may go to, like +254,+255. Without it they go to every phone that ' +
        'a register holds, and to others only in the countries of the mutuals.',
    ),
  OPERATOR_PHONES: z
    .string()
    .regex(/^\+[1-9]\d{6,14}(,\+[1-9]\d{6,14})*$/, 'is like +254700000001,+254700000002')
    .optional()
    .describe(
      'Who runs the service: phones in international form that get an SMS, once a day, when something ' +
        'goes wrong without a word: messages or payments that wait, no copy, a door that nothing comes in by.',
    ),
  KEEP_CALLS_DAYS: days(90).describe(
    'For how many days calls are kept, and what could not be read; off for ever.',
  ),
  KEEP_TEXTS_DAYS: days(400).describe(
    'For how many days the words of SMS are kept, in and out; off for ever.',
  ),
  KEEP_BODIES_DAYS: days(400).describe(
    'For how many days notices of operators are kept word for word; off for ever. Their hashes and ' +
      'what is in the books stay.',
  ),
  COMMAND_TOKEN: z
    .string()
    .min(32, 'is a token as token create made it')
    .max(200)
    .optional()
    .describe(
      'The token by which a program runs commands on a real service, where people sign in (token create). ' +
        'It belongs into the environment of that program, not into .env.',
    ),
  SIGN_IN_DIR: z
    .string()
    .max(4096)
    .optional()
    .describe(
      'The folder in which the command line keeps who is signed in, readable by that user alone. Without ' +
        'it that is .local/state/mutual-line in the home directory.',
    ),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, `is one of ${LOG_LEVELS.join(' ')}`)
    .default('info')
    .describe(`The least serious lines that are logged: ${LOG_LEVELS.join(' ')}.`),
  LOG_KEY: z
    .string()
    .min(16, 'needs at least 16 characters')
    .optional()
    .describe(
      'The secret from which phone numbers get their names in the log. ' +
        'Without it every start takes another, and names cannot be followed across starts.',
    ),
  INSTALLATION: z
    .string()
    .max(4096)
    .optional()
    .describe(
      'The file that names carriers, routes and wallet accounts (docs/going-live.md). With it the ' +
        'real service starts. A value $NAME in it is taken from the environment, or from .env.',
    ),
  AT_USERNAME: z
    .string()
    .max(100)
    .optional()
    .describe(
      "The user name at Africa's Talking. With it the real service starts with one carrier called " +
        'africastalking; INSTALLATION names others.',
    ),
  AT_API_KEY: z.string().max(500).optional().describe("The API key at Africa's Talking."),
  AT_SENDER: z
    .string()
    .regex(/^[A-Za-z0-9 ]{1,15}$/, 'is a short code or up to 15 letters and digits')
    .optional()
    .describe('The short code or sender id that SMS come from.'),
})

export type Settings = z.output<typeof SETTINGS>

export type LogLevel = (typeof LOG_LEVELS)[number]

const COMMENT_COLUMNS = 96

/** The text of `.env.example`: every setting with its description and default, all commented out. */
export function renderEnvExample(): string {
  const head = '# The settings of Mutual Line. Copy this file to .env and fill in what you need.\n'
  const entries = Object.entries(SETTINGS.shape).map(([name, schema]) => {
    const fallback: unknown = schema instanceof z.ZodDefault ? schema.def.defaultValue : ''
    return `\n${comment(schema.description ?? '')}\n#${name}=${String(fallback)}\n`
  })
  return head + entries.join('')
}

function comment(text: string): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line === undefined || line.length + 1 + word.length > COMMENT_COLUMNS) {
      lines.push(`# ${word}`)
    } else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines.join('\n')
}
