import { type CivilDate, formatDayMonth } from '../dates.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import { foldName } from '../text/gsm7.ts'
import { howToPay, money, mutualName, sentences, type Voice } from './voice.ts'

/** Characters of a payer's name that an SMS has room for. */
const PAYER_LENGTH = 20

/** Tells a member that a payer did not pay its part of a month, and what is asked instead. */
export function subsidyAskedText(
  voice: Voice,
  asked: {
    readonly payer: string
    /** `2026-03` */
    readonly month: string
    readonly number: MemberNumber
    readonly amount: Minor
    readonly dueOn: CivilDate
  },
): string {
  const base = voice.say('sms.subsidy-asked', {
    mutual: mutualName(voice),
    payer: foldName(asked.payer, PAYER_LENGTH),
    month: `${asked.month.slice(5)}/${asked.month.slice(0, 4)}`,
    number: formatMemberNumber(asked.number),
    amount: money(voice, asked.amount),
    date: formatDayMonth(asked.dueOn),
  })
  return sentences([base], howToPay(voice))
}
