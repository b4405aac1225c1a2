import type { Finding } from '../../../app/wallet.ts'
import { forbiddenIn } from '../../../core/payments/forbidden-words.ts'
import { type MpesaParts, PATHS, signed } from './account.ts'
import type { Daraja, Said } from './client.ts'
import { isOfKeys } from './codes.ts'

/** Two clocks that differ by more make a password that the operator may refuse. */
const CLOCKS_MS = 60 * 1000

/**
 * Looks at the account without moving money: a question about a prompt that never was needs the keys,
 * the short code and the passkey, and says what time the operator has.
 */
export async function checkAccount(parts: MpesaParts, api: Daraja): Promise<readonly Finding[]> {
  const body = { ...signed(parts.settings, parts.now()), CheckoutRequestID: 'ws_CO_0' }
  const said = await api.call('/mpesa/stkpushquery/v1/query', body)
  return [keys(said), addresses(parts), clock(parts, said), BALANCE]
}

const BALANCE: Finding = {
  ...{ what: 'balance', state: 'unknown' },
  detail: 'Daraja tells it only to a named operator: compare a statement (reconcile)',
}

function keys(said: Said): Finding {
  const what = 'keys'
  switch (said.kind) {
    case 'said':
      return { what, state: 'right', detail: 'the operator takes them' }
    case 'not-sent':
      return {
        what,
        state: 'wrong',
        detail:
          said.alert ??
          'the operator cannot be reached: is baseUrl right, and may this machine go out?',
      }
    case 'unknown':
      return {
        ...{ what, state: 'unknown' },
        detail: 'the operator gave no answer that can be read: try again in some minutes',
      }
    case 'refused': {
      const { meaning } = said
      if (isOfKeys(meaning) && 'alert' in meaning)
        return { what, state: 'wrong', detail: meaning.alert }
      return { what, state: 'right', detail: 'the operator takes them, and knows no such prompt' }
    }
  }
}

function addresses({ callbackUrl, settings }: MpesaParts): Finding {
  const what = 'callback addresses'
  const base = callbackUrl(PATHS.paid)
  const word = forbiddenIn(base)
  if (word)
    return {
      ...{ what, state: 'wrong' },
      detail: `they hold “${word}”, which the operator refuses: change PUBLIC_URL, CALLBACK_KEY or the account’s name`,
    }
  const isHere = settings.baseUrl.startsWith('http://')
  if (!base.startsWith('https://') && !isHere)
    return { what, state: 'wrong', detail: 'they must begin with https:// (PUBLIC_URL)' }
  return {
    what,
    state: 'right',
    detail: 'nothing in them is refused; wallet register tells the operator',
  }
}

function clock({ now }: MpesaParts, said: Said): Finding {
  const what = 'clock'
  const there = said.kind === 'said' && said.date ? Date.parse(said.date) : NaN
  if (Number.isNaN(there)) return { what, state: 'unknown', detail: 'the operator said no time' }
  const off = Math.round(Math.abs(there - now()) / 1000)
  if (off * 1000 > CLOCKS_MS)
    return {
      what,
      state: 'wrong',
      detail: `it is ${off} s from the operator’s: let the machine keep time (NTP)`,
    }
  return { what, state: 'right', detail: 'it agrees with the operator’s' }
}
