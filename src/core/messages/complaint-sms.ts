import type { ComplaintKind } from '../complaints/complaint.ts'
import type { ComplaintTold } from '../complaints/told.ts'
import { cutWords } from '../complaints/words.ts'
import { formatDayMonth } from '../dates.ts'
import { formatMemberNumber } from '../member-number.ts'
import { shortName } from '../person-name.ts'
import { foldName, septets, SMS_SEPTETS } from '../text/gsm7.ts'
import type { Say } from '../wording/text-key.ts'
import { exampleOf, keywordOf } from './command-sms.ts'
import { call, mutualName, sentences, type Voice } from './voice.ts'

/** Characters of a clinic's name and of a member's. */
const CLINIC_LENGTH = 16
const NAME_LENGTH = 14

/** Characters of the word that tells a clinic from others. */
const WORD_LENGTH = 12

/** Fewer septets of what a member wrote say nothing. */
const WORDS_LEAST = 12

/** `Charged although covered` */
export function kindText(say: Say, kind: ComplaintKind): string {
  return say(`complain.${kind}`)
}

/** `Uhuru Clinic 02/03`: where and when it was, as far as that is known. */
export function placeText({ clinic, on }: Pick<ComplaintTold, 'clinic' | 'on'>): string {
  return [clinic && foldName(clinic, CLINIC_LENGTH), on && formatDayMonth(on)]
    .filter(Boolean)
    .join(' ')
}

/** To a manager: who complains of what, with as much of the words as there is room for. */
export function complaintAlertText(voice: Voice, told: ComplaintTold): string {
  const { say, language } = voice
  const { code, name, number, phone, kind, words } = told
  const who = `${foldName(shortName(name), NAME_LENGTH)} ${formatMemberNumber(number)} ${phone}`
  const what = [kindText(say, kind), placeText(told)].filter(Boolean).join(', ')
  const head = say('sms.complains', { mutual: mutualName(voice), code, what, who })
  const how = `${keywordOf('answer', language)} ${code} ...`
  const room = SMS_SEPTETS - (septets(`${head} "" ${how}`) ?? SMS_SEPTETS)
  const said = words !== null && room >= WORDS_LEAST ? [`"${cutWords(words, room)}"`] : []
  return sentences([head, ...said], [how])
}

/** To the member who complained. */
export function complaintAnswerText(voice: Voice, code: string, words: string): string {
  return voice.say('sms.complaint-answer', { mutual: mutualName(voice), code, words })
}

/** To the member: it is with the managers, or was already. */
export function complaintFiledText(
  voice: Voice,
  filed: { readonly kind: 'filed' | 'repeat'; readonly code: string },
): string {
  const { code, kind } = filed
  return voice.say(`sms.complaint.${kind}`, { mutual: mutualName(voice), code })
}

/** To the member: it is noted, and this is still to be said. */
export function complaintLacksText(
  voice: Voice,
  code: string,
  lacking: { readonly clinic: boolean; readonly day: boolean },
  example: { readonly clinic: string; readonly day: string },
): string {
  const words = [
    keywordOf('complaint', voice.language),
    ...(lacking.clinic ? [foldName(example.clinic, WORD_LENGTH).toUpperCase()] : []),
    ...(lacking.day ? [example.day] : []),
  ]
  const what = lacking.clinic && lacking.day ? 'clinic-and-day' : lacking.clinic ? 'clinic' : 'day'
  const told = { mutual: mutualName(voice), code, example: words.join(' ') }
  return voice.say(`sms.complaint.which-${what}`, told)
}

/** To a member whose message says nothing of what happened. */
export function complaintHowText(voice: Voice): string {
  const { say, language } = voice
  const told = { mutual: mutualName(voice), example: exampleOf('complaint', language) }
  return sentences([say('sms.complaint.how', told)], call(voice))
}

/** To a phone of several members: about whom. */
export function complaintWhoseText({ say, language }: Voice, number: string): string {
  return say('sms.incomplete', { example: `${exampleOf('complaint', language)} ${number}` })
}

export function complaintTooManyText(voice: Voice): string {
  const mutual = mutualName(voice)
  return sentences([voice.say('sms.complaint.too-many', { mutual })], call(voice))
}

/** To a manager whose answer went out. */
export function answeredText(voice: Voice, code: string, phone: string): string {
  return voice.say('sms.answer.sent', { mutual: mutualName(voice), code, phone })
}

export function answerTooLongText({ say }: Pick<Voice, 'say'>, code: string, over: number): string {
  return say('sms.answer.too-long', { code, over: String(over) })
}
