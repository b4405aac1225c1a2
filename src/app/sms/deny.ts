import { instant } from '../../core/dates.ts'
import { pendingPhone } from '../../core/membership/phone-change.ts'
import { notMeText, wasMeText } from '../../core/messages/check-sms.ts'
import { nothingToKeepText, phoneKeptText } from '../../core/messages/household-sms.ts'
import { unknownText } from '../../core/messages/command-sms.ts'
import { voiceOf } from '../../core/messages/voice.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { lastCheckOf } from '../../store/coverage/checks.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import type { CoverageCheckTable } from '../../store/tables/coverage.ts'
import { denyVisit, reopenVisits } from '../coverage/deny-visit.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { stopPhoneChange } from '../membership/change-phone.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'
import { dayIn, inMutual } from '../desk.ts'

/** A "not me" is about a check of the last days. */
const NOT_ME_MS = 3 * 24 * 60 * 60 * 1000

/** For so long whoever denied a visit may take it back. */
const WAS_ME_MS = 10 * 60 * 1000

/** A visit was not the sender's. Where there was none it may be a phone that is to stay (R64). */
export const notMe: Answer<'not-me'> = async (asking) => {
  const denied = await denyLast(asking)
  await reply(asking, denied ?? (await keepOwnPhone(asking)) ?? nothingToStop(asking))
}

/** A bare no: to a change of phone where one waits, else to a visit. */
export const no: Answer<'no'> = async (asking) => {
  const kept = await keepOwnPhone(asking)
  await reply(asking, kept ?? (await denyLast(asking)) ?? nothingToStop(asking))
}

/**
 * Nearly a no, or a no with more beside it. It keeps a phone, since that is the safe side (R64), and
 * never denies a visit, since a patient may be waiting.
 */
export const nearlyNo: Answer<'nearly-no'> = async (asking) => {
  const { say, language } = asking.sender.voice
  await reply(asking, (await keepOwnPhone(asking)) ?? unknownText(say, language, null))
}

export const keepPhone: Answer<'keep-phone'> = async (asking) => {
  const kept = await keepOwnPhone(asking)
  await reply(asking, kept ?? nothingToKeepText(asking.sender.voice))
}

/** Opens again what this phone denied a moment ago: the managers hear that too. */
export const wasMe: Answer<'was-me'> = async (asking) => {
  const { now, sender } = asking
  const since = instant(now - WAS_ME_MS)
  const codes: string[] = []
  for (const { number, mutual } of sender.memberships)
    codes.push(...(await reopenVisits(inMutual(asking, mutual), number, since)))
  await reply(asking, wasMeText(sender.voice, codes))
}

/** Stops the change of phone of which the sender was told; null when none waits (R64). */
export async function keepOwnPhone(asking: Asking): Promise<string | null> {
  const { tx, now, sender } = asking
  for (const { number, mutual } of sender.memberships) {
    const household = await loadHousehold(tx, mutual.code, number)
    const by = household?.people[0]?.name ?? ''
    const why = { cause: 'the old phone said no', by, today: dayIn(mutual, now) }
    const kept = household && (await stopPhoneChange(asking, household, why))
    if (!kept) continue
    // Somebody else may have asked for it: the managers hear of it (R64).
    await raiseAlert(inMutual(asking, mutual), {
      kind: 'phone-kept',
      cause: number,
      count: 1,
      amount: null,
    })
    const isVisitOpen = (await lastAsked(asking)) !== null
    return phoneKeptText(voiceIn(asking, mutual), number, isVisitOpen)
  }
  return null
}

function nothingToStop({ sender }: Asking): string {
  return sender.voice.say('sms.not-me.none')
}

/**
 * Stops what the clinic of the last check about one of the sender's memberships was told that day:
 * it may have asked more than once (R44). Null when nobody asked.
 */
async function denyLast(asking: Asking): Promise<string | null> {
  const { sender } = asking
  const last = await lastAsked(asking)
  if (!last) return null
  await denyVisit(inMutual(asking, last.mutual), last.check)
  const voice = voiceOf(last.mutual, sender.voice.language)
  return notMeText(voice, last.check.asked_at, await isPhoneChanging(asking))
}

async function lastAsked({
  tx,
  now,
  sender,
}: Asking): Promise<{ readonly check: CoverageCheckTable; readonly mutual: Mutual } | null> {
  const since = instant(now - NOT_ME_MS)
  const asked = []
  for (const { number, mutual } of sender.memberships) {
    const check = await lastCheckOf(tx, mutual.code, number, since)
    if (check) asked.push({ check, mutual })
  }
  return asked.sort((a, b) => b.check.asked_at - a.check.asked_at)[0] ?? null
}

async function isPhoneChanging({ tx, now, sender }: Asking): Promise<boolean> {
  const isChanging = async ({ number, mutual }: { number: MemberNumber; mutual: Mutual }) => {
    const [member] = (await loadHousehold(tx, mutual.code, number))?.people ?? []
    return member !== undefined && pendingPhone(member, now) !== null
  }
  for (const membership of sender.memberships) if (await isChanging(membership)) return true
  return false
}
