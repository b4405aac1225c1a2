import type { Minor } from '../money.ts'
import { foldName, SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { keywordOf } from './command-sms.ts'
import { call, money, mutualName, sentences, type Voice } from './voice.ts'

/** A phone that works for a mutual, as it is dialled, and whose it is. */
type StaffPhoneTold = { readonly phone: string; readonly name: string }

/** What was done from a phone in the last days: how often, and for how much. */
export type ActsTold = {
  readonly days: number
  readonly cash: { readonly count: number; readonly amount: Minor }
  readonly decided: number
  readonly checked: number
  readonly billed: { readonly count: number; readonly amount: Minor }
}

/** Characters of a name beside its phone, and of whoever said something. */
const NAME_LENGTH = 16

/** A phone was closed as lost: whose, what came from it in the last days, and to others who said so. */
export function phoneClosedText(
  voice: Voice,
  closed: StaffPhoneTold,
  by: string | null,
  acts: ActsTold,
): string {
  const { say } = voice
  const what = say('sms.closed', { mutual: mutualName(voice), what: phoneAndName(closed) })
  const said = by === null ? [] : [say('sms.closed.by', { name: foldName(by, NAME_LENGTH) })]
  const parts = partsOf(voice, acts)
  const fewer = parts.map((_, at) => parts.slice(0, parts.length - at))
  const list = fewer.find((some) => fits(`${what} ${listText(voice, acts, some)}`)) ?? []
  return sentences([what, listText(voice, acts, list)], said)
}

/** The same to that phone itself: whoever has it may be the owner still. */
export function ownPhoneClosedText(voice: Voice, by: string): string {
  const { say } = voice
  const told = { mutual: mutualName(voice), name: foldName(by, NAME_LENGTH) }
  return sentences([say('sms.closed.own', told)], call(voice))
}

/** To the managers of another mutual for which the phone works as well. */
export function closedElsewhereText(voice: Voice, closed: StaffPhoneTold): string {
  return voice.say('sms.closed.elsewhere', {
    mutual: mutualName(voice),
    what: phoneAndName(closed),
    example: `${keywordOf('lost-phone', voice.language)} ${closed.phone}`,
  })
}

/** Two people have opened it again, or gave its owner another one. */
export function phoneOpenedText(
  voice: Voice,
  opened: StaffPhoneTold,
  isAnother: boolean,
  by: string,
): string {
  return voice.say(isAnother ? 'sms.opened.another' : 'sms.opened', {
    ...{ mutual: mutualName(voice), what: phoneAndName(opened) },
    name: foldName(by, NAME_LENGTH),
  })
}

/** Somebody took the service PIN of this phone away. */
export function staffPinResetText(voice: Voice, by: string): string {
  const told = { mutual: mutualName(voice), name: foldName(by, NAME_LENGTH) }
  return voice.say('sms.staff-pin-reset', told)
}

/** `7 days: cash KSh 4,500 (3), decided 1.` */
export function actsText(voice: Telling, acts: ActsTold): string {
  return listText(voice, acts, partsOf(voice, acts))
}

type Telling = Pick<Voice, 'say' | 'language'> & {
  readonly mutual: Pick<Voice['mutual'], 'currency'>
}

/** What there was of each, money first. */
function partsOf(voice: Telling, { cash, billed, decided, checked }: ActsTold): string[] {
  const { say } = voice
  return [
    cash.count > 0
      ? say('phones.cash', { amount: money(voice, cash.amount), count: String(cash.count) })
      : '',
    billed.count > 0
      ? say('phones.billed', { amount: money(voice, billed.amount), count: String(billed.count) })
      : '',
    decided > 0 ? say('phones.decided', { count: String(decided) }) : '',
    checked > 0 ? say('phones.checked', { count: String(checked) }) : '',
  ].filter(Boolean)
}

function listText({ say }: Telling, { days }: ActsTold, parts: readonly string[]): string {
  const list = parts.length > 0 ? parts.join(', ') : say('phones.nothing')
  return say('phones.acts', { days: String(days), list })
}

function fits(text: string): boolean {
  return (septets(text) ?? Infinity) <= SMS_SEPTETS
}

function phoneAndName({ phone, name }: StaffPhoneTold): string {
  return `${phone} ${foldName(name, NAME_LENGTH)}`
}
