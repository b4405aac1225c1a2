import { instant } from '../../core/dates.ts'
import { type Claimed, claimDue } from '../../store/messages/outbox-due.ts'
import { backlogOf, pullBack, sendAgainUnanswered } from '../../store/messages/outbox-late.ts'
import type { OutboxTable } from '../../store/tables/messages.ts'
import { clockDoubt } from '../clock.ts'
import { isRetryable } from '../faults.ts'
import { type Behind, behindSince, type Lane, leaseFrom, type Room, takeByWallet } from '../lane.ts'
import type { Ports } from '../ports.ts'
import { acting, type Desk, reading } from '../desk.ts'
import { withCarriers } from './carriers.ts'
import { LEAVE_IN_DOUBT, PRIORITY } from '../messages/priorities.ts'
import { sendPrompt } from './send-prompt.ts'
import { sendSms } from './send-sms.ts'
import { withinBudget } from './sms-budget.ts'
import { doorsOfSms, SMS_AT_ONCE, smsAtOnceOf, takeWithin } from './sms-ways.ts'

/** Prompts under way at once; half of them at most of one wallet, whose operator may be silent. */
const PROMPTS_AT_ONCE = 8

/** A receipt that may have gone out waits so long for a report, and is then sent a last time. */
const REPORT_WAIT_MS = 60 * 60 * 1000

/** Sends SMS; while the clock is doubted only those that somebody waits for. */
export const SMS: Lane<Claimed> = {
  name: 'sms',
  atOnce: SMS_AT_ONCE,
  atOnceOf: smsAtOnceOf,
  doorsOf: doorsOfSms,
  keyOf: (row) => row.outbox_id,
  take: takeSms,
  do: async (ports, row, patience) => safely(ports, row, () => sendSms(ports, row, patience)),
  behind: (ports) => behindOf(ports, 'sms'),
  wakes: [],
}

/** Shows prompts on phones; none while the clock is doubted. */
export const PROMPTS: Lane<Prompt> = {
  name: 'prompts',
  atOnce: PROMPTS_AT_ONCE,
  atOnceOf: () => PROMPTS_AT_ONCE / 2,
  doorsOf: ({ wallet }) => [wallet],
  keyOf: ({ row }) => row.outbox_id,
  take: takePrompts,
  do: async (ports, { row }, patience) =>
    safely(ports, row, () => sendPrompt(ports, row, patience)),
  behind: (ports) => behindOf(ports, 'prompt'),
  wakes: ['questions', 'sms'],
}

/** A prompt that was taken, and behind which wallet. */
type Prompt = { readonly row: Claimed; readonly wallet: string }

/** What nobody waits for. */
const PATIENT: readonly number[] = [PRIORITY.alert, PRIORITY.notice, PRIORITY.reminder]

/** None only when nothing is due: what may not leave today is put off, and the next looked at. */
async function takeSms(ports: Ports, room: Room): Promise<Claimed[]> {
  for (;;) {
    const { claimed, going } = await acting(ports, async (desk) => {
      const claimed = await claimSms(desk, room)
      return {
        claimed,
        going: await withCarriers(desk, await withinBudget(desk, claimed)),
      }
    })
    if (going.length > 0 || claimed.length === 0) return going
  }
}

async function claimSms({ ports, tx, now }: Desk, room: Room): Promise<Claimed[]> {
  const isDoubted = clockDoubt(ports) !== null
  if (!isDoubted) await putInOrder({ ports, tx, now })
  const patient = PATIENT.filter((one) => !isDoubted || LEAVE_IN_DOUBT.includes(one))
  return takeWithin(ports.sms, room, (isPatient, limit, by) => {
    const urgencies = isPatient ? patient : ([[PRIORITY.check, PRIORITY.answer]] as const)
    return claimDue(tx, now, leaseFrom(now), limit, { urgencies, by, but: room.isUnderWay })
  })
}

/** When what rests on the clock alone was last put in order. */
const orderedAt = new WeakMap<Ports, number>()

/** Nothing of it is due to the second, and there may be many looks in one. */
const ORDER_EVERY_MS = 1000

async function putInOrder({ ports, tx, now }: Desk): Promise<void> {
  const before = orderedAt.get(ports)
  if (before !== undefined && Math.abs(now - before) < ORDER_EVERY_MS) return
  await pullBack(tx, now)
  await sendAgainUnanswered(tx, PRIORITY.receipt, instant(now - REPORT_WAIT_MS), now)
  orderedAt.set(ports, now)
}

async function takePrompts(ports: Ports, room: Room): Promise<Prompt[]> {
  if (clockDoubt(ports)) return []
  const urgencies = [PRIORITY.prompt]
  return takeByWallet(ports, room, async ({ tx, now }, wallet, limit) => {
    const rows = await claimDue(tx, now, leaseFrom(now), limit, {
      urgencies,
      wallet,
      but: room.isUnderWay,
    })
    return rows.map((row) => ({ row, wallet: typeof wallet === 'string' ? wallet : '' }))
  })
}

async function behindOf(ports: Ports, kind: OutboxTable['kind']): Promise<Behind> {
  return reading(ports, async ({ tx, now }) => {
    const { due: count, since } = await backlogOf(tx, now, [kind])
    return behindSince({ count, since }, now)
  })
}

/** A row that a bug keeps from being sent may have left, like those of a sender that died. */
async function safely(ports: Ports, row: Claimed, send: () => Promise<void>): Promise<void> {
  try {
    await send()
  } catch (error) {
    if (isRetryable(error)) throw error
    ports.log.error('send-failed', error, { id: row.outbox_id })
  }
}
