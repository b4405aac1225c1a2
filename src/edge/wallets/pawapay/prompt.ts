import { z } from 'zod'
import type { PromptOutcome, PromptRequest } from '../../../app/wallet.ts'
import { uuidOf } from '../../outgoing/uuid.ts'
import type { Account, Payer } from './account.ts'
import { chooseProvider, whyNotNow } from './choose-provider.ts'
import { codeOf, type Meaning, refusalIn } from './codes.ts'
import { depositOf } from './request.ts'

/** Asks for a deposit, where the phone's operator can be asked for so much now. */
export async function prompt(account: Account, request: PromptRequest): Promise<PromptOutcome> {
  const { amount, currency, phone } = request
  const payer = await payerOf(account, phone)
  if ('reason' in payer) return rejected(payer)
  const conf = await account.conf()
  const closed = conf && whyNotNow(conf, payer.provider, amount, currency)
  if (closed) return rejected(closed)
  const answered = await account.client.postSigned('deposits', depositOf(request, payer))
  const refusal = refusalIn(answered)
  if (refusal) return rejected(refusal)
  const { status } = (answered.kind === 'answer' && ANSWER.safeParse(answered.body).data) || {}
  const operatorRef = uuidOf(request.intentId)
  switch (status) {
    case 'ACCEPTED':
      return { kind: 'accepted', operatorRef }
    case 'DUPLICATE_IGNORED':
      return { kind: 'pending', operatorRef }
    case 'REJECTED':
      // Without a reason: it says that nobody was asked.
      return rejected({ reason: 'try-later', alert: 'pawaPay rejected a deposit and gave no code' })
    case undefined:
      return { kind: 'unknown' }
    default:
      return {
        kind: 'unknown',
        alert: `pawaPay answered ${codeOf(status)} to a deposit, which is not known here`,
      }
  }
}

const ANSWER = z.object({ status: z.string() })

async function payerOf(account: Account, phone: PromptRequest['phone']): Promise<Payer | Meaning> {
  const conf = await account.conf()
  const chosen = conf ? chooseProvider(conf, phone) : ({ kind: 'ask' } as const)
  switch (chosen.kind) {
    case 'provider':
      return { provider: chosen.code, phoneNumber: phone.slice(1) }
    case 'none':
      return { reason: 'account' }
    case 'ask':
      return account.providerOf(phone)
  }
}

function rejected({ reason, retryable = false, isOfPayer, alert }: Meaning): PromptOutcome {
  const whose = isOfPayer ? { isOfPayer } : {}
  return { kind: 'rejected', reason, retryable, ...whose, ...(alert && { alert }) }
}
