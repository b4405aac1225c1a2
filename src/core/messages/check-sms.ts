import type { Coverage } from '../coverage/coverage.ts'
import type { Reason } from '../states.ts'
import { endingsOf } from '../coverage/shared-phone.ts'
import { type CivilDate, formatDate, type Instant } from '../dates.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import { canPrompt } from '../payments/prompt-wallet.ts'
import { fold, foldName, SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { keywordOf } from './command-sms.ts'
import { call, money, moment, mutualName, sentences, type Voice } from './voice.ts'

/** What a clinic is told of a person, to match the one who stands there (D1). */
export type CheckedPerson = {
  readonly number: MemberNumber
  readonly ordinal: number
  readonly firstName: string
  /** The first letter of the last name, or empty. */
  readonly initial: string
  readonly sex: 'F' | 'M'
  readonly birthYear: string
}

export type CheckAnswer = {
  readonly coverage: Coverage
  /** What the clinic asked about, as it typed it or as we write it. */
  readonly asked: string
  /** Null when nobody was found, or nothing could be told. */
  readonly person: CheckedPerson | null
  /** The service asked about, by its code. */
  readonly service: string | null
  readonly today: CivilDate
  /** Of a yes. */
  readonly visitCode: string | null
  /** Whether it still takes a bill. */
  readonly codeOpen: boolean
}

const FIRST_NAME_LENGTH = 16
const ASKED_LENGTH = 16
const SERVICE_LENGTH = 16

/** Visit codes in one answer. */
const CODES_SHOWN = 3

/**
 * The answer to a clinic, in one SMS (D1, R41). Nothing about money owed; a number that nobody
 * has and a wrong digit read the same, and so do all questions of a phone that is no clinic's.
 */
export function checkReply(voice: Voice, answer: CheckAnswer): string {
  const { say } = voice
  const { coverage, person } = answer
  if (coverage.answer === 'cannot-tell') return cannotReply(voice, answer.asked)
  if (coverage.reason === 'P1') return say('sms.check.not-registered')
  if (!person || isAboutNobody(coverage.reason)) return unknownNumberReply(voice, answer.asked)
  return coverage.answer === 'yes' ? yes(voice, answer, person) : no(voice, answer, person)
}

/** A number that is nobody's, or that has a wrong digit: the same text (N1, N2). */
export function unknownNumberReply({ say }: Voice, asked: string): string {
  return say('sms.check.unknown', { asked: askedText(asked) })
}

/** Nobody can say now, which is no refusal (R41). */
export function cannotReply({ say }: Voice, asked: string): string {
  return say('sms.check.cannot', { asked: askedText(asked) })
}

/**
 * Several families use the phone: how their numbers end and how to answer, or, where there are too
 * many, to send the number. Nobody is named.
 */
export function familiesReply(
  { say, language }: Voice,
  asked: string,
  numbers: readonly MemberNumber[] | null,
): string {
  const list = endingsOf(numbers ?? []).map((ending, at) => `${at + 1}) ...${ending}`)
  const text = say('sms.check.families', {
    ...{ asked: askedText(asked), count: String(list.length), list: list.join(' ') },
    example: `${keywordOf('check', language)} 1`,
  })
  const fits = list.length > 0 && (septets(text) ?? Infinity) <= SMS_SEPTETS
  return fits ? text : say('sms.check.families-many', { asked: askedText(asked) })
}

/** The same digits are one person's number and another's phone. */
export function whichReply({ say }: Voice, digits: string): string {
  return say('sms.check.which', { asked: askedText(digits) })
}

/**
 * Tells the member that a clinic asked, and how to say "not me" (R44). It does not say which
 * clinic or what for (D4), and names no patient either where a service PIN guards the phone: `person` is null.
 */
export function checkNotice(
  voice: Voice,
  person: Pick<CheckedPerson, 'firstName'> | null,
  at: Instant,
): string {
  const told = { mutual: mutualName(voice), when: moment(voice, at) }
  if (!person) return voice.say('sms.check.notice-guarded', told)
  const name = foldName(person.firstName, FIRST_NAME_LENGTH)
  return voice.say('sms.check.notice', { ...told, person: name })
}

/** Confirms a "not me"; where a change of phone waits too, how to stop that. */
export function notMeText(voice: Voice, at: Instant, isPhoneChanging = false): string {
  const text = voice.say('sms.not-me', { mutual: mutualName(voice), when: moment(voice, at) })
  const word = keywordOf('keep-phone', voice.language)
  return sentences([text, ...(isPhoneChanging ? [voice.say('sms.phone.how', { word })] : [])])
}

/** Confirms an "it was me" with the codes that take bills again. */
export function wasMeText(voice: Voice, codes: readonly string[]): string {
  if (codes.length === 0) return sentences([voice.say('sms.was-me.none')], call(voice))
  const shown = codes.slice(0, CODES_SHOWN).join(', ')
  return voice.say('sms.was-me', { mutual: mutualName(voice), codes: shown })
}

/** It is not clear whom of a household a clinic means; the same for a number that nobody has. */
export function whoReply({ say }: Voice, asked: string): string {
  return say('sms.check.who', { asked: askedText(asked) })
}

/**
 * The same answer as lines of a screen, the first with the person and yes or no. Only about
 * somebody who was found.
 */
export function checkLines(
  voice: AnswerVoice,
  answer: CheckAnswer,
  person: CheckedPerson,
): { readonly opening: string; readonly lines: readonly string[] } {
  const { say } = voice
  const { answer: decided } = answer.coverage
  if (decided === 'yes') {
    const { opening, rest } = yesParts(voice, answer, person)
    return { opening, lines: [...service(voice, answer), ...rest] }
  }
  const opening = say('sms.check.no', { person: personText(person) })
  const lines = [...service(voice, answer), ...because(voice, answer), ...contact(voice, answer)]
  return { opening, lines }
}

/** How an answer is spoken: less than an SMS needs. */
type AnswerVoice = Pick<Voice, 'say' | 'language'> & {
  readonly mutual: Pick<Voice['mutual'], 'currency' | 'helpPhone' | 'serviceCode' | 'wallets'>
}

/** What a reason is told with: a patient who can pay hears where. */
type ReasonVoice = Pick<Voice, 'say'> & {
  readonly mutual: Pick<Voice['mutual'], 'serviceCode' | 'wallets'>
}

function yes(voice: Voice, answer: CheckAnswer, person: CheckedPerson): string {
  const { opening, rest } = yesParts(voice, answer, person)
  const whole = sentences([opening, ...service(voice, answer), ...rest])
  // The clinic knows best which service it asked about.
  return (septets(whole) ?? Infinity) <= SMS_SEPTETS ? whole : sentences([opening, ...rest])
}

function yesParts(
  voice: AnswerVoice,
  answer: CheckAnswer,
  person: CheckedPerson,
): { readonly opening: string; readonly rest: readonly string[] } {
  const { say } = voice
  const { patientPercent, emergency } = answer.coverage
  const share =
    patientPercent === null
      ? say('sms.check.share-varies')
      : say('sms.check.share', { percent: String(patientPercent) })
  const code = answer.visitCode ?? ''
  const last = answer.codeOpen
    ? say('sms.check.code', { date: formatDate(answer.today), code })
    : say('sms.check.code-closed', { code })
  const opening = say(emergency ? 'sms.check.yes-emergency' : 'sms.check.yes', {
    person: personText(person),
  })
  return { opening, rest: [share, ...limits(voice, answer), last.trim()] }
}

/** What the ceiling or the letter leaves, and that somebody else may use it first. */
function limits(voice: AnswerVoice, { coverage }: CheckAnswer): string[] {
  const { say } = voice
  const { left, visitsLeft, otherCodeOpen } = coverage
  const key = otherCodeOpen ? 'sms.check.left-shared' : 'sms.check.left'
  if (left !== null) return [say(key, { amount: money(voice, left) })]
  return visitsLeft === null ? [] : [say('sms.check.visits-left', { count: String(visitsLeft) })]
}

function no(voice: Voice, answer: CheckAnswer, person: CheckedPerson): string {
  const opening = voice.say('sms.check.no', { person: personText(person) })
  const needed = [opening, ...service(voice, answer), ...because(voice, answer)]
  return sentences(needed, contact(voice, answer))
}

/** Where somebody of the mutual may help. */
function contact(voice: AnswerVoice, { coverage: { reason } }: CheckAnswer): string[] {
  return reason === 'C1' || reason === 'B1' || reason === 'G1' ? call(voice) : []
}

function because(voice: ReasonVoice, { coverage: { reason, until } }: CheckAnswer): string[] {
  return reasonText(voice, reason, until)
}

/** Why it is a no, in a sentence; `until` is the last day of a waiting. */
export function reasonText(
  { say, mutual }: ReasonVoice,
  reason: Reason | null,
  until: CivilDate | null = null,
): string[] {
  switch (reason) {
    case 'W1':
      return until ? [say('sms.check.reason.W1', { date: formatDate(until) })] : []
    case 'C1':
      return mutual.serviceCode && canPrompt(mutual)
        ? [say('sms.check.reason.C1', { code: mutual.serviceCode })]
        : [say('sms.check.reason.C1-call')]
    case 'B1':
    case 'S1':
    case 'S2':
    case 'S3':
    case 'L1':
    case 'G1':
      return [say(`sms.check.reason.${reason}`)]
    case 'OK':
    case 'P1':
    case 'N1':
    case 'N2':
    case null:
      return []
  }
}

function service({ say }: Pick<Voice, 'say'>, answer: CheckAnswer): string[] {
  if (!answer.service) return []
  return [say('sms.check.service', { service: fold(answer.service).slice(0, SERVICE_LENGTH) })]
}

function isAboutNobody(reason: Reason | null): boolean {
  return reason === 'N1' || reason === 'N2'
}

/** `0412337-8/2 AWA D. F 1988` */
function personText({
  number,
  ordinal,
  firstName,
  initial,
  sex,
  birthYear,
}: CheckedPerson): string {
  const name = foldName(firstName.toUpperCase(), FIRST_NAME_LENGTH)
  const letter = fold(initial.toUpperCase()).slice(0, 1)
  const suffix = ordinal === 0 ? '' : `/${ordinal}`
  const parts = [formatMemberNumber(number) + suffix, name, letter && `${letter}.`, sex, birthYear]
  return parts.filter(Boolean).join(' ')
}

function askedText(asked: string): string {
  return foldName(asked, ASKED_LENGTH)
}
