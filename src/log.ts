import { createHmac, randomBytes } from 'node:crypto'
import { pino } from 'pino'
import type { Log, LogFields } from './app/ports.ts'
import { remembered } from './core/remembered.ts'
import { countRepeats, type Later, type Repeated } from './log-repeats.ts'
import type { LogLevel } from './settings.ts'

export type LogOptions = {
  readonly level: LogLevel
  /** From which phone numbers get their names; null takes a random one for this start. */
  readonly key: string | null
  /** Texts that must never come out, whoever hands them in. */
  readonly secrets: readonly string[]
  /** Gets each line, with its line end. The service writes to standard output. */
  readonly to: { write(line: string): void }
  /** How a minute passes; tests give their own. */
  readonly later?: Later
}

const PSEUDONYM_DIGITS = 10

/** Longer texts are cut: nothing that somebody sends may fill the disk. */
const TEXT_MAX = 8000

/** Names of callers, sessions and things that are kept as they were written, some 100 bytes each. */
const NAMES_KEPT = { texts: 10_000, longest: 40 }

/** How many causes of a cause are followed. */
const CAUSES_MAX = 5

/** An international number, also with spaces or dashes between its digits or its `+` encoded. */
const INTERNATIONAL = /(?:\+|%2B)\d(?:[ .()-]{0,2}\d){6,14}/gi

/**
 * Digits that may be a number in its national form, or without its `+`, also with letters or `_`
 * around them (`ATUid_254700000001`). Ids of ours and of carriers have letters among their digits.
 */
const BARE =
  /(?<![A-Za-z0-9]|\d\.|(?<!\w)[ps]:)[A-Za-z]*(?<!\d)\d{9,15}(?!\d)[A-Za-z]*(?![A-Za-z0-9]|\.\d)/g

/** Carriers make session ids of what they like, phones among it: they go by names in the log. */
const SESSION_FIELD = /^session(?:_?id)?$/i

/** The same in a text: an error, an address. Africa's Talking, and a parameter of anybody else. */
const SESSION_IN_TEXT = /(?<=\bsession(?:_?id)?["']?[=:]["']?)[^\s&"',;)]+|\bATUid_[\w-]+/gi

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
  const key = options.key ?? randomBytes(32)
  const named = remembered((text: string) => pseudonym(key, text), NAMES_KEPT)
  const clean = cleaner(options.secrets, named)
  const isFirst = countRepeats(options.later)
  return {
    info: (event, fields) => logger.info(cleanFields(named, clean, fields), clean(event)),
    warn: (event, fields) => {
      const cleaned = cleanFields(named, clean, fields)
      const name = clean(event)
      const kind = `warn ${name} ${JSON.stringify(cleaned)}`
      const again = ({ count }: Repeated) => logger.warn({ ...cleaned, repeated: count }, name)
      if (isFirst(kind, '', again)) logger.warn(cleaned, name)
    },
    error: (event, error, fields) => {
      const cleaned = cleanFields(named, clean, fields)
      const name = clean(event)
      const told = describeError(clean, error)
      const again = ({ count, of }: Repeated) =>
        logger.error({ repeated: count, of, error: withoutStacks(told) }, name)
      const isNew = isFirst(`error ${name} ${kindOf(told)}`, JSON.stringify(cleaned), again)
      if (isNew) logger.error({ ...cleaned, error: told }, name)
    },
    pseudonym: named,
  }
}

/** `p:` and ten hexadecimal digits: a plain hash could be undone by trying all numbers. */
function pseudonym(key: string | Buffer, phone: string): string {
  const digest = createHmac('sha256', key).update(phone).digest('hex')
  return `p:${digest.slice(0, PSEUDONYM_DIGITS)}`
}

type Clean = (text: string) => string

/** Gives the name under which a phone or a session goes in the log. */
type Named = (text: string) => string

function cleaner(secrets: readonly string[], named: Named): Clean {
  const hidden = secrets
    .filter((text) => text !== '')
    .flatMap((text) => [text, encodeURIComponent(text)])
    .sort((a, b) => b.length - a.length)
  const clean = (text: string): string => {
    let cleaned = text
    for (const text of hidden) cleaned = cleaned.replaceAll(text, '[secret]')
    cleaned = cleaned.replace(SESSION_IN_TEXT, (id) => sessionName(named, id))
    // Cut last: a number or secret cut in two would no longer be seen.
    return cleaned.replace(INTERNATIONAL, '[phone]').replace(BARE, '[number]').slice(0, TEXT_MAX)
  }
  // Names of events and fields, outcomes, carriers: the same few in every line.
  return remembered(clean, NAMES_KEPT)
}

function sessionName(named: Named, id: string): string {
  return /^s:[0-9a-f]{10}$/.test(id) ? id : `s:${named(id).slice(2)}`
}

function cleanFields(named: Named, clean: Clean, fields: LogFields = {}): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, value]) => [
    clean(name),
    typeof value === 'string'
      ? SESSION_FIELD.test(name)
        ? sessionName(named, value)
        : clean(value)
      : value,
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

/** What makes two faults one kind: everything but their numbers and where they were thrown. */
function kindOf({ name, message, cause }: Described): string {
  const own = `${name} ${message.replace(/\d+/g, '#')}`
  return cause ? `${own}: ${kindOf(cause)}` : own
}

function withoutStacks({ name, message, cause }: Described): Described {
  return { ...(name && { name }), message, ...(cause && { cause: withoutStacks(cause) }) }
}
