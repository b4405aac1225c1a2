import type { Wallet } from '../../../app/wallet.ts'
import { type Currency, wholeUnit } from '../../../core/money.ts'
import type { JsonAnswered } from '../../outgoing/json.ts'
import { STATEMENTS_PATH } from '../../callbacks/addresses.ts'
import { accountOf } from './account.ts'
import { checkPawapay } from './check.ts'
import type { PawapayAccount } from './client.ts'
import { prompt } from './prompt.ts'
import { publicKeys } from './public-keys.ts'
import { checkSignature, SIGNATURE_HEADERS, type SignatureCheck } from './signature.ts'
import { pawapayStatements } from './statement.ts'
import { askRefund } from './refund.ts'
import { query, receive } from './told.ts'

export type PawapayOptions = PawapayAccount & {
  readonly name: string
  readonly currency: Currency
  /** The country (ISO 3166, three letters) where one currency is that of several. */
  readonly country?: string | undefined
  /** Callbacks without a signature are not believed. */
  readonly signedCallbacks?: boolean | undefined
  /** The addresses of our door for deposits by which pawaPay may call us; the first is to be entered. */
  readonly callbackUrls: readonly string[]
  readonly now: () => number
}

/** Deposits by pawaPay, version 2 (reference mobile-money 4 and 13.1). */
export function pawapayWallet(options: PawapayOptions): Wallet {
  const { name, currency, now, callbackUrls } = options
  const account = accountOf(options, now)
  const keyOf = publicKeys(async () => bodyOf(await account.client.get('public-key/http')), now)
  return {
    name,
    kind: 'pawapay',
    saysNoTime: true,
    currency,
    offerTo: (phone) => account.offerTo(phone),
    learn: async () => void (await account.conf()),
    // Most of its operators take no fractions, and none wants them.
    stepOf: wholeUnit,
    headers: SIGNATURE_HEADERS,
    prompt: (request) => prompt(account, request),
    query: (asked) => query(account, asked, currency, now()),
    returned: (reference) => askRefund(account, reference, currency, now()),
    receive: (callback) => receive(callback, currency),
    verify: async (callback) => {
      const body = bytesOf(callback.raw)
      const { method, headers } = callback
      const urls = callbackUrls.map((url) => url.replace(LAST, callback.path))
      const request = { method, headers, body, urls }
      const checked = await checkSignature(request, callback.at, keyOf)
      return trustIn(checked, options.signedCallbacks ?? false)
    },
    statements: pawapayStatements(account, {
      ...{ currency, country: options.country },
      callbackUrl: (callbackUrls[0] ?? '').replace(/[^/]*$/, STATEMENTS_PATH),
    }),
    check: () => checkPawapay(account, options),
  }
}

/** What is told of in an address: deposits, or refunds. */
const LAST = /[^/]+$/

/** A body as it came: what is no text stands in base64. */
function bytesOf(raw: string): Buffer {
  const BASE64 = 'base64:'
  return raw.startsWith(BASE64)
    ? Buffer.from(raw.slice(BASE64.length), 'base64')
    : Buffer.from(raw, 'utf8')
}

/** What is not signed and need not be is nobody's word yet: the operator is asked. */
function trustIn(checked: SignatureCheck, isWanted: boolean): 'signed' | 'forged' | 'unknown' {
  switch (checked.kind) {
    case 'valid':
      return 'signed'
    case 'invalid':
      return 'forged'
    case 'absent':
      return isWanted ? 'forged' : 'unknown'
    case 'unknown':
      return 'unknown'
  }
}

function bodyOf(answered: JsonAnswered): unknown {
  return answered.kind === 'answer' && answered.status === 200 ? answered.body : undefined
}
