import { instant } from '../core/dates.ts'
import { invariant } from '../core/invariant.ts'
import type { MemberNumber } from '../core/member-number.ts'
import { standing } from '../core/membership/standing.ts'
import { notMeText } from '../core/messages/check-sms.ts'
import {
  helpText,
  incompleteText,
  oneAtATimeText,
  unknownText,
  wrongNumberText,
} from '../core/messages/command-sms.ts'
import { balanceText } from '../core/messages/money-sms.ts'
import { voiceOf } from '../core/messages/voice.ts'
import type { PhoneNumber } from '../core/phone-number.ts'
import { readSms } from '../core/sms/read.ts'
import type { Language } from '../core/statutes.ts'
import { loadHousehold } from '../store/households.ts'
import { freezeVisits, lastCheckOf } from '../store/checks.ts'
import { finishInbound, unhandledInbound } from '../store/messages.ts'
import { addOptOut, removeOptOuts } from '../store/opt-outs.ts'
import { setPhoneLanguage } from '../store/callers.ts'
import type { InboxTable } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import { answerCheck, answerWrongNumber } from './answer-check.ts'
import { attribute } from './attribute.ts'
import { AlreadyHandled, isRetryable } from './faults.ts'
import type { Ports } from './ports.ts'
import { PRIORITY } from './priorities.ts'
import { dayIn, queueSms } from './sms-out.ts'
import { replyTo } from './sms-reply.ts'
import { loadSender, type Sender } from './sms-sender.ts'

const MESSAGES_PER_ROUND = 50

/** Under this name a STOP by SMS is kept among the opt-outs. */
const STOP = 'stop'

/** A "not me" is about a check of the last days. */
const NOT_ME_MS = 3 * 24 * 60 * 60 * 1000

/** Answers messages that are stored and not yet answered. Returns how many it finished. */
export async function handleInbox(ports: Ports): Promise<number> {
  const messages = await ports.store.read((tx) => unhandledInbound(tx, MESSAGES_PER_ROUND))
  for (const message of messages) {
    const { carrier } = message
    const sender = ports.log.pseudonym(message.sender)
    const outcome = await firstThatWorks(ports, message, [answer, answerCannotNow, giveUp])
    ports.log.info('sms-handled', { carrier, sender, outcome })
  }
  return messages.length
}

/**
 * Answers a message in the best way that works, so that one that cannot be answered holds up no
 * other. When the database does not work nothing else will: then the message waits.
 */
async function firstThatWorks(
  ports: Ports,
  message: InboxTable,
  [best, ...others]: readonly [Answering, ...Answering[]],
): Promise<string> {
  try {
    return await finish(ports, message, best)
  } catch (error) {
    if (error instanceof AlreadyHandled) return 'by another process'
    const { carrier } = message
    ports.log.error('sms-failed', error, { carrier, sender: ports.log.pseudonym(message.sender) })
    const [next, ...rest] = others
    if (!next || isRetryable(error)) throw error
    return firstThatWorks(ports, message, [next, ...rest])
  }
}

type Answering = (ports: Ports, tx: Tx, message: InboxTable) => Promise<string>

/** Answers a message and marks it as answered, in one transaction. */
async function finish(ports: Ports, message: InboxTable, answering: Answering): Promise<string> {
  return ports.store.write(async (tx) => {
    const outcome = await answering(ports, tx, message)
    const isMine = await finishInbound(tx, message, outcome, ports.clock.now())
    if (!isMine) throw new AlreadyHandled()
    return outcome
  })
}

/** A fault of ours: neither a yes nor a no, and said so (R41). */
async function answerCannotNow(ports: Ports, tx: Tx, message: InboxTable): Promise<string> {
  const sender = await loadSender(ports, tx, message.sender as PhoneNumber)
  const { say } = sender.voice
  const text =
    sender.clinics.length > 0
      ? say('sms.check.cannot', { asked: 'SMS' })
      : say('screen.cannot-now-short')
  await replyTo(ports, tx, message, sender, text, PRIORITY.check)
  return 'failed'
}

/** Not even that can be said: the log has it. */
async function giveUp(): Promise<string> {
  return 'given up'
}

/** One message, in one transaction: understood, decided, recorded, and its answer queued. */
async function answer(ports: Ports, tx: Tx, message: InboxTable): Promise<string> {
  const sender = await loadSender(ports, tx, message.sender as PhoneNumber)
  const understood = readSms(message.text, sender.context)
  const { voice } = sender
  const { say, language } = voice
  const reply = (text: string) => replyTo(ports, tx, message, sender, text)
  switch (understood.kind) {
    case 'check':
      await answerCheck(ports, tx, message, sender, understood)
      break
    case 'wrong-number':
      if (sender.clinics.length > 0) {
        await answerWrongNumber(ports, tx, message, sender, understood.digits)
      } else await reply(wrongNumberText(say, understood.digits))
      break
    case 'attribute':
      await attribute(ports, tx, message, sender, understood.number)
      break
    case 'balance':
      await answerBalance(ports, tx, message, sender, understood.number)
      break
    case 'help':
      await reply(helpText(say, language, sender.context.roles))
      break
    case 'language':
      await changeLanguage(ports, tx, message, sender, understood.language)
      break
    case 'stop':
      await addOptOut(tx, sender.phone, STOP, ports.clock.now())
      await reply(say('sms.stop'))
      break
    case 'start':
      await removeOptOuts(tx, sender.phone)
      await reply(say('sms.start'))
      break
    case 'not-me':
      await reply(await notMe(ports, tx, sender))
      break
    case 'one-at-a-time':
      await reply(oneAtATimeText(say))
      break
    case 'incomplete':
      await reply(incompleteText(say, language, understood.command))
      break
    case 'not-allowed':
      await reply(
        understood.command === 'check' ? say('sms.check.not-registered') : say('sms.not-allowed'),
      )
      break
    case 'unknown':
      await reply(unknownText(say, language, understood.nearest))
      break
  }
  return understood.kind
}

/** The sender's own memberships; of another number nothing is told. */
async function answerBalance(
  ports: Ports,
  tx: Tx,
  message: InboxTable,
  sender: Sender,
  number: MemberNumber | null,
): Promise<void> {
  const own = sender.memberships.filter((membership) => !number || membership.number === number)
  const [first] = own
  if (!first) return replyTo(ports, tx, message, sender, sender.voice.say('sms.not-allowed'))
  for (const { number: each, mutual } of own) {
    const household = await loadHousehold(tx, mutual.code, each)
    invariant(household, `a role names a member that does not exist: ${each}`)
    const now = standing(household.facts, dayIn(mutual, ports.clock.now()))
    const text = balanceText(voiceOf(mutual, sender.voice.language), each, now)
    const about = `reply/${message.carrier}/${message.message_id}/${each}`
    const sms = { mutual: mutual.code, to: sender.phone, text, about, priority: PRIORITY.answer }
    await queueSms(ports, tx, sms)
  }
}

async function changeLanguage(
  ports: Ports,
  tx: Tx,
  message: InboxTable,
  sender: Sender,
  language: Language | null,
): Promise<void> {
  if (!language) return replyTo(ports, tx, message, sender, sender.voice.say('sms.language.ask'))
  await setPhoneLanguage(tx, sender.phone, language, true, ports.clock.now())
  const { say } = voiceOf(sender.mutual, language)
  await replyTo(ports, tx, message, sender, say('sms.language.changed'))
}

/**
 * Stops what the clinic of the last check about one of the sender's memberships was told that day:
 * it may have asked more than once (R44).
 */
async function notMe(ports: Ports, tx: Tx, sender: Sender): Promise<string> {
  const now = ports.clock.now()
  const asked = []
  for (const { number, mutual } of sender.memberships) {
    const check = await lastCheckOf(tx, mutual.code, number, instant(now - NOT_ME_MS))
    if (check) asked.push({ check, mutual })
  }
  const [last] = asked.sort((a, b) => b.check.asked_at - a.check.asked_at)
  if (!last) return sender.voice.say('sms.not-me.none')
  const { check, mutual } = last
  await freezeVisits(tx, check, now)
  ports.log.warn('not-me', { mutual: mutual.code, check: check.check_id })
  return notMeText(voiceOf(mutual, sender.voice.language), check.asked_at)
}
