import { instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import { promptWallet } from '../../core/payments/prompt-wallet.ts'
import type { Part } from '../../core/payments/sharing.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { insertIntentParts } from '../../store/associations/associations.ts'
import { ASK_FIRST_MS, insertIntent } from '../../store/payments/intents.ts'
import { enqueue } from '../../store/messages/messages.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { Desk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'

/** How long a payer has to answer a prompt. After that the intent expires on the screen only. */
const INTENT_TTL_MS = 10 * 60 * 1000

/** Money to ask for, for a member or for several of an association. */
type Asked = { readonly mutual: string; readonly amount: Minor } & (
  { readonly number: MemberNumber; readonly for?: undefined } | { readonly for: ForAssociation }
)

/**
 * Each member's part as it was shown, in the order of numbers; they sum to the amount. `by` is whoever
 * asked. Without an association they are households that somebody pays for at once.
 */
export type ForAssociation = {
  readonly association: string | null
  readonly parts: readonly Part[]
  readonly by: string
}

/** Of several households the first stands for the request. */
function numberOf(asked: Asked): MemberNumber | null {
  if (!asked.for) return asked.number
  return asked.for.association === null ? (asked.for.parts[0]?.number ?? null) : null
}

/**
 * Asks a phone for money for a member or an association: an intent, and a prompt in the outbox, which leaves some
 * seconds after the call has ended because a handset in a call cannot show it. Only for a mutual that
 * can prompt (`core/payments/prompt-wallet.ts`), and an amount that its wallet can move. Whether an
 * earlier request is open is asked before (`request-money.ts`).
 */
export async function collect(
  { ports, tx, now }: Desk,
  asked: Asked,
  payerPhone: PhoneNumber,
): Promise<void> {
  const books = await loadMutual(tx, asked.mutual)
  const wallet = books && promptWallet(books.mutual)
  invariant(wallet, `mutual ${asked.mutual} asks nobody by phone`)
  const intentId = ports.ids.id()
  await insertIntent(tx, {
    mutual_id: asked.mutual,
    intent_id: intentId,
    number: numberOf(asked),
    association_code: asked.for?.association ?? null,
    asked_by: asked.for?.by ?? null,
    payer_phone: payerPhone,
    wallet,
    amount: asked.amount,
    state: 'new',
    reason: null,
    operator_ref: null,
    created_at: now,
    expires_at: instant(now + INTENT_TTL_MS),
    asked_at: null,
    questions: 0,
    ask_at: instant(now + ASK_FIRST_MS),
  })
  if (asked.for) await insertIntentParts(tx, asked.mutual, intentId, asked.for.parts)
  const prompt = {
    outbox_id: ports.ids.id(),
    kind: 'prompt' as const,
    mutual_id: asked.mutual,
    recipient: payerPhone,
    text: null,
    intent_id: intentId,
    priority: PRIORITY.prompt,
    not_before: instant(now + ports.promptDelayMs),
    dedupe_key: `prompt/${intentId}`,
    parts: null,
  }
  await enqueue(tx, prompt, now)
}
