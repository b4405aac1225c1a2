import { z } from 'zod'
import type { AskedPrompt, Callback, Known, PromptOutcome, PromptRequest, Received, Wallet } from '../../../app/wallet.ts' // prettier-ignore
import { type Currency, wholeUnit } from '../../../core/money.ts'
import { DEPOSITS_PATH } from '../../callbacks.ts'
import { fold, septets } from '../../../core/text/gsm7.ts'
import { jsonOf } from '../../json.ts'
import type { JsonAnswered } from '../../outgoing/json.ts'
import { uuidOf } from '../../outgoing/uuid.ts'
import { type Account, accountOf, type Payer } from './account.ts'
import type { ActiveConf } from './active-conf.ts'
import { checkPawapay } from './check.ts'
import { chooseProvider, whyNotNow } from './choose-provider.ts'
import type { PawapayAccount } from './client.ts'
import { codeOf, type Meaning, NOT_FOUND_FINAL_MS, refusalIn } from './codes.ts'
import { depositSays, readDeposit } from './deposit.ts'
import { publicKeys } from './public-keys.ts'
import { depositOf } from './request.ts'
import { checkSignature, SIGNATURE_HEADERS, type SignatureCheck } from './signature.ts'

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
    currency,
    /** What payers see as the one who asks, as soon as pawaPay has said it. */
    get title() {
      return titleIn(account.lastConf())
    },
    // Most of its operators take no fractions, and none wants them.
    stepOf: wholeUnit,
    headers: SIGNATURE_HEADERS,
    prompt: (request) => prompt(account, request),
    query: (asked) => query(account, asked, currency, now()),
    receive: (callback) => receive(callback, currency),
    verify: async (callback) => {
      const body = bytesOf(callback.raw)
      const { method, headers } = callback
      const request = { method, headers, body, urls: callbackUrls }
      const checked = await checkSignature(request, callback.at, keyOf)
      return trustIn(checked, options.signedCallbacks ?? false)
    },
    check: () => checkPawapay(account, options),
  }
}

/** Undefined where operators show several names, or one that no SMS can write. */
function titleIn(conf: ActiveConf | null): string | undefined {
  const names = new Set(conf?.providers.map(({ payee }) => payee))
  const [name = null] = names
  if (name === null || names.size > 1) return undefined
  const title = fold(name).trim().slice(0, TITLE_LENGTH_MAX)
  return septets(title) ? title : undefined
}

const TITLE_LENGTH_MAX = 20

async function prompt(account: Account, request: PromptRequest): Promise<PromptOutcome> {
  const { amount, currency, phone } = request
  const payer = await payerOf(account, phone)
  if ('reason' in payer) return rejected(payer)
  const conf = await account.conf()
  const closed = conf && whyNotNow(conf, payer.provider, amount, currency)
  if (closed) return rejected(closed)
  const answered = await account.client.post('deposits', depositOf(request, payer))
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

function rejected({ reason, retryable = false, alert }: Meaning): PromptOutcome {
  return { kind: 'rejected', reason, retryable, ...(alert && { alert }) }
}

const FOUND = z.object({ status: z.string(), data: z.unknown().optional() })

/** Whatever cannot be read leaves the request as it is: it is asked about again. */
async function query(
  { client }: Account,
  { intentId }: AskedPrompt,
  currency: Currency,
  now: number,
): Promise<Known> {
  const answered = await client.get(`deposits/${uuidOf(intentId)}`)
  if (answered.kind !== 'answer' || answered.status >= 500) return { kind: 'unknown' }
  const found = FOUND.safeParse(answered.body).data
  if (found?.status === 'NOT_FOUND') return { kind: 'not-found', finalAfterMs: NOT_FOUND_FINAL_MS }
  const deposit = found?.status === 'FOUND' ? readDeposit(found.data) : null
  if (!deposit) {
    const alert = refusalIn(answered)?.alert ?? 'pawaPay says of a deposit what cannot be read here'
    return { kind: 'unknown', alert }
  }
  const says = depositSays(deposit, currency, now, intentId)
  if (says.kind === 'unreadable') return { kind: 'unknown', alert: `pawaPay: ${says.why}` }
  if (says.kind !== 'hint') return says
  return says.alert ? { kind: 'unknown', alert: says.alert } : { kind: 'pending' }
}

const TAKEN = { status: 200, contentType: 'application/json', body: '{}' }

/**
 * A callback is a deposit, flat. Nothing but deposits of ours comes in here: money of others at the
 * same account comes to light with the statement.
 */
function receive({ path, raw, at }: Callback, currency: Currency): Received {
  const unreadable = (why: string): Received => ({ kind: 'unreadable', why, reply: TAKEN })
  if (path !== DEPOSITS_PATH) return unreadable(`path ${path}`)
  const deposit = readDeposit(jsonOf(raw))
  if (!deposit) return unreadable('it is no deposit')
  const says = depositSays(deposit, currency, at)
  if (says.kind === 'unreadable') return unreadable(says.why)
  return { kind: 'events', events: [says], reply: TAKEN }
}

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
