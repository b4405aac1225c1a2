import { standing } from '../../core/membership/standing.ts'
import { familyText } from '../../core/messages/errand-sms.ts'
import { invariant } from '../../core/invariant.ts'
import { balanceText } from '../../core/messages/money-sms.ts'
import { loadHousehold } from '../../store/households.ts'
import { PRIORITY } from '../priorities.ts'
import { dayIn, queueSms } from '../sms-out.ts'
import type { Sender } from '../sms-sender.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'

/** What the sender owes; of another number nothing is told. */
export const balance: Answer<'balance'> = async (asking, { number }) => {
  const own = asking.sender.memberships.filter((one) => !number || one.number === number)
  if (own.length === 0) return reply(asking, asking.sender.voice.say('sms.not-allowed'))
  await eachOwn(asking, own, ({ household, voice, today }) => {
    return balanceText(voice, household.number, standing(household.facts, today))
  })
}

/** Who of the sender's family is there, and from when each is covered. */
export const family: Answer<'family'> = async (asking) => {
  await eachOwn(asking, asking.sender.memberships, ({ household, voice, today }) => {
    const here = household.people.filter(({ leftOn }) => !leftOn || leftOn >= today)
    return familyText(voice, household, here, today)
  })
}

type Own = {
  readonly household: NonNullable<Awaited<ReturnType<typeof loadHousehold>>>
  readonly voice: ReturnType<typeof voiceIn>
  readonly today: ReturnType<typeof dayIn>
}

/** One message for each membership of the sender. */
async function eachOwn(
  asking: Asking,
  memberships: Sender['memberships'],
  textOf: (own: Own) => string,
): Promise<void> {
  const { ports, tx, message, sender } = asking
  for (const { number, mutual } of memberships) {
    const household = await loadHousehold(tx, mutual.code, number)
    invariant(household, `a role names a member that does not exist: ${number}`)
    const today = dayIn(mutual, ports.clock.now())
    const text = textOf({ household, voice: voiceIn(asking, mutual), today })
    const about = `reply/${message.carrier}/${message.message_id}/${number}`
    const sms = { mutual: mutual.code, to: sender.phone, text, about, priority: PRIORITY.answer }
    await queueSms(ports, tx, sms)
  }
}
