import { parseDate } from '../../core/dates.ts'
import { formatMemberNumber, readMemberNumber } from '../../core/member-number.ts'
import { refusedText } from '../../core/messages/staff-sms.ts'
import type { Minor } from '../../core/money.ts'
import type { Refusal } from '../../core/refusals.ts'
import type { OfficeWords } from '../../core/wording/spoken-language.ts'
import { LANGUAGES, REFERENCE_LANGUAGE } from '../../core/wording/catalogue.ts'
import type { Visit } from './visit.ts'

const KNOWN = LANGUAGES[REFERENCE_LANGUAGE].office.refused

/** Why something is not done, in the words of the office, else in those that phones are told. */
export function whyRefused({ words, write }: Pick<Visit, 'words' | 'write'>, why: Refusal): string {
  const say = words('refused')
  const key = why.code === 'unfit-entry' ? `unfit-${why.field}` : why.code
  if (Object.hasOwn(KNOWN, key)) {
    const values = Object.entries(why).map(
      ([name, value]) => [name, told(write, name, value)] as const,
    )
    return say(key as keyof OfficeWords['refused'], Object.fromEntries<string>(values))
  }
  const onPhone = refusedText({ say: write.phone }, why)
  return onPhone === write.phone('sms.refused') ? say('otherwise') : onPhone
}

/** A day, an amount or a number as pages write it. */
function told(write: Visit['write'], name: string, value: unknown): string {
  if (typeof value === 'object' && value !== null && 'amount' in value) {
    return write.money(value.amount as Minor)
  }
  const text = String(value)
  const number = name === 'number' ? readMemberNumber(text) : null
  if (number) return formatMemberNumber(number)
  const day = parseDate(text)
  return day ? write.day(day) : text
}
