import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { type Choice, chooseReminders, type Told } from '../../core/reminders/choose.ts'
import { type Stage, stagesOn } from '../../core/reminders/stages.ts'
import type { Language, Mutual } from '../../core/statutes.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { type Household, ownPhone } from '../../store/membership/households.ts'
import { languagesOf } from '../../store/staff/phones.ts'
import { stoppedOf, toldBefore } from '../../store/reminders/reminders.ts'
import type { ReadTx } from '../../store/store.ts'

/** A member and what can be told on a day, with what speaks against it. */
export type Planned = {
  readonly household: Household
  readonly phone: PhoneNumber | null
  readonly language: Language
  readonly choices: readonly Choice[]
}

/** Members with anything to be told on a day, in the order of numbers. `at` is when it would leave. */
export async function planReminders(
  tx: ReadTx,
  mutual: Mutual,
  numbers: readonly MemberNumber[],
  on: CivilDate,
  at: Instant,
): Promise<Planned[]> {
  const households = await loadHouseholds(tx, mutual.code, numbers)
  const due = households
    .map((household) => ({ household, stages: stagesOn(household, mutual.reminders, on) }))
    .filter(({ stages }) => stages.length > 0)
  const told = await toldBefore(tx, mutual.code, due.map(numberOf), at)
  const phones = due.flatMap(({ household }) => ownPhone(household, at) ?? [])
  const languages = await languagesOf(tx, phones)
  const stopped = await stoppedOf(tx, phones)
  return due.map(({ household, stages }) => {
    const phone = ownPhone(household, at)
    const language = phone && (languages.get(phone)?.language as Language | undefined)
    return {
      household,
      phone,
      language: language ?? (mutual.languages[0] as Language),
      choices: chooseReminders(
        stages,
        told.get(household.number) ?? [],
        { phone, stopped: phone !== null && stopped.has(phone) },
        mutual.reminders,
        at,
      ),
    }
  })
}

function numberOf({ household }: { household: Household }): MemberNumber {
  return household.number
}

/** What of it is told, of one member. */
export function chosenOf({ choices }: Planned): Stage[] {
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
  const choices = chooseReminders(stages, told, { phone, stopped: false }, mutual.reminders, at)
  return choices.flatMap(({ stage, silence }) => (silence ? [] : [stage]))
}
