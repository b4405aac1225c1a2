import { z } from 'zod'
import type { Offer } from '../../../app/wallet.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import type { Currency } from '../../../core/money.ts'
import { type ActiveConf, readActiveConf } from './active-conf.ts'
import { offerIn } from './choose-provider.ts'
import { type Meaning, refusalIn } from './codes.ts'
import { type PawapayAccount, type PawapayClient, pawapayClient } from './client.ts'

/** An operator may close and open several times a day. */
const CONF_KEPT_MS = 5 * 60 * 1000

/** While pawaPay cannot be asked, what it said holds for so long; after that nothing is known. */
const CONF_HOLDS_MS = 24 * 60 * 60 * 1000

/** Phones whose operator is remembered: those who pay of late. */
const PHONES_MAX = 10_000

/** A phone as pawaPay names it: by its operator, and with a number as it wants it. */
export type Payer = { readonly provider: string; readonly phoneNumber: string }

/** What an account can do at this moment. */
export type Account = {
  readonly client: PawapayClient
  /** As pawaPay said within the last minutes; null when it cannot be had. */
  conf(): Promise<ActiveConf | null>
  /** What is known of asking a phone, without waiting for pawaPay. */
  offerTo(phone: PhoneNumber): Offer
  /** The operator of a phone, or why it cannot be told. */
  providerOf(phone: PhoneNumber): Promise<Payer | Meaning>
}

export function accountOf(
  options: PawapayAccount & { readonly currency: Currency; readonly country?: string | undefined },
  now: () => number,
): Account {
  const client = pawapayClient(options, now)
  const { currency, country } = options
  let kept: ActiveConf | null = null
  let keptAt = -Infinity
  let asking: Promise<ActiveConf | null> | null = null
  const payers = new Map<PhoneNumber, string>()
  const query = `operationType=DEPOSIT${country ? `&country=${country}` : ''}`

  async function conf(): Promise<ActiveConf | null> {
    if (now() - keptAt < CONF_KEPT_MS) return kept
    asking ??= askForConf().finally(() => (asking = null))
    return (await asking) ?? lastConf()
  }

  /** As pawaPay said last, for as long as that may hold. */
  function lastConf(): ActiveConf | null {
    return now() - keptAt < CONF_HOLDS_MS ? kept : null
  }

  async function askForConf(): Promise<ActiveConf | null> {
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
    if (provider) {
      remember(payers, phone, provider)
      return { provider, phoneNumber }
    }
    // It takes no such number; of other refusals it says no more than a code.
    if (failureReason?.failureCode === 'INVALID_PARAMETER') return { reason: 'account' }
    return refusalIn(answered) ?? { reason: 'try-later', retryable: true }
  }

  function offerTo(phone: PhoneNumber): Offer {
    // A screen waits for nobody: what is old is asked for anew, for whoever comes next.
    if (now() - keptAt >= CONF_KEPT_MS) void conf()
    const known = lastConf()
    return known ? offerIn(known, phone, currency, payers.get(phone) ?? null) : { reach: 'yes' }
  }

  return { client, conf, offerTo, providerOf }
}

function remember(payers: Map<PhoneNumber, string>, phone: PhoneNumber, provider: string): void {
  payers.delete(phone)
  payers.set(phone, provider)
  const [oldest] = payers.keys()
  if (payers.size > PHONES_MAX && oldest) payers.delete(oldest)
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
