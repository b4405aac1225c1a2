import { type CivilDate, formatDayMonth } from '../dates.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import type { Standing } from '../membership/standing.ts'
import type { Minor } from '../money.ts'
import { shortName } from '../person-name.ts'
import { keywordOf } from './command-sms.ts'
import { fitting, type Piece } from './fitting.ts'
import { stateText } from './state-text.ts'
import { money, mutualName, sentences, type Voice } from './voice.ts'

/** A member whom somebody who works for the mutual asks about. */
export type SubjectTold = {
  readonly number: MemberNumber
  readonly name: string
  /** Whole, as it is dialled; null when the household has none. */
  readonly phone: string | null
}

type SubjectStanding = SubjectTold &
  Pick<Standing, 'state' | 'owed' | 'coveredUntil'> & {
    readonly lastPaid: { readonly amount: Minor; readonly on: CivilDate } | null
    /** Who asks may have this member reminded, and put on the list of people to call. */
    readonly mayAct: boolean
  }

/** Who it is, how the member stands, the last payment, and what can be done. */
export function subjectText(voice: Voice, subject: SubjectStanding): string {
  const { say } = voice
  const { owed, lastPaid } = subject
  const paid = lastPaid
    ? say('sms.subject.paid', {
        amount: money(voice, lastPaid.amount),
        date: formatDayMonth(lastPaid.on),
      })
    : say('sms.subject.never')
  return fitting([
    { rank: 0, text: say('sms.subject', { mutual: mutualName(voice), who: whoText(subject) }) },
    { rank: 0, text: `${stateText(say, subject)}.` },
    { rank: 0, text: owedText(voice, owed) },
    { rank: 1, text: paid },
    ...actPieces(voice, subject),
  ])
}

/** `4107351-1 Amina O. 0711000001`. */
function whoText({ number, name, phone }: SubjectTold): string {
  return [formatMemberNumber(number), shortName(name), phone].filter(Boolean).join(' ')
}

function owedText(voice: Voice, owed: Minor): string {
  return owed > 0
    ? voice.say('sms.balance.owed', { amount: money(voice, owed) })
    : voice.say('sms.nothing-owed')
}

/** Who has no phone is reminded and called by nobody. */
function actPieces({ say, language }: Voice, subject: SubjectStanding): Piece[] {
  const { number, phone, owed, mayAct } = subject
  if (!mayAct || !phone) return []
  const [remind, call] = [keywordOf('remind', language), keywordOf('to-call', language)]
  const written = formatMemberNumber(number)
  const text =
    owed > 0
      ? say('sms.subject.acts', { remind, call, number: written })
      : say('sms.details', { example: `${call} ${written}` })
  return [{ rank: 2, text }]
}

/** The reminder goes out, or why it does not: in the words of the screen. */
export function remindedText(voice: Voice, subject: SubjectTold, why: RemindOutcome): string {
  const told = { mutual: mutualName(voice), who: whoText(subject) }
  if (why === 'done') return voice.say('sms.reminded', told)
  return sentences([voice.say('sms.subject', told), voice.say(`remind.${why}`)])
}

export type RemindOutcome = 'done' | 'recently' | 'stopped' | 'no-phone' | 'nothing'

/** The member is to be called. `before`: since when that stands on the list already. */
export function toCallText(voice: Voice, subject: SubjectTold, before: string | null): string {
  const { say, language } = voice
  const example = `${keywordOf('called', language)} ${formatMemberNumber(subject.number)}`
  const told = { mutual: mutualName(voice), who: whoText(subject), example }
  return before === null
    ? say('sms.to-call', told)
    : say('sms.to-call.before', { ...told, when: before })
}

/** Somebody has called, or nobody had to. */
export function calledText(voice: Voice, subject: SubjectTold, wasThere: boolean): string {
  const told = { mutual: mutualName(voice), who: whoText(subject) }
  return voice.say(wasThere ? 'sms.called' : 'sms.called.none', told)
}
