import { type CivilDate, formatDate } from '../dates.ts'
import { mutualName, type Voice } from './voice.ts'

/** Tells a manager that the messages of a day have used up the budget. */
export function budgetUsedUpText(voice: Voice, day: CivilDate): string {
  return voice.say('sms.alert.budget', { mutual: mutualName(voice), date: formatDate(day) })
}
