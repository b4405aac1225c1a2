import { instant } from '../../../src/core/dates.ts'
import type { MpesaSettings } from '../../../src/edge/wallets/mpesa/account.ts'
import { mpesaWallet } from '../../../src/edge/wallets/mpesa/wallet.ts'
import type { TokenKeeper } from '../../../src/edge/outgoing/token.ts'
import type { Said, Subject } from './subjects.ts'

export const MPESA: MpesaSettings = {
  ...{ name: 'umoja-till', kind: 'mpesa', currency: 'KES', shortCode: '600111' },
  ...{ passkey: 'canary-passkey', consumerKey: 'canary-key-4711', consumerSecret: 'canary-secret' },
  ...{ baseUrl: 'https://api.safaricom.co.ke', c2bVersion: 'v2', validation: false },
}

/** Tokens of one process, as tests need them. */
export const inMemory: TokenKeeper = (_credential, fetch) => {
  let known: string | null = null
  return {
    get: async (spent) => {
      if (known !== null && known !== spent) return { token: known }
      const made = await fetch()
      known = made.token
      return made
    },
  }
}

export function openMpesa(changes: Partial<MpesaSettings> = {}, at = '2026-03-14T07:15:30Z') {
  return mpesaWallet({
    settings: { ...MPESA, ...changes },
    tokens: inMemory,
    now: () => instant(Date.parse(at)),
    callbackUrl: (path) => `https://pay.mutual.example/pay/k/umoja-till/${path}`,
    timeoutMs: 300,
  })
}

export const CHECKOUT = 'ws_CO_14032026101531711000222'

/** The callback of a prompt, with this result and these items. */
export function stkCallback(ResultCode: unknown, items: object[] | null = null): Said {
  const about = { MerchantRequestID: '8c11-4f0a-9d2e1', CheckoutRequestID: CHECKOUT }
  const metadata = items ? { CallbackMetadata: { Item: items } } : {}
  const stk = { ...about, ResultCode, ResultDesc: 'whatever it says', ...metadata }
  return { path: 'told', raw: JSON.stringify({ Body: { stkCallback: stk } }) }
}

export const ITEMS = [
  { Name: 'Amount', Value: 500 },
  { Name: 'MpesaReceiptNumber', Value: 'R1XK91TQ' },
  { Name: 'Balance' },
  { Name: 'TransactionDate', Value: 20260314101602 },
  { Name: 'PhoneNumber', Value: 254711000001 },
]

export const mpesaSubject: Subject = {
  ...{ kind: 'mpesa', wallet: openMpesa(), receipt: 'R1XK91TQ' },
  paid: stkCallback(0, ITEMS),
  refused: stkCallback(1032),
}
