import { z } from 'zod'
import type { Finding } from '../../../app/wallet.ts'
import { isCurrency, toDecimal } from '../../../core/money.ts'
import { PLAIN, readNotation } from '../../../core/notation.ts'
import { clockFinding } from '../../outgoing/clock-finding.ts'
import type { Account } from './account.ts'
import type { ActiveConf, Provider } from './active-conf.ts'
import { refusalIn } from './codes.ts'

type Looked = {
  readonly currency: string
  readonly callbackUrls: readonly string[]
  readonly signedCallbacks?: boolean | undefined
  readonly signing?: object | undefined
  readonly now: () => number
}

/** Looks at an account without moving money; what it says holds no secret. */
export async function checkPawapay(account: Account, looked: Looked): Promise<Finding[]> {
  const answered = await account.client.get('wallet-balances')
  const refusal = refusalIn(answered)
  if (refusal || answered.kind !== 'answer' || answered.status !== 200) {
    const detail = refusal?.alert ?? 'pawaPay gives no answer: is it reached, at baseUrl?'
    return [{ what: 'token', state: 'wrong', detail }]
  }
  const conf = await account.conf()
  return [
    { what: 'token', state: 'right', detail: 'pawaPay takes it' },
    clockFinding(answered, looked.now()),
    balance(answered.body, looked.currency),
    ...(conf ? ofConf(conf, looked) : [NO_CONF]),
  ]
}

const NO_CONF: Finding = {
  what: 'operators',
  state: 'unknown',
  detail: 'pawaPay does not say what is open for this account',
}

const BALANCES = z.object({
  balances: z.array(z.object({ country: z.string(), currency: z.string(), balance: z.string() })),
})

function balance(body: unknown, currency: string): Finding {
  const own = BALANCES.safeParse(body).data?.balances.filter((one) => one.currency === currency)
  if (!own) return { what: 'balance', state: 'unknown', detail: 'it cannot be read' }
  if (own.length === 0) {
    return { what: 'balance', state: 'wrong', detail: `there is no wallet in ${currency}` }
  }
  const said = own.map(({ country, balance }) => `${shown(balance, currency)} (${country})`)
  return { what: 'balance', state: 'right', detail: `${currency} ${said.join(', ')}` }
}

function shown(balance: string, currency: string): string {
  if (!isCurrency(currency)) return 'unreadable'
  const amount = readNotation(balance, currency, PLAIN)
  return amount === null ? 'unreadable' : toDecimal(amount, currency)
}

function ofConf(conf: ActiveConf, looked: Looked): Finding[] {
  const { currency, callbackUrls, signedCallbacks, signing } = looked
  const open = conf.providers.filter(({ canPrompt }) => canPrompt)
  return [
    open.length === 0
      ? { what: 'operators', state: 'wrong', detail: `none takes deposits in ${currency}` }
      : { what: 'operators', state: 'right', detail: open.map(described).join(', ') },
    address(open, callbackUrls),
    signatures(conf, signedCallbacks ?? false),
    requests(conf, signing !== undefined),
  ]
}

function requests({ signedRequestsOnly: isWanted }: ActiveConf, isSigned: boolean): Finding {
  const what = 'requests'
  if (isSigned) {
    const detail = isWanted
      ? 'they are signed, and pawaPay takes no others'
      : 'they are signed; pawaPay takes them without as well'
    return { what, state: 'right', detail }
  }
  return isWanted
    ? {
        what,
        state: 'wrong',
        detail:
          'pawaPay wants them signed: set signingKey and signingKeyId, or switch that off there',
      }
    : { what, state: 'right', detail: 'pawaPay takes them with the token alone' }
}

function described({ code, min, max, status }: Provider): string {
  const limits = min !== null && max !== null ? ` ${min} to ${max}` : ''
  return `${code}${limits}${status === 'OPERATIONAL' ? '' : ` (${status} now)`}`
}

/** The address holds the callback key, so it is compared and not said. */
function address(open: readonly Provider[], callbackUrls: readonly string[]): Finding {
  const what = 'callback address'
  const missing = open.filter(({ callbackUrl }) => callbackUrl === null).map(({ code }) => code)
  if (missing.length > 0) {
    const detail = `pawaPay has none for ${missing.join(', ')}: enter the one that check prints`
    return { what, state: 'wrong', detail }
  }
  const other = open
    .filter(({ callbackUrl }) => !callbackUrls.includes(callbackUrl ?? ''))
    .map(({ code }) => code)
  if (other.length > 0) {
    const detail = `pawaPay has another one for ${other.join(', ')}: enter the one that check prints`
    return { what, state: 'wrong', detail }
  }
  return { what, state: 'right', detail: 'pawaPay has ours' }
}

function signatures({ signedCallbacks: signs }: ActiveConf, isWanted: boolean): Finding {
  const what = 'signatures'
  if (signs) {
    const detail = isWanted
      ? 'pawaPay signs callbacks, and none without is believed'
      : 'pawaPay signs callbacks: set "signedCallbacks": true, so that none without is believed'
    return { what, state: 'right', detail }
  }
  return isWanted
    ? {
        what,
        state: 'wrong',
        detail: 'pawaPay does not sign callbacks: switch it on in its dashboard',
      }
    : { what, state: 'right', detail: 'pawaPay does not sign callbacks; it is asked about each' }
}
