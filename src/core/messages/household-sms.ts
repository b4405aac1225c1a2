import { type CivilDate, formatDate, type Instant } from '../dates.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import { type Minor, ZERO } from '../money.ts'
import { maskPhone, type PhoneNumber } from '../phone-number.ts'
import { foldName } from '../text/gsm7.ts'
import { LANGUAGES } from '../wording/catalogue.ts'
import { keywordOf } from './command-sms.ts'
import { call, dial, howToPay, moment, money, mutualName, sentences, type Voice } from './voice.ts'

/** Characters of a person's name that an SMS has room for. */
const NAME_LENGTH = 20

/** Somebody has become a member: the number, what to pay to begin, and how. */
export function joinedText(voice: Voice, number: MemberNumber, owed: Minor): string {
  const { say } = voice
  const welcome = say('sms.joined', {
    mutual: mutualName(voice),
    number: formatMemberNumber(number),
  })
  const next =
    owed > ZERO
      ? [say('sms.joined.pay', { amount: money(voice, owed) }), ...howToPay(voice)]
      : dial(voice)
  return sentences([welcome, ...next], [say('sms.keep')])
}

/** Somebody is not taken as a member; the mutual says why on the telephone, not in an SMS. */
export function notJoinedText(voice: Voice): string {
  const text = voice.say('sms.not-joined', { mutual: mutualName(voice) })
  return sentences([text, ...call(voice)])
}

/**
 * A person has been added to the household, with the own number and the last day of waiting. The
 * name is null where a service PIN guards the phone.
 */
export function personAddedText(
  voice: Voice,
  added: {
    readonly name: string | null
    readonly number: MemberNumber
    readonly ordinal: number
    readonly waitingUntil: CivilDate | null
  },
): string {
  const { say } = voice
  const number = `${formatMemberNumber(added.number)}/${added.ordinal}`
  const told = { mutual: mutualName(voice), number }
  const text =
    added.name === null
      ? say('sms.person.added-guarded', told)
      : say('sms.person.added', { ...told, person: foldName(added.name, NAME_LENGTH) })
  const { waitingUntil } = added
  const waits = waitingUntil ? [say('sms.person.waiting', { date: formatDate(waitingUntil) })] : []
  return sentences([text, ...waits], [say('sms.keep')])
}

/** A person whom a member asked for is not added; the name is null where a PIN guards the phone. */
export function personNotAddedText(voice: Voice, name: string | null): string {
  const { say } = voice
  const told = { mutual: mutualName(voice) }
  const text =
    name === null
      ? say('sms.person.not-added-guarded', told)
      : say('sms.person.not-added', { ...told, person: foldName(name, NAME_LENGTH) })
  return sentences([text, ...call(voice)])
}

/** To the old phone: another one will speak for the household, unless this one says no (R64). */
export function phoneChangingText(
  voice: Voice,
  number: MemberNumber,
  phone: PhoneNumber,
  from: Instant,
): string {
  const text = voice.say('sms.phone.changing', {
    mutual: mutualName(voice),
    number: formatMemberNumber(number),
    phone: maskPhone(phone),
    when: moment(voice, from),
  })
  return sentences([text], call(voice))
}

/** To the new phone: from when it speaks for the household. */
export function phoneNewText(voice: Voice, number: MemberNumber, from: Instant): string {
  const text = voice.say('sms.phone.new', {
    mutual: mutualName(voice),
    number: formatMemberNumber(number),
    when: moment(voice, from),
  })
  return sentences([text], call(voice))
}

/** To the new phone: it was refused, or the old phone said no. */
export function phoneStoppedText(voice: Voice, number: MemberNumber): string {
  const values = { mutual: mutualName(voice), number: formatMemberNumber(number) }
  return sentences([voice.say('sms.phone.stopped', values)], call(voice))
}

/** To the old phone: nothing changes. Where a clinic asked too, how to deny that. */
export function phoneKeptText(voice: Voice, number: MemberNumber, isVisitOpen = false): string {
  const values = { mutual: mutualName(voice), number: formatMemberNumber(number) }
  const word = keywordOf('not-me', voice.language)
  const visit = isVisitOpen ? [voice.say('sms.not-me.how', { word })] : []
  return sentences([voice.say('sms.phone.kept', values), ...visit])
}

export function nothingToKeepText(voice: Voice): string {
  return sentences([voice.say('sms.phone.none')], call(voice))
}

/** From a day on the household pays another contribution, and how to contest that. */
export function categoryText(
  voice: Voice,
  number: MemberNumber,
  on: CivilDate,
  amount: Minor,
): string {
  const { say, language } = voice
  const told = { mutual: mutualName(voice), date: formatDate(on), amount: money(voice, amount) }
  const example = `${keywordOf('complaint', language)} ${LANGUAGES[language].words.category[0]}`
  return say('sms.category', { ...told, number: formatMemberNumber(number), example })
}
