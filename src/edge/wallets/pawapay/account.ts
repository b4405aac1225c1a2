import { z } from 'zod'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import type { Currency } from '../../../core/money.ts'
import { type ActiveConf, readActiveConf } from './active-conf.ts'
import { type Meaning, refusalIn } from './codes.ts'
import { type PawapayAccount, type PawapayClient, pawapayClient } from './client.ts'

/** An operator may close and open several times a day. */
const CONF_KEPT_MS = 5 * 60 * 1000

/** A phone as pawaPay names it: by its operator, and with a number as it wants it. */
export type Payer = { readonly provider: string; readonly phoneNumber: string }

/** What an account can do at this moment. */
export type Account = {
  readonly client: PawapayClient
  /** As pawaPay said within the last minutes; null when it cannot be had. */
  conf(): Promise<ActiveConf | null>
  /** As pawaPay said last, without asking. */
  lastConf(): ActiveConf | null
  /** The operator of a phone, or why it cannot be told. */
  providerOf(phone: PhoneNumber): Promise<Payer | Meaning>
}

export function accountOf(
  options: PawapayAccount & { readonly currency: Currency; readonly country?: string | undefined },
  now: () => number,
): Account {
  const client = pawapayClient(options)
  const { currency, country } = options
  let kept: ActiveConf | null = null
  let keptAt = -Infinity
  const query = `operationType=DEPOSIT${country ? `&country=${country}` : ''}`

  async function conf(): Promise<ActiveConf | null> {
    if (now() - keptAt < CONF_KEPT_MS) return kept
    const answered = await client.get(`active-conf?${query}`)
    const read = answered.kind === 'answer' ? readActiveConf(answered.body, currency) : null
    if (!read) return null
    kept = read
    keptAt = now()
    return kept
  }

  async function providerOf(phone: PhoneNumber): Promise<Payer | Meaning> {
    const digits = phone.slice(1)
    const answered = await client.post('predict-provider', { phoneNumber: digits })
    const {
      provider,
      phoneNumber = digits,
      failureReason,
    } = (answered.kind === 'answer' && PREDICTED.safeParse(answered.body).data) || {}
    if (provider) return { provider, phoneNumber }
    // It takes no such number; of other refusals it says no more than a code.
    if (failureReason?.failureCode === 'INVALID_PARAMETER') return { reason: 'account' }
    return refusalIn(answered) ?? { reason: 'try-later', retryable: true }
  }

  return { client, conf, lastConf: () => kept, providerOf }
}

const PREDICTED = z.object({
  provider: z.string().optional().catch(undefined),
  phoneNumber: z
    .string()
    .regex(/^\d{8,15}$/)
    .optional()
    .catch(undefined),
  failureReason: z
    .object({ failureCode: z.string().catch('') })
    .optional()
    .catch(undefined),
})
