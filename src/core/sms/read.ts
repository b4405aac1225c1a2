import {
  codeOfBill,
  isAlone,
  isStop,
  readAttribute,
  readAttributeByCard,
  readPay,
  readPayByCard,
} from './acts.ts'
import { beginningOf, opens } from './arguments.ts'
import { readCareQuestion } from './care-prices.ts'
import type { Command, Message } from './command.ts'
import { commandNamed, COMMANDS, may } from './commands.ts'
import { readSpoken } from './language-words.ts'
import { says, type Sense } from './lexicon.ts'
import { nearestCommand, nearlyNo } from './nearest.ts'
import { readCheck } from './checks.ts'
import { readFamily } from './families.ts'
import { findPeople } from './people.ts'
import { readPaySeveral } from './pay-several.ts'
import { plainWord } from './plain-word.ts'
import { saying, takeApart } from './said.ts'
import { meaningOf, readMeaning } from './sentences.ts'
import { servicesIn } from './services.ts'
import { plainLines } from '../text/input.ts'
import { tokenize } from './tokens.ts'
import type { SmsContext, Understood } from './understood.ts'
import type { CommandName } from '../wording/command-name.ts'
import { keywordsOf } from './words.ts'

/**
 * What an SMS asks for, from its text and what is known of the sender's phone. Pure; never throws,
 * whatever the text. What moves money or stops something is taken from a message that says it and
 * nothing beside it; what only asks may be a sentence. What may be understood in two ways is asked
 * about, never guessed.
 */
export function readSms(written: string, context: SmsContext): Understood {
  const text = plainLines(written)
  const message = messageOf(text, context)
  return (
    readFamily(message, context) ??
    readAlone(message, context) ??
    readFirst(message, context) ??
    readPaySeveral(text) ??
    readPayByCard(text) ??
    (context.roles.includes('payer') ? readAttributeByCard(text) : null) ??
    readNumber(message, context) ??
    readSentence(message, context) ??
    readOthers(message, context)
  )
}

/**
 * Whom a clinic asks about, where nothing else can be asked: as by SMS, words that name somebody make
 * it a question about whom (R40). Null where nobody is named.
 */
export function readAskedAbout(
  written: string,
  context: Pick<SmsContext, 'services' | 'readPhone'>,
): Understood | null {
  const asking: SmsContext = { ...context, roles: ['clinic'] }
  return readCheck(messageOf(plainLines(written), asking), asking)
}

function messageOf(text: string, context: SmsContext): Message {
  const tokens = tokenize(text)
  const written = tokens.flatMap((token) => (token.kind === 'word' ? [token.text] : []))
  return {
    said: takeApart(text),
    found: findPeople(tokens, context.readPhone),
    service: servicesIn(context.services)(written)?.code ?? null,
    text,
  }
}

/** Commands that are the whole message. */
function readAlone(message: Message, context: SmsContext): Understood | null {
  const alone = COMMANDS.find(({ name, place, beside = [] }) => {
    if (place === 'bare') return isAlone(message.said, name, [])
    if (place !== 'alone') return false
    const besides = name === 'not-me' ? (['no'] as const) : []
    const isAboutMessages = saying(message.said, 'reminder').length > 0 || name === 'keep-phone'
    return isAlone(message.said, name, ['polite', ...besides, ...(isAboutMessages ? beside : [])])
  })
  if (!alone && isStop(message.said)) return obey(commandNamed('stop'), message, context)
  return alone ? obey(alone, message, context) : null
}

/** Commands that open a message, from a phone that may use them. */
function readFirst(message: Message, context: SmsContext): Understood | null {
  const named = firstNamed(message).find((command) => may(command, context.roles))
  if (named) return obey(named, message, context)
  const isClinic = context.roles.includes('clinic')
  if (isClinic && hasCode(message)) return obey(commandNamed('bill'), message, context)
  return null
}

/** A visit code; one of digits alone may be a part of a member number that was written in pieces. */
function hasCode({ text, said }: Message): boolean {
  const code = codeOfBill(text)
  return code !== null && (said.number === null || /[a-z]/i.test(code))
}

function firstNamed({ text, said }: Message): readonly Command[] {
  const beginning = beginningOf(text)
  return COMMANDS.filter(({ name, place }) => {
    if (place !== 'first') return false
    if (!keywordsOf(name).some((keyword) => opens(beginning, keyword))) return false
    return !ASKS.includes(name) || isShort(said)
  })
}

/** Commands without arguments: a sentence that begins like one is no such command. */
const ASKS: readonly CommandName[] = ['total', 'next', 'alerts', 'applicants', 'language']

/** Words beside a keyword that mean nothing to it. */
const BESIDE_MAX = 1

function isShort({ words, number }: Message['said']): boolean {
  const others = words
    .slice(1)
    .filter((word) => !says(word, 'polite', 'fillers', 'preposition', 'self', 'now'))
  return !number && others.length <= BESIDE_MAX
}

function obey(command: Command, message: Message, context: SmsContext): Understood {
  if (!may(command, context.roles)) return { kind: 'not-allowed', command: command.name }
  return command.read(message, context)
}

/** A message with a number of somebody: what it means depends on whose phone it comes from. */
function readNumber(message: Message, context: SmsContext): Understood | null {
  const { said, found } = message
  const { roles } = context
  const pay = said.number || said.wrongNumber ? readPay(said) : null
  if (pay) return pay
  if (roles.includes('payer') && saying(said, 'attribute').length > 0) {
    const attributed = readAttribute(said)
    if (attributed) return attributed
  }
  const isOwnQuestion = roles.includes('member') && saying(said, 'balance', 'call').length > 0
  if (roles.includes('clinic') && !isOwnQuestion) return readCheck(message, context)
  if (found.kind === 'none' || found.kind === 'loose') return null
  if (roles.includes('payer')) {
    return readAttribute(said) ?? unreadNumber(message) ?? plainNumber(message, 'attribute')
  }
  if (roles.includes('member')) return unreadNumber(message) ?? plainNumber(message, 'balance')
  const isSentence = readMeaning(said) !== null && saying(said, 'check', 'attribute').length === 0
  return isSentence || firstNamed(message).length > 0
    ? null
    : { kind: 'not-allowed', command: 'check' }
}

/** A number that cannot be used, and why. */
function unreadNumber({ found, said }: Message): Understood | null {
  const meaning = readMeaning(said)
  if (meaning && meaning.kind !== 'paid') return null
  if (found.kind === 'wrong') return { kind: 'wrong-number', digits: found.digits }
  return found.kind === 'several' ? { kind: 'one-at-a-time' } : null
}

/** A phone that sends a number and little else asks what is owed, or says whose money was. */
function plainNumber({ said }: Message, means: 'balance' | 'attribute'): Understood | null {
  const isPlain = said.words.every((word) =>
    says(word, 'polite', 'fillers', 'preposition', 'self', 'have', 'number', 'check'),
  )
  if (!isPlain) return null
  if (means === 'balance') return { kind: 'balance', number: said.number }
  return { kind: 'incomplete', command: 'attribute' }
}

/** A wish to pay, or a question in any words. */
function readSentence(message: Message, context: SmsContext): Understood | null {
  const { said } = message
  const { roles } = context
  const understood =
    readPay(said) ?? readCareQuestion(message, context) ?? readSpoken(said) ?? readMeaning(said)
  if (!understood) return null
  // Who works for a mutual or a clinic is no member who complains or wants to join.
  const isStaff = roles.length > 0 && !roles.includes('member') && !roles.includes('payer')
  if (isStaff && OF_MEMBERS.includes(understood.kind)) return null
  const command = COMMAND_OF[understood.kind] ?? null
  if (understood.kind === 'paid' && roles.includes('payer')) return understood
  if (!command || may(commandNamed(command), roles)) return understood
  if (!meaningOf(said)) return null
  if (roles.length === 0 && saying(said, ...OF_STRANGERS).length > 0) return { kind: 'join' }
  return { kind: 'not-allowed', command }
}

const OF_MEMBERS: readonly Understood['kind'][] = ['complaint', 'join', 'call-me', 'which-amount']

/** Who asks what it costs and is no member wants to know how to join. */
const OF_STRANGERS: readonly Sense[] = ['how-much', 'cover', 'price', 'join']

/** Whom the answers are for. */
const COMMAND_OF: Partial<Record<Understood['kind'], CommandName>> = {
  balance: 'balance',
  covered: 'balance',
  family: 'family',
  receipt: 'receipt',
  paid: 'receipt',
}

/** What nobody has read so far: another's command, nearly a no, nearly a command, or nothing. */
function readOthers(message: Message, context: SmsContext): Understood {
  const [first] = message.said.words
  if (may(commandNamed('no'), context.roles) && nearlyNo(message.said)) return { kind: 'nearly-no' }
  const other = firstNamed(message)[0] ?? COMMANDS.find(({ name }) => first && says(first, name))
  if (other && !may(other, context.roles)) return { kind: 'not-allowed', command: other.name }
  const words = message.said.words.map(({ text }) => plainWord(text))
  return { kind: 'unknown', nearest: nearestCommand(words, context.roles) }
}
