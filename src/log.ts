import { createHmac, randomBytes } from 'node:crypto'
import { pino } from 'pino'
import type { Log, LogFields } from './app/ports.ts'
import type { LogLevel } from './settings.ts'

export type LogOptions = {
  readonly level: LogLevel
  /** From which phone numbers get their names; null takes a random one for this start. */
  readonly key: string | null
  /** Texts that must never come out, whoever hands them in. */
  readonly secrets: readonly string[]
  /** Gets each line, with its line end. The service writes to standard output. */
  readonly to: { write(line: string): void }
}

const PSEUDONYM_DIGITS = 10

/** Longer texts are cut: nothing that somebody sends may fill the disk. */
const TEXT_MAX = 8000

/** How many causes of a cause are followed. */
const CAUSES_MAX = 5

/** An international number, also with spaces or dashes between its digits or its `+` encoded. */
const INTERNATIONAL = /(?:\+|%2B)\d(?:[ .()-]{0,2}\d){6,14}/gi

/** Digits by themselves that may be a number in its national form, or without its `+`. */
const BARE = /(?<!\w|\d\.|(?<!\w)p:)\d{9,15}(?!\w|\.\d)/g

/**
 * The log: JSON, one line per thing that happened. Callers hand in no phone numbers, keys or texts
 * of messages; this is the net below them. Whatever looks like a phone number and every secret is
 * taken out of each text, and of an error only name, message and stack are written, never its
 * other properties: those of a carrier's library hold the API key and the message.
 */
export function createLog(options: LogOptions): Log {
  const logger = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.to,
  )
  const clean = cleaner(options.secrets)
  const key = options.key ?? randomBytes(32)
  return {
    info: (event, fields) => logger.info(cleanFields(clean, fields), clean(event)),
    warn: (event, fields) => logger.warn(cleanFields(clean, fields), clean(event)),
    error: (event, error, fields) =>
      logger.error(
        { ...cleanFields(clean, fields), error: describeError(clean, error) },
        clean(event),
      ),
    pseudonym: (phone) => pseudonym(key, phone),
  }
}

/** `p:` and ten hexadecimal digits: a plain hash could be undone by trying all numbers. */
function pseudonym(key: string | Buffer, phone: string): string {
  const digest = createHmac('sha256', key).update(phone).digest('hex')
  return `p:${digest.slice(0, PSEUDONYM_DIGITS)}`
}

type Clean = (text: string) => string

function cleaner(secrets: readonly string[]): Clean {
  const hidden = secrets
    .filter((text) => text !== '')
    .flatMap((text) => [text, encodeURIComponent(text)])
    .sort((a, b) => b.length - a.length)
  return (text) => {
    let cleaned = text
    for (const text of hidden) cleaned = cleaned.replaceAll(text, '[secret]')
    // Cut last: a number or secret cut in two would no longer be seen.
    return cleaned.replace(INTERNATIONAL, '[phone]').replace(BARE, '[number]').slice(0, TEXT_MAX)
  }
}

function cleanFields(clean: Clean, fields: LogFields = {}): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, value]) => [
    clean(name),
    typeof value === 'string' ? clean(value) : value,
  ])
  return Object.fromEntries(entries) as Record<string, unknown>
}

type Described = {
  readonly name?: string
  readonly message: string
  readonly stack?: string
  readonly cause?: Described
  readonly errors?: readonly Described[]
}

function describeError(clean: Clean, error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) {
    if (typeof error === 'string') return { message: clean(error) }
    return { name: 'NotAnError', message: `a thrown ${typeof error}` }
  }
  const { name, message, stack, cause } = error
  const deeper = depth < CAUSES_MAX
  return {
    name: clean(String(name)),
    message: clean(String(message)),
    ...(typeof stack === 'string' && { stack: clean(stack) }),
    ...(cause !== undefined && deeper && { cause: describeError(clean, cause, depth + 1) }),
    ...(error instanceof AggregateError &&
      deeper && {
        errors: error.errors
          .slice(0, CAUSES_MAX)
          .map((inner) => describeError(clean, inner, depth + 1)),
      }),
  }
}
