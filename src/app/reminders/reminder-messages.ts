import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import {
  reminderByHandText,
  reminderByHandWording,
  reminderText,
  reminderWording,
} from '../../core/messages/reminder-sms.ts'
import type { Voice } from '../../core/messages/voice.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { isOfRights } from '../../core/statutes/reminder-settings.ts'
import type { Stage } from '../../core/reminders/stages.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { Household } from '../../store/membership/households.ts'
import type { ReminderTable } from '../../store/tables/reminders.ts'
import { PRIORITY } from '../messages/priorities.ts'
import type { SmsOut } from '../messages/sms-out.ts'

/** What a reminder's subject begins with, for the look before it leaves. */
export const REMINDER = 'reminder'

/** What a reminder is about, as one text: the same stage of the same member is the same subject. */
export function reminderSubject(mutual: string, number: MemberNumber, stage: StageKey): string {
  const { kind, step, about, ordinal } = stage
  return `${REMINDER}/${mutual}/${number}/${kind}/${step}/${about}/${ordinal}`
}

type StageKey = Pick<ReminderTable, 'kind' | 'step' | 'about' | 'ordinal'>

/** The parts of a subject; a mutual's code holds no slash. */
export function readSubject(subject: string) {
  const [, mutual = '', number = '', kind = '', step = '', about = '', ordinal = ''] =
    subject.split('/')
  return {
    mutual,
    number: number as MemberNumber,
    kind,
    step: Number(step),
    about: about as CivilDate,
    ordinal: Number(ordinal),
  }
}

/** What a member reads of a stage, and in which words. */
export function stageSms(voice: Voice, household: Household, stage: Stage, on: CivilDate) {
  const person = household.people.find(({ ordinal }) => ordinal === stage.ordinal)
  const others = household.people.filter(({ leftOn }) => !leftOn || leftOn > on)
  const to = { ...addresseeOf(household), isFamily: others.length > 1 }
  const reminded = { ...to, person: person?.name ?? '' }
  return {
    text: reminderText(voice, stage, reminded),
    wording: reminderWording(voice, stage, reminded),
  }
}

/** What a member reads whom a manager has reminded, and in which words. */
export function byHandSms(
  voice: Voice,
  household: Household,
  now: Parameters<typeof reminderByHandText>[2],
) {
  const to = addresseeOf(household)
  return {
    text: reminderByHandText(voice, to, now),
    wording: reminderByHandWording(voice, to, now),
  }
}

/** Whom a message about a household speaks to: its member by name, on whatever phone that is. */
function addresseeOf({ number, people }: Household) {
  return { number, name: people[0]?.name ?? null }
}

/**
 * A stage as a message, looked at again before it leaves. Reminders go after all else; notices of
 * rights are no reminders, and go to whoever wants none (R54).
 */
export function stageMessage(
  { household, phone, voice }: { household: Household; phone: PhoneNumber; voice: Voice },
  stage: Stage,
  { at, on, id }: { readonly at: Instant; readonly on: CivilDate; readonly id: string },
): SmsOut {
  const subject = reminderSubject(household.mutualId, household.number, stage)
  return {
    id,
    mutual: household.mutualId,
    to: phone,
    ...stageSms(voice, household, stage, on),
    priority: isOfRights(stage.kind) ? PRIORITY.notice : PRIORITY.reminder,
    about: subject,
    subject,
    notBefore: at,
  }
}

/** The note that a member was told. */
export function reminderRow(
  mutual: Mutual,
  number: MemberNumber,
  told: StageKey & { readonly amount: ReminderTable['amount'] },
  note: Pick<ReminderTable, 'on_date' | 'asked_by' | 'outbox_id' | 'queued_at'>,
): ReminderTable {
  const { kind, step, about, ordinal, amount } = told
  return { mutual_id: mutual.code, number, kind, step, about, ordinal, amount, ...note }
}
