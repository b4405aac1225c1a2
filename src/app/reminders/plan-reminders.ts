import { ownLanguage } from '../../core/statutes/own-language.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { type Choice, chooseReminders, type Told } from '../../core/reminders/choose.ts'
import type { Stage } from '../../core/reminders/stages.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import { type Household, ownPhone } from '../../store/membership/households.ts'
import { languagesOf } from '../../store/staff/phones.ts'
import type { ReminderPage } from '../../store/reminders/reminder-page.ts'
import { stoppedOf, toldBefore } from '../../store/reminders/reminders.ts'
import type { ReadTx } from '../../store/store.ts'
import { dueStages } from './due-stages.ts'

/** A member and what can be told on a day, with what speaks against it. */
export type Planned = {
  readonly household: Household
  readonly phone: PhoneNumber | null
  readonly language: Language
  readonly choices: readonly Choice[]
  /** What of it is told. */
  readonly chosen: readonly Stage[]
}

/** Which of these have anything to be told on a day, in their order. `at` is when it would leave. */
export async function planReminders(
  tx: ReadTx,
  mutual: Mutual,
  { households, size }: Pick<ReminderPage, 'households' | 'size'>,
  on: CivilDate,
  at: Instant,
): Promise<Planned[]> {
  const due = (await dueStages(tx, mutual, households, on)).map((one) => ({
    ...one,
    phone: ownPhone(one.household, at),
  }))
  const numbers = due.map(({ household }) => household.number)
  const told = await toldBefore(tx, { mutualId: mutual.code, numbers, spread: size }, at)
  const phones = due.flatMap(({ phone }) => phone ?? [])
  const languages = await languagesOf(tx, phones)
  const stopped = await stoppedOf(tx, phones)
  return due.map(({ household, stages, phone }) => {
    const known = phone === null ? null : languages.get(phone)?.language
    const language = known ?? ownLanguage(mutual)
    const before = told.get(household.number) ?? []
    const to = { phone, stopped: phone !== null && stopped.has(phone) }
    const choices = chooseReminders(stages, before, to, mutual.reminders, at)
    return { household, phone, language, choices, chosen: chosenOf(choices) }
  })
}

function chosenOf(choices: readonly Choice[]): Stage[] {
  return choices.flatMap(({ stage, silence }) => (silence ? [] : [stage]))
}

/** Leaves out what was told by somebody else meanwhile. */
export function stillChosen(
  stages: readonly Stage[],
  told: readonly Told[],
  phone: PhoneNumber,
  mutual: Mutual,
  at: Instant,
): Stage[] {
  return chosenOf(chooseReminders(stages, told, { phone, stopped: false }, mutual.reminders, at))
}
