import type { PromptRequest } from '../../../app/wallet.ts'
import { fold } from '../../../core/text/gsm7.ts'
import { uuidOf } from '../../outgoing/uuid.ts'
import { writeAmount } from '../../outgoing/wire-amount.ts'
import type { Payer } from './account.ts'
import { ACCOUNT_FIELD, INTENT_FIELD } from './deposit.ts'

/** What the payer reads: letters of the alphabet, digits and spaces, so many of them. */
const MESSAGE_MIN = 4
const MESSAGE_MAX = 22

/** What pawaPay is sent for a request (reference mobile-money 4.2). */
export function depositOf(request: PromptRequest, payer: Payer) {
  const { intentId, amount, currency, reference } = request
  return {
    depositId: uuidOf(intentId),
    amount: writeAmount(amount, currency),
    currency,
    payer: { type: 'MMO', accountDetails: payer },
    customerMessage: messageOf(request),
    // The statement repeats it: by it money that came without a notice finds its member.
    clientReferenceId: reference,
    metadata: [{ [INTENT_FIELD]: intentId }, { [ACCOUNT_FIELD]: reference, isPII: true }],
  }
}

/** The payee's name as far as the number leaves room, and the number. */
function messageOf({ payee, reference }: Pick<PromptRequest, 'payee' | 'reference'>): string {
  const number = plain(reference).slice(0, MESSAGE_MAX)
  const name = plain(payee)
    .slice(0, Math.max(0, MESSAGE_MAX - number.length - 1))
    .trim()
  const message = [name, number].filter((part) => part !== '').join(' ')
  return message.length >= MESSAGE_MIN ? message : `${message} pay`.trim()
}

function plain(text: string): string {
  return fold(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
}
