import { unknownMemberText } from '../../core/messages/errand-sms.ts'
import { suspenseMatchedText } from '../../core/messages/money-sms.ts'
import {
  matchOnCallText,
  matchWaitsText,
  refusedText,
  type Unmatched,
  unmatchedText,
} from '../../core/messages/staff-sms.ts'
import { isAnyOf, WHO } from '../../core/staff/office-role.ts'
import { askAboutMatch } from '../../store/payments/match-questions.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { listSuspense, receiptOfNumber } from '../../store/payments/receipts.ts'
import { suspenseMatch } from '../acts/suspense.ts'
import { suggestOwner } from '../payments/suggest-owner.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'
import { loadCashLimits } from '../cash/record-cash.ts'
import { inMutual } from '../desk.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Voice } from '../../core/messages/voice.ts'
import type { Minor } from '../../core/money.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { Answer, Asking } from './answer.ts'
import { reply, voiceIn } from './answer.ts'
import { eachMutual } from './arrears.ts'

/** Gives a payment to a member (R14), or names the payments that are nobody's. */
export const match: Answer<'match'> = async (asking, { of }) => {
  const { tx, sender } = asking
  if (!of) return listUnmatched(asking)
  const managed = sender.staff.filter(({ roles }) => isAnyOf(WHO.money, roles))
  for (const { mutual } of managed) {
    if (managed.length > 1 && !(await receiptOfNumber(tx, mutual.code, of.receipt))) continue
    const voice = voiceIn(asking, mutual)
    const tooMuch = await beyondSms(asking, mutual, of.receipt)
    if (tooMuch) return askOnCall(asking, { mutual, voice, amount: tooMuch, ...of })
    const asked = { mutual: mutual.code, ...of, by: sender.phone }
    const done = await suspenseMatch.run({ ...asking, actor: 'manager' }, asked)
    if (!done.ok) return reply(asking, refusedText(voice, done.refusal))
    const { receipt, proposal } = done.value
    const { amount, receipt_number: receiptNumber } = receipt
    const told = { amount, receiptNumber, number: of.number }
    return reply(
      asking,
      proposal === null
        ? suspenseMatchedText(voice, told)
        : matchWaitsText(voice, { ...told, proposal }),
    )
  }
  const refusal = { code: 'unknown-receipt', receipt: of.receipt } as const
  await reply(asking, refusedText(sender.voice, refusal))
}

/**
 * The amount of a receipt that a message alone may not give to somebody: above what cash by SMS may be,
 * where no second manager has to approve it anyway.
 */
async function beyondSms(asking: Asking, mutual: Mutual, number: string): Promise<Minor | null> {
  const receipt = await receiptOfNumber(asking.tx, mutual.code, number)
  if (receipt?.state !== 'suspense') return null
  const { matchApprovalAbove: second } = mutual
  if (second !== null && receipt.amount > second) return null
  const { most } = await loadCashLimits(inMutual(asking, mutual))
  return receipt.amount > most ? receipt.amount : null
}

type About = {
  readonly mutual: Mutual
  readonly voice: Voice
  readonly amount: Minor
  readonly receipt: string
  readonly number: MemberNumber
}

/** Keeps what was asked for, so that the same phone only confirms it on a call (6.2). */
async function askOnCall(asking: Asking, about: About): Promise<void> {
  const { tx, now, sender } = asking
  const { mutual, voice, amount, receipt, number } = about
  const household = await loadHousehold(tx, mutual.code, number)
  if (!household) return reply(asking, unknownMemberText(voice, number))
  const { phone } = sender
  const asked = { mutual_id: mutual.code, receipt_number: receipt, phone, number, asked_at: now }
  await askAboutMatch(tx, asked)
  await reply(asking, matchOnCallText(voice, { amount, receiptNumber: receipt, number }))
}

/** More payments than these have no room in one message. */
const NAMED_MAX = 8

async function listUnmatched(asking: Parameters<typeof match>[0]): Promise<void> {
  const { tx } = asking
  await eachMutual(
    asking,
    async ({ mutual }) => {
      const kept = await listSuspense(tx, mutual.code)
      const ours = kept.filter(({ reason }) => reason !== OTHER_CURRENCY)
      const receipts: Unmatched[] = []
      for (const receipt of ours) {
        const { receipt_number: receiptNumber, amount } = receipt
        const isNamed = receipts.length < NAMED_MAX
        const owner = isNamed ? await suggestOwner(tx, mutual.code, receipt) : null
        receipts.push({ receiptNumber, amount, cardOf: owner?.number ?? null })
      }
      return unmatchedText(voiceIn(asking, mutual), receipts)
    },
    ({ roles }) => isAnyOf(WHO.money, roles),
  )
}
