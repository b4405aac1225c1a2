import { waitingOf } from '../../core/coverage/coverage.ts'
import type { CivilDate } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { type Application, isFromNewPhone } from '../../core/membership/application.ts'
import { versionOn } from '../../core/plans/plan.ts'
import { amountAsked } from '../../core/membership/asked.ts'
import { standing } from '../../core/membership/standing.ts'
import {
  joinedText,
  notJoinedText,
  personAddedText,
  personNotAddedText,
  phoneKeptText,
  phoneStoppedText,
} from '../../core/messages/household-sms.ts'
import type { Voice } from '../../core/messages/voice.ts'
import type { FiledApplication } from '../../store/applications/applications.ts'
import { isGuarded } from '../../store/calls/pins.ts'
import { type Household, loadHousehold } from '../../store/membership/households.ts'
import type { MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'

/** Tells whoever asked what was decided, and what to do next. */
export async function tellOfDecision(
  desk: MutualDesk,
  application: FiledApplication,
): Promise<void> {
  const { tx, mutual, today } = desk
  const { decision, phone: to } = application
  invariant(decision, `application ${application.id} is not decided`)
  const voice = await voiceFor(tx, mutual, to)
  const { number, ordinal } = decision
  const household = number && (await loadHousehold(tx, mutual.code, number))
  const told = { voice, isGuarded: await isGuarded(tx, to) }
  const text = household
    ? approvedText(told, application, household, ordinal ?? 0, today)
    : refusedText(told, application)
  const about = `application/${mutual.code}/${application.id}`
  await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.answer })
}

/** How to speak to a phone, and whether a service PIN keeps names from it. */
type Told = { readonly voice: Voice; readonly isGuarded: boolean }

function approvedText(
  { voice, isGuarded }: Told,
  { kind }: Application,
  household: Household,
  ordinal: number,
  today: CivilDate,
): string {
  const { number, facts } = household
  if (kind === 'join') return joinedText(voice, number, amountAsked(standing(facts, today)))
  const person = household.people.find((one) => one.ordinal === ordinal)
  invariant(person, `nobody was added: ${number}/${ordinal}`)
  const waitingUntil = lastWaitingDay(household, person, today)
  const name = isGuarded ? null : person.name
  return personAddedText(voice, { name, number, ordinal, waitingUntil })
}

/** The last day on which somebody waits for the plan's rights; null when nobody knows or it is over. */
export function lastWaitingDay(
  { facts }: Household,
  person: Household['people'][number],
  today: CivilDate,
): CivilDate | null {
  const { opened } = standing(facts, today)
  const plan = versionOn(facts.versions, today)
  if (!opened || !plan) return null
  const until = waitingOf({ household: facts, ...person }, opened, plan, null, today)
  return until && until >= today ? until : null
}

function refusedText({ voice, isGuarded }: Told, application: Application): string {
  switch (application.kind) {
    case 'join':
      return notJoinedText(voice)
    case 'add-person':
      return personNotAddedText(voice, isGuarded ? null : application.person.name)
    case 'change-phone':
      return isFromNewPhone(application)
        ? phoneStoppedText(voice, application.number)
        : phoneKeptText(voice, application.number)
  }
}
