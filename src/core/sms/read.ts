import type { Command, Message } from './command.ts'
import { commandNamed, COMMANDS, may } from './commands.ts'
import { distance } from './nearest.ts'
import { findPeople } from './people.ts'
import { opens, POLITE } from './arguments.ts'
import { plainWord, tokenize } from './tokens.ts'
import type { CommandName, SmsContext, Understood } from './understood.ts'
import { keywordsOf } from './words.ts'

/** Letters of a service that must be written for it to be recognised by its beginning. */
const SERVICE_LETTERS_MIN = 4

/**
 * What an SMS asks for, from its text and what is known of the sender's phone. Pure; never
 * throws, whatever the text. What may be understood in two ways is asked about, never guessed.
 */
export function readSms(text: string, context: SmsContext): Understood {
  const tokens = tokenize(text)
  const written = tokens.flatMap((token) => (token.kind === 'word' ? [token.text] : []))
  const message: Message = {
    words: written.filter((word) => !POLITE.has(word)),
    found: findPeople(tokens, context.readPhone),
    service: serviceIn(written, context.services),
    text,
  }
  const named = commandIn(message, context)
  const { found } = message
  if (named?.number === 'reads' && !asksAnyway(named, message, context)) {
    return obey(named, message, context)
  }
  if (found.kind === 'none' || (found.kind === 'loose' && !takesLoose(named, context))) {
    if (!named) return { kind: 'unknown', nearest: nearestTo(message, context) }
    return obey(named, message, context)
  }
  if (named?.number === 'ignores') return obey(named, message, context)
  const command = named?.number === 'takes' && may(named, context.roles) ? named : null
  const meant = command ?? numberMeans(context)
  if (!meant) return { kind: 'not-allowed', command: 'check' }
  if (found.kind === 'wrong') return { kind: 'wrong-number', digits: found.digits }
  if (found.kind === 'several') return { kind: 'one-at-a-time' }
  return obey(meant, message, context)
}

function obey(command: Command, message: Message, context: SmsContext): Understood {
  if (!may(command, context.roles)) return { kind: 'not-allowed', command: command.name }
  return command.read(message, context)
}

/** A clinic that writes a word of somebody else's before a number asks about that person. */
function asksAnyway(named: Command, { found }: Message, { roles }: SmsContext): boolean {
  return found.kind === 'one' && !may(named, roles) && roles.includes('clinic')
}

/** Digits that are no number of ours mean something only to a clinic: perhaps a paper card. */
function takesLoose(named: Command | null, { roles }: SmsContext): boolean {
  return roles.includes('clinic') && (!named || named.name === 'check')
}

/**
 * What a number alone means from this phone. A check moves nothing, so a clinic that also has
 * money in suspense checks, and says `PAID` before the number to attribute.
 */
function numberMeans({ roles }: SmsContext): Command | null {
  if (roles.includes('clinic')) return commandNamed('check')
  if (roles.includes('payer')) return commandNamed('attribute')
  return roles.includes('member') ? commandNamed('balance') : null
}

/** The command that a message names; one that this phone may use goes before others. */
function commandIn({ words, text: typed }: Message, { roles }: SmsContext): Command | null {
  const text = ` ${words.join(' ')} `
  const named = COMMANDS.filter(({ name, place, number }) =>
    keywordsOf(name).some((keyword) => {
      if (number === 'reads') return opens(typed, keyword)
      if (keyword.includes(' ') || place === 'anywhere') return text.includes(` ${keyword} `)
      return place === 'alone' ? text === ` ${keyword} ` : words[0] === keyword
    }),
  )
  const allowed = named.filter((command) => may(command, roles))
  const opening = allowed.find(({ name }) => keywordsOf(name).includes(words[0] ?? ''))
  return opening ?? allowed[0] ?? named[0] ?? null
}

/** Of words of so many letters one may be wrong, of longer ones two: MONEY is not nearly MORE. */
const NEAR_LETTERS = 5

/** The command whose keyword the first word nearly is, among those this phone may use. */
function nearestTo({ words }: Message, { roles }: SmsContext): CommandName | null {
  const [first] = words
  if (!first) return null
  let nearest: CommandName | null = null
  let least = first.length > NEAR_LETTERS ? 3 : 2
  for (const command of COMMANDS) {
    if (!may(command, roles)) continue
    for (const keyword of keywordsOf(command.name)) {
      const far = keyword.length > 2 || keyword === first ? distance(first, keyword, least) : least
      if (far < least) [least, nearest] = [far, command.name]
    }
  }
  return nearest
}

/** The code of the first service that a message names, by its beginning or with one letter wrong. */
function serviceIn(words: readonly string[], services: readonly string[]): string | null {
  const pairs = words.slice(1).map((word, index) => (words[index] ?? '') + word)
  for (const near of [isService, beginsService, misspellsService]) {
    for (const word of [...pairs, ...words]) {
      const meant = services.filter((service) => near(word, letters(service)))
      if (meant.length === 1) return meant[0] as string
    }
  }
  return null
}

function isService(word: string, service: string): boolean {
  return word === service
}

function beginsService(word: string, service: string): boolean {
  const shorter = Math.min(word.length, service.length)
  return shorter >= SERVICE_LETTERS_MIN && (service.startsWith(word) || word.startsWith(service))
}

function misspellsService(word: string, service: string): boolean {
  return word.length > SERVICE_LETTERS_MIN + 1 && distance(word, service, 1) <= 1
}

function letters(service: string): string {
  return plainWord(service).replace(/[^\p{L}\p{N}]/gu, '')
}
