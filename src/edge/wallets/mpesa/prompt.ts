import { z } from 'zod'
import type { AskedPrompt, Known, PromptOutcome, PromptRequest } from '../../../app/wallet.ts'
import { exponentOf, wholeUnit } from '../../../core/money.ts'
import { type MpesaParts, signed } from './account.ts'
import type { Daraja, Said } from './client.ts'
import { type Meaning, resultOf } from './codes.ts'
import { darajaPhone } from './payer.ts'

const REFERENCE_LENGTH = 12
const DESCRIPTION_LENGTH = 13

/** Daraja refuses a prompt of 182 characters; what it writes around our fields takes so many. */
const PROMPT_LENGTH = 181
const AROUND_LENGTH = 90

const ACCEPTED = z.object({
  ResponseCode: z.union([z.string(), z.number()]).transform(String),
  CheckoutRequestID: z.string().min(1).max(100).nullish(),
})

/** Asks a phone for money (STK push). Accepted means that the phone will show it, not that it was paid. */
export async function prompt(
  parts: MpesaParts,
  api: Daraja,
  asked: PromptRequest,
): Promise<PromptOutcome> {
  const { settings, now } = parts
  const phone = darajaPhone(asked.phone)
  if (!phone) return { kind: 'rejected', reason: 'account', retryable: false }
  const { currency, amount } = asked
  // Whole shillings only: the rest would be lost on the way.
  if (currency !== settings.currency || amount % wholeUnit(currency) !== 0) {
    const alert = `${currency} with a fraction, or of another account`
    return { kind: 'rejected', reason: 'misconfigured', retryable: false, alert }
  }
  const AccountReference = plain(asked.reference, REFERENCE_LENGTH)
  const said = await api.call('/mpesa/stkpush/v1/processrequest', {
    ...signed(settings, now()),
    TransactionType: settings.till ? 'CustomerBuyGoodsOnline' : 'CustomerPayBillOnline',
    Amount: amount / 10 ** exponentOf(currency),
    ...{ PartyA: phone, PartyB: settings.till ?? settings.shortCode, PhoneNumber: phone },
    ...{ CallBackURL: asked.callbackUrl, AccountReference },
    TransactionDesc: descriptionOf(asked.payee, AccountReference),
  })
  return outcomeOf(said)
}

/** As much of the payee's name as there is room for; Daraja wants one. */
function descriptionOf(payee: string, reference: string): string {
  const room = PROMPT_LENGTH - AROUND_LENGTH - reference.length - payee.length
  const length = Math.max(1, Math.min(DESCRIPTION_LENGTH, room))
  return plain(payee, length) || 'Contribution'.slice(0, length)
}

/** Letters without their accents, and digits. */
function plain(text: string, length: number): string {
  const letters = text.normalize('NFD').replace(/[^A-Za-z0-9]/g, '')
  return letters.slice(0, length)
}

function outcomeOf(said: Said): PromptOutcome {
  switch (said.kind) {
    case 'not-sent':
      return rejected({ kind: 'failed', reason: 'try-later', afterMs: 0, ...alertOf(said.alert) })
    case 'unknown':
      return { kind: 'unknown' }
    case 'refused':
      return rejected(said.meaning)
    case 'said': {
      const accepted = ACCEPTED.safeParse(said.body)
      if (!accepted.success) return { kind: 'unknown', alert: 'an answer to a prompt' }
      const { ResponseCode: code, CheckoutRequestID: ref } = accepted.data
      return code === '0'
        ? { kind: 'accepted', operatorRef: ref ?? null }
        : ofPayer(rejected(resultOf(code)))
    }
  }
}

/** What was turned away was not sent; what is being worked on, or not known, may have been. */
function rejected(meaning: Meaning): PromptOutcome {
  switch (meaning.kind) {
    case 'failed': {
      const { reason, afterMs, alert, isOfPayer } = meaning
      const retryable = afterMs !== undefined
      const after = afterMs ? { retryAfterMs: afterMs } : {}
      const whose = isOfPayer ? { isOfPayer } : {}
      return { kind: 'rejected', reason, retryable, ...whose, ...after, ...alertOf(alert) }
    }
    case 'unknown':
      return { kind: 'unknown', ...alertOf(meaning.alert) }
    case 'paid':
    case 'pending':
      return { kind: 'unknown' }
  }
}

/** A result is of one prompt, and Daraja works. */
function ofPayer(outcome: PromptOutcome): PromptOutcome {
  return outcome.kind === 'rejected' ? { ...outcome, isOfPayer: true } : outcome
}

const QUERIED = z.object({ ResultCode: z.union([z.string(), z.number()]).transform(String) })

/**
 * Asks what became of a prompt. Of one that was paid Daraja says neither receipt nor amount. Without
 * its own name for the prompt it cannot be asked.
 */
export async function query(
  { settings, now }: MpesaParts,
  api: Daraja,
  { intentId, operatorRef }: AskedPrompt,
): Promise<Known> {
  if (operatorRef === null) return { kind: 'unknown' }
  const body = { ...signed(settings, now()), CheckoutRequestID: operatorRef }
  const said = await api.call('/mpesa/stkpushquery/v1/query', body)
  if (said.kind === 'not-sent') return { kind: 'unknown', ...alertOf(said.alert) }
  if (said.kind === 'unknown') return said
  const result = said.kind === 'said' ? QUERIED.safeParse(said.body) : null
  if (result && !result.success) return { kind: 'unknown' }
  // A question that is turned away says nothing of the prompt.
  const meaning = said.kind === 'refused' ? said.meaning : resultOf(result?.data.ResultCode ?? '')
  switch (meaning.kind) {
    case 'paid':
      return { kind: 'paid-no-receipt' }
    case 'pending':
      return { kind: 'pending' }
    case 'unknown':
      return { kind: 'unknown', ...alertOf(meaning.alert) }
    case 'failed':
      if (said.kind === 'refused') return { kind: 'unknown', ...alertOf(meaning.alert) }
      return {
        kind: 'failed',
        intentId,
        operatorRef,
        reason: meaning.reason,
        ...alertOf(meaning.alert),
      }
  }
}

function alertOf(alert: string | undefined) {
  return alert ? { alert } : {}
}
