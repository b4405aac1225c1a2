import { languageAskText } from '../../core/messages/command-sms.ts'
import {
  helpText,
  incompleteText,
  oneAtATimeText,
  unknownText,
  wrongNumberText,
} from '../../core/messages/command-sms.ts'
import { voiceOf } from '../../core/messages/voice.ts'
import { readSms } from '../../core/sms/read.ts'
import type { Understood } from '../../core/sms/understood.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import {
  claimInbound,
  finishInbound,
  releaseInbound,
  type Heard,
} from '../../store/messages/messages.ts'
import { waitingInbox } from '../../store/payments/held-events.ts'
import { addOptOut, removeOptOuts } from '../../store/messages/opt-outs.ts'
import { setPhoneLanguage } from '../../store/calls/callers.ts'
import { answerCheck, answerWho, answerWrongNumber } from './answer-check.ts'
import { attribute, attributeCard } from './attribute.ts'
import { clockDoubt } from '../clock.ts'
import { AlreadyHandled, isRetryable } from '../faults.ts'
import { behindSince, type Lane, leaseFrom } from '../lane.ts'
import type { Ports } from '../ports.ts'
import { acting, type Desk, reading } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { replyTo } from './sms-reply.ts'
import { loadSender, readingContext } from './sms-sender.ts'
import { isClinics, isLost, join, replyToLost, toStranger } from './stranger.ts'
import { type Answer, type Asking, reply } from './answer.ts'
import { shareOf, tellOfLimit } from './sms-limits.ts'
import { alerts } from './alerts.ts'
import { arrears, list, next } from './arrears.ts'
import { bill } from './bill.ts'
import { carePrice } from './care-prices.ts'
import { answerComplaint } from './answer-complaint.ts'
import { callMe } from './call-me.ts'
import { cash, cashCard } from './cash.ts'
import { complaint } from './complain.ts'
import { applicants, approve, refuse } from './decide.ts'
import { keepOwnPhone, keepPhone, nearlyNo, no, notMe, wasMe } from './deny.ts'
import { lostPhone } from './lost-phone.ts'
import { match } from './match.ts'
import { called, member, remind, toCall } from './member.ts'
import { total } from './office.ts'
import { paySeveral, whichParts } from './pay-several.ts'
import { balance, family, ourYear, paid, receipt } from './own.ts'
import { pay, whichAmount } from './pay.ts'

/** Messages answered at once, of different phones: each holds a connection to the database. */
const MESSAGES_AT_ONCE = 4

const MESSAGES_AHEAD = 12

/** Nothing is waited for but the database: who has a message for longer is dead. */
const LEASE_MS = 30 * 1000

/** Under this name a STOP by SMS is kept among the opt-outs. */
const STOP = 'stop'

/** Answers messages that are stored and not yet answered; those of one phone in their order. */
export const INBOX: Lane<Heard> = {
  name: 'inbox',
  atOnce: MESSAGES_AT_ONCE,
  ahead: MESSAGES_AHEAD,
  atOnceOf: () => MESSAGES_AT_ONCE,
  doorsOf: ({ carrier }) => [carrier],
  take: (ports, { free }) =>
    acting(ports, ({ tx, now }) => claimInbound(tx, now, leaseFrom(now, LEASE_MS), free)),
  do: answerOne,
  behind: (ports) =>
    reading(ports, async ({ tx, now }) => behindSince(await waitingInbox(tx), now)),
  wakes: ['sms', 'prompts'],
}

async function answerOne(ports: Ports, message: Heard): Promise<void> {
  const { carrier } = message
  const sender = ports.log.pseudonym(message.sender)
  try {
    const outcome = await firstThatWorks(ports, message, [answer, answerCannotNow, giveUp])
    ports.log.info('sms-handled', { carrier, sender, outcome })
  } catch (error) {
    // It is the next one's turn, and this one's again once the database works.
    await ports.store.write((tx) => releaseInbound(tx, message)).catch(() => undefined)
    throw error
  }
}

/**
 * Answers a message in the best way that works, so that one that cannot be answered holds up no
 * other. When the database does not work nothing else will: then the message waits.
 */
async function firstThatWorks(
  ports: Ports,
  message: Heard,
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

type Answering = (desk: Desk, message: Heard) => Promise<string>

/** Answers a message and marks it as answered, in one transaction. */
async function finish(ports: Ports, message: Heard, answering: Answering): Promise<string> {
  return acting(ports, async (desk) => {
    const outcome = await answering(desk, message)
    const isMine = await finishInbound(desk.tx, message, outcome, desk.now)
    if (!isMine) throw new AlreadyHandled()
    return outcome
  })
}

/** A fault of ours: neither a yes nor a no, and said so (R41). */
async function answerCannotNow(desk: Desk, message: Heard): Promise<string> {
  const sender = await loadSender(desk, message.sender)
  const { say } = sender.voice
  const text =
    sender.clinics.length > 0
      ? say('sms.check.cannot', { asked: 'SMS' })
      : say('screen.cannot-now-short')
  await replyTo(desk, message, sender, text, PRIORITY.check)
  return 'failed'
}

/** Not even that can be said: the log has it. */
async function giveUp(): Promise<string> {
  return 'given up'
}

/** One message, in one transaction: understood, decided, recorded, and its answer queued. */
async function answer(desk: Desk, message: Heard): Promise<string> {
  const sender = await loadSender(desk, message.sender)
  const understood = readSms(message.text, await readingContext(desk, sender))
  const { share, count } = await shareOf(desk, sender, understood)
  if (share === 'nothing') return 'over the limit'
  const asking = { ...desk, message, sender: { ...sender, isMuted: share === 'silent' } }
  if (share === 'told') {
    await reply(asking, await tellOfLimit(desk, sender, count))
    return 'over the limit'
  }
  if (isLost(understood, sender)) await replyToLost(asking, toStranger(sender, message.text))
  else if (clockDoubt(desk.ports) && !ANY_CLOCK.has(understood.kind)) {
    await answerCannotNow(desk, message)
    return 'the clock is doubted'
  } else await answerIn(asking, understood)
  return understood.kind
}

/**
 * What is answered while the clock is doubted: what rests on no day, and what stops something. The
 * others would post, or tell by a wrong day what is owed and covered.
 */
const ANY_CLOCK: ReadonlySet<Understood['kind']> = new Set([
  'help',
  'language',
  'stop',
  'start',
  'not-me',
  'lost-phone',
  'alerts',
  'one-at-a-time',
  'incomplete',
  'not-allowed',
  'unknown',
] as const)

/** How each kind of message is answered: a kind that nobody answers does not compile. */
const ANSWERS: { readonly [Kind in Understood['kind']]: Answer<Kind> } = {
  check: (desk, asked) => {
    const { message, sender } = desk
    return answerCheck(desk, message, sender, asked)
  },
  'check-who': (desk, asked) => {
    const { message, sender } = desk
    return answerWho(desk, message, sender, asked)
  },
  'wrong-number': wrongNumber,
  attribute: (asked, { number }) => {
    const { message, sender } = asked
    return attribute(asked, message, sender, number)
  },
  'attribute-card': attributeCard,
  balance,
  covered: (asking, { number }) => balance(asking, { kind: 'balance', number }),
  paid,
  pay,
  'which-amount': whichAmount,
  family,
  'our-year': ourYear,
  'care-price': carePrice,
  receipt,
  bill,
  arrears,
  list,
  next,
  total,
  alerts,
  member,
  remind,
  'to-call': toCall,
  called,
  match,
  applicants,
  approve,
  refuse,
  cash,
  'cash-card': cashCard,
  'lost-phone': lostPhone,
  help: (asking) => {
    const { voice, context } = asking.sender
    return reply(asking, helpText(voice.say, voice.language, context.roles))
  },
  language: changeLanguage,
  stop: async (asking) => {
    const { tx, now, sender } = asking
    // Whoever was told of a change of phone means that.
    const kept = await keepOwnPhone(asking)
    if (kept) return reply(asking, kept)
    await addOptOut(tx, sender.phone, STOP, now)
    await reply(asking, sender.voice.say('sms.stop'))
  },
  start: async (asking) => {
    await removeOptOuts(asking.tx, asking.sender.phone)
    await reply(asking, asking.sender.voice.say('sms.start'))
  },
  'not-me': notMe,
  no,
  'nearly-no': nearlyNo,
  'call-me': callMe,
  complaint,
  answer: answerComplaint,
  join,
  'keep-phone': keepPhone,
  'was-me': wasMe,
  'pay-several': paySeveral,
  'which-parts': whichParts,
  'one-at-a-time': (asking) => reply(asking, oneAtATimeText(asking.sender.voice.say)),
  incomplete: (asking, { command }) => {
    const { say, language } = asking.sender.voice
    return reply(asking, incompleteText(say, language, command))
  },
  'not-allowed': (asking, { command }) => {
    const { isStranger, voice } = asking.sender
    const key = isClinics(command) ? 'sms.check.not-registered' : 'sms.not-allowed'
    return (isStranger ? replyToLost : reply)(asking, voice.say(key))
  },
  unknown: (asking, { nearest }) => {
    const { say, language } = asking.sender.voice
    return reply(asking, unknownText(say, language, nearest))
  },
}

function answerIn<Kind extends Understood['kind']>(
  asking: Asking,
  asked: Extract<Understood, { readonly kind: Kind }>,
): Promise<void> {
  const answer = ANSWERS[asked.kind] as Answer<Kind>
  return answer(asking, asked)
}

/** A clinic's wrong digit is recorded; to others it is said. */
async function wrongNumber(
  asking: Asking,
  asked: Extract<Understood, { kind: 'wrong-number' }>,
): Promise<void> {
  const { message, sender } = asking
  if (sender.clinics.length > 0) return answerWrongNumber(asking, message, sender, asked)
  await reply(asking, wrongNumberText(sender.voice.say, asked.digits))
}

async function changeLanguage(
  asking: Asking,
  { language }: { readonly language: Language | null },
): Promise<void> {
  const { tx, now, sender } = asking
  if (!language) return reply(asking, languageAskText(sender.voice.say, sender.voice.language))
  await setPhoneLanguage(tx, sender.phone, language, true, now)
  await reply(asking, voiceOf(sender.mutual, language).say('sms.language.changed'))
}
