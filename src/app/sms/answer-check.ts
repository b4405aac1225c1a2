import type { Heard } from '../../store/messages/messages.ts'
import type { Instant } from '../../core/dates.ts'
import type { Reason } from '../../core/states.ts'
import { formatMemberNumber, type MemberNumber } from '../../core/member-number.ts'
import {
  cannotReply,
  checkReply,
  familiesReply,
  unknownNumberReply,
  whichReply,
  whoReply,
} from '../../core/messages/check-sms.ts'
import { isNamed } from '../../core/person-name.ts'
import { oneAtATimeText } from '../../core/messages/command-sms.ts'
import { voiceOf } from '../../core/messages/voice.ts'
import type { Subject, Understood } from '../../core/sms/understood.ts'
import { insertCheck } from '../../store/coverage/checks.ts'
import { loadHousehold, type Person } from '../../store/membership/households.ts'
import type { ReadTx } from '../../store/store.ts'
import { asksTooMuch } from '../alerts/watch-checks.ts'
import { checkCoverage } from '../coverage/check-coverage.ts'
import { personTold, tellMember } from '../coverage/tell-member.ts'
import { familiesOf, type Listed } from '../coverage/shared-phone.ts'
import { findMember, type FoundMember, type Search } from '../membership/find-member.ts'
import { dayIn, type Desk, inMutual } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { replyTo } from './sms-reply.ts'
import type { Sender } from './sms-sender.ts'

type Clinic = Sender['clinics'][number]
type Found = { readonly clinic: Clinic; readonly number: MemberNumber; readonly ordinal: number }

type Patient =
  Exclude<Search, { kind: 'found' }> | { readonly kind: 'found'; readonly found: Found }

/**
 * Answers a clinic's question about one person, records it, and tells the member (R40 to R44).
 * Only members of mutuals that this clinic has a role in can be found (D2, D3).
 */
export async function answerCheck(
  desk: Desk,
  message: Heard,
  sender: Sender,
  asked: Extract<Understood, { kind: 'check' }>,
): Promise<void> {
  const search = await findPatient(desk.tx, sender.clinics, asked.subject, desk.now)
  const reply = (text: string) => replyTo(desk, message, sender, text, PRIORITY.check)
  const text = askedText(asked.subject)
  switch (search.kind) {
    case 'found':
      return answerAbout(desk, message, sender, search.found, asked.service)
    case 'several':
      return answerWhich(desk, message, sender, asked, search.all)
    case 'two-readings':
      return reply(whichReply(sender.voice, text))
    case 'nobody':
      return answerNobody(desk, message, sender, 'N2', {
        asked: text,
        text: unknownNumberReply(sender.voice, text),
      })
  }
}

/**
 * The message names somebody, or leaves open who of a household is meant: the member's own answer
 * might be about the wrong person. The clinic is asked for the number with its suffix, and hears the
 * same about a number that nobody has; the question counts as one (R62). Words that are the member's
 * own name and nobody else's of the household leave no doubt.
 */
export async function answerWho(
  desk: Desk,
  message: Heard,
  sender: Sender,
  { subject, service, names }: Extract<Understood, { kind: 'check-who' }>,
): Promise<void> {
  const { tx, now } = desk
  const search = await findPatient(tx, sender.clinics, subject, now)
  if (search.kind === 'several')
    return answerWhich(desk, message, sender, { subject, service }, search.all)
  if (search.kind === 'found' && names && (await isOnlyMember(tx, search.found, names)))
    return answerAbout(desk, message, sender, search.found, service)
  const asked = askedText(subject)
  const text = whoReply(sender.voice, asked)
  await answerNobody(desk, message, sender, 'N2', { asked, text })
}

/**
 * Several families use the phone that a clinic sent: it hears how their numbers end, and may answer
 * which it means. The question counts as one (R62); nobody is named, and no family hears of it.
 */
async function answerWhich(
  desk: Desk,
  message: Heard,
  sender: Sender,
  { subject, service }: Pick<Extract<Understood, { kind: 'check' }>, 'subject' | 'service'>,
  all: readonly FoundMember[],
): Promise<void> {
  if (subject.kind === 'card' || all.some(({ by }) => by === 'card')) {
    const text = oneAtATimeText(sender.voice.say)
    return replyTo(desk, message, sender, text, PRIORITY.check)
  }
  const numbers = familiesOf(all)
  const families = numbers && { numbers, ordinal: subject.ordinal, service }
  const asked = askedText(subject)
  const text = familiesReply(sender.voice, asked, numbers)
  await answerNobody(desk, message, sender, null, { asked, text, families })
}

/** Whether all of the words are the found person's name, and nobody else's of the household. */
async function isOnlyMember(
  tx: ReadTx,
  { clinic, number, ordinal }: Found,
  names: readonly string[],
): Promise<boolean> {
  const people = (await loadHousehold(tx, clinic.mutual.code, number))?.people ?? []
  const isCalled = ({ name }: Person) => isNamed(name, names)
  return (
    people.some((person) => person.ordinal === ordinal && isCalled(person)) &&
    people.filter(isCalled).length === 1
  )
}

/** A number whose check digit is wrong: somebody's card, or it reads as one nobody has. */
export async function answerWrongNumber(
  desk: Desk,
  message: Heard,
  sender: Sender,
  { digits, asks }: Extract<Understood, { kind: 'wrong-number' }>,
): Promise<void> {
  const card = { kind: 'card', text: digits } as const
  const { card: subject, service, doubt } = asks ?? { card, service: null, doubt: null }
  const search = await findPatient(desk.tx, sender.clinics, subject, desk.now)
  if (search.kind !== 'nobody')
    return doubt
      ? answerWho(desk, message, sender, { kind: 'check-who', subject, service, ...doubt })
      : answerCheck(desk, message, sender, { kind: 'check', subject, service })
  // Written as a number is that nobody has, so that the two read the same.
  const asked = formatMemberNumber(digits as MemberNumber)
  const text = unknownNumberReply(sender.voice, asked)
  await answerNobody(desk, message, sender, 'N1', { asked, text })
}

async function answerAbout(
  desk: Desk,
  message: Heard,
  sender: Sender,
  { clinic, number, ordinal }: Found,
  service: string | null,
): Promise<void> {
  const { mutual, provider } = clinic
  const question = { mutual: mutual.code, provider, subject: { number, ordinal }, service }
  const by = { channel: 'sms', by: sender.phone }
  const checked = await checkCoverage(inMutual(desk, mutual), question, by)
  const text = checkReply(voiceOf(mutual, sender.voice.language), {
    coverage: checked.coverage,
    asked: formatMemberNumber(number),
    person: checked.person && personTold(number, checked.person),
    service,
    today: dayIn(mutual, desk.now),
    visitCode: checked.visitCode,
    codeOpen: checked.codeOpen,
  })
  await replyTo(desk, message, sender, text, PRIORITY.check)
  const { person, coverage } = checked
  // Where the clinic learns nothing there is nothing to tell.
  if (!person || coverage.reason === 'P1' || coverage.reason === 'N2') return
  await tellMember(desk, clinic, number, person, checked)
}

type ToldNobody = {
  /** What was asked about, for a clinic that hears that we cannot tell now. */
  readonly asked: string
  readonly text: string
  /** Between which families the clinic may choose next. */
  readonly families?: Listed | null
}

/**
 * Answers a question that finds no one person, and keeps it too: many of them are somebody guessing,
 * who then hears what every question of that clinic hears for an hour (R62). A question that is
 * answered with another one has no reason.
 */
async function answerNobody(
  desk: Desk,
  message: Heard,
  sender: Sender,
  reason: Reason | null,
  { asked, text, families }: ToldNobody,
): Promise<void> {
  const { ports, tx, now } = desk
  const reply = (said: string) => replyTo(desk, message, sender, said, PRIORITY.check)
  const { phone, voice } = sender
  const [clinic] = sender.clinics
  if (!clinic) return reply(text)
  const { mutual, provider } = clinic
  if (await asksTooMuch(inMutual(desk, mutual), provider, now))
    return reply(cannotReply(voice, asked))
  await insertCheck(tx, {
    mutual_id: mutual.code,
    check_id: ports.ids.id(),
    provider_code: provider,
    number: null,
    ordinal: null,
    service_code: null,
    on_date: dayIn(mutual, now),
    answer: reason ? 'no' : 'cannot-tell',
    reason,
    valid_until: null,
    facts: JSON.stringify({ message: message.message_id, ...(families && { families }) }),
    channel: 'sms',
    asked_by: phone,
    asked_at: now,
    visit_code: null,
  })
  await reply(text)
}

/** Whom a clinic means, among the members of the mutuals that it asks in. */
async function findPatient(
  tx: ReadTx,
  clinics: readonly Clinic[],
  subject: Subject,
  now: Instant,
): Promise<Patient> {
  const search = await findMember(tx, { mutuals: codesOf(clinics), now }, subject)
  return inClinic(clinics, search)
}

function inClinic(clinics: readonly Clinic[], search: Search): Patient {
  if (search.kind !== 'found') return search
  const { found } = search
  const clinic = clinics.find(({ mutual }) => mutual.code === found.mutual)
  return clinic ? { kind: 'found', found: { ...found, clinic } } : { kind: 'nobody' }
}

function codesOf(clinics: readonly Clinic[]): string[] {
  return clinics.map(({ mutual }) => mutual.code)
}

/** A subject as the answer names it. */
export function askedText(subject: Subject): string {
  switch (subject.kind) {
    case 'number':
    case 'number-or-phone':
      return formatMemberNumber(subject.number)
    case 'phone':
      return subject.phone
    case 'card':
      return subject.text
  }
}
