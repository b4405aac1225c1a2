import type { Random } from '../../test/simulation/random.ts'
import { pause, serveOperator } from './carrier.ts'

/** Daraja answers after so long; it says a second or two at its worst. */
const ANSWERS_MS = { least: 300, spread: 400 }

/** Who has a prompt on the phone types the PIN within so long; whoever does not lets it go. */
const TYPES_MS = { least: 5000, spread: 20_000 }
const LETS_GO_MS = 60_000

/** Of a hundred prompts so many are paid, and so many refused on the phone; the rest is let go. */
const PAID = 75
const REFUSED = 15

/** What became of a prompt: its callback, and the receipt where money moved. */
export type PromptEnd = {
  readonly phone: string
  readonly receipt: string | null
  readonly path: string
  readonly body: string
}

type Push = { readonly phone: string; readonly path: string; code: number | null }

/**
 * A wallet in the form of Daraja: it shows prompts, whose payers pay, refuse or do nothing, and tells
 * what became of each. While it is silent nothing is answered and no prompt is shown.
 */
export async function startWallet(
  random: Random,
  now: () => number,
  tell: { prompted(phone: string, atMs: number): void; ended(end: PromptEnd): void },
  isSilent: () => boolean,
) {
  const pushes = new Map<string, Push>()

  function push(body: string): object {
    const { PhoneNumber, CallBackURL } = JSON.parse(body) as Record<string, string | number>
    const id = `ws_CO_${String(pushes.size + 1).padStart(9, '0')}`
    const phone = `+${PhoneNumber}`
    const prompt: Push = { phone, path: new URL(String(CallBackURL)).pathname, code: null }
    pushes.set(id, prompt)
    tell.prompted(phone, performance.now())
    void showOn(id, prompt)
    return { ...named(id), ResponseCode: '0', ResponseDescription: 'Success', CustomerMessage: 'Success' } // prettier-ignore
  }

  async function showOn(id: string, prompt: Push): Promise<void> {
    const drawn = random.below(100)
    const isPaid = drawn < PAID
    const isAnswered = drawn < PAID + REFUSED
    await pause(isAnswered ? TYPES_MS.least + random.below(TYPES_MS.spread) : LETS_GO_MS)
    prompt.code = isPaid ? 0 : isAnswered ? 1032 : 1037
    const receipt = isPaid ? `S${id.slice(-9)}` : null
    const Item = receipt === null ? [] : paidItems(prompt.phone, receipt, now())
    const stkCallback = {
      ...{ ...named(id), ResultCode: prompt.code, ResultDesc: 'It is over.' },
      ...(receipt === null ? {} : { CallbackMetadata: { Item } }),
    }
    const body = JSON.stringify({ Body: { stkCallback } })
    tell.ended({ phone: prompt.phone, receipt, path: prompt.path, body })
  }

  function query(body: string): object {
    const { CheckoutRequestID } = JSON.parse(body) as { CheckoutRequestID: string }
    const code = pushes.get(CheckoutRequestID)?.code ?? null
    if (code === null)
      return { errorCode: '500.001.1001', errorMessage: 'The transaction is being processed' }
    return { ...named(CheckoutRequestID), ResponseCode: '0', ResultCode: String(code), ResultDesc: 'It is over.' } // prettier-ignore
  }

  return serveOperator(now, async ({ url, body }) => {
    if (isSilent()) return null
    await pause(ANSWERS_MS.least + random.below(ANSWERS_MS.spread))
    if (url.startsWith('/oauth/')) return { access_token: 'a-token-of-the-day', expires_in: 3599 }
    if (url.startsWith('/mpesa/stkpush/')) return push(body)
    if (url.startsWith('/mpesa/stkpushquery/')) return query(body)
    return {}
  })
}

function named(id: string) {
  return { MerchantRequestID: `m-${id}`, CheckoutRequestID: id }
}

function paidItems(phone: string, receipt: string, now: number) {
  return [
    { Name: 'Amount', Value: 1000 },
    { Name: 'MpesaReceiptNumber', Value: receipt },
    { Name: 'TransactionDate', Value: Number(nairobiTime(now)) },
    { Name: 'PhoneNumber', Value: Number(phone.slice(1)) },
  ]
}

/** `20260601080000`: Daraja's clock on the wall. */
export function nairobiTime(now: number): string {
  const walls = new Date(now + 3 * 60 * 60 * 1000).toISOString()
  return walls.slice(0, 19).replace(/\D/g, '')
}

/** A payment to the mutual's pay bill, for the member whose number was typed, as Daraja tells of it. */
export function payBillNotice(id: string, number: string, phone: string, now: number): string {
  return JSON.stringify({
    ...{ TransactionType: 'Pay Bill', TransID: id, TransTime: nairobiTime(now) },
    ...{ TransAmount: '500.00', BusinessShortCode: '600100', BillRefNumber: number },
    ...{ InvoiceNumber: '', OrgAccountBalance: '', ThirdPartyTransID: '' },
    ...{ MSISDN: phone.slice(1), FirstName: 'AMINA', MiddleName: '', LastName: '' },
  })
}
