import type { FailureReason, ReceiptAnswer } from '../../../app/wallet.ts'

/**
 * What a code means. The same code means different things to different interfaces (17 is a repeat
 * within two minutes, or a failure inside), so each has a table of its own.
 */
export type Meaning =
  | { readonly kind: 'paid' }
  | { readonly kind: 'pending' }
  /** It certainly came to nothing. */
  | {
      readonly kind: 'failed'
      readonly reason: FailureReason
      /** What somebody must put right. */
      readonly alert?: string
      /** It says nothing of whether the operator works. */
      readonly isOfPayer?: boolean
      /** It may be tried again, after so long. */
      readonly afterMs?: number
    }
  /** It may have been done, or nobody here knows the code. */
  | { readonly kind: 'unknown'; readonly alert?: string }

const MINUTE_MS = 60 * 1000

function failed(reason: FailureReason, alert?: string): Meaning {
  return { kind: 'failed', reason, ...(alert && { alert }) }
}

function again(afterMs: number, alert?: string): Extract<Meaning, { kind: 'failed' }> {
  return { kind: 'failed', reason: 'try-later', afterMs, ...(alert && { alert }) }
}

const KEYS = 'shortCode, passkey or keys are refused'

function keys(code: string): Meaning {
  return failed('misconfigured', `${KEYS} (${code})`)
}

/** Whether the operator does not take us for whom we say we are. */
export function isOfKeys(meaning: Meaning): boolean {
  return meaning.kind === 'failed' && (meaning.alert?.startsWith(KEYS) ?? false)
}

/** What became of a prompt: `ResultCode` of its callback and of the question about it. */
export const RESULTS: Readonly<Record<string, Meaning>> = {
  '0': { kind: 'paid' },
  '1': failed('no-funds'),
  '2': failed('limit', 'an amount is below the least (2)'),
  '3': failed('limit'),
  '4': failed('limit'),
  '8': failed('misconfigured', 'the account can hold no more (8)'),
  '17': failed('try-later'),
  '26': failed('try-later'),
  '1001': failed('try-later'),
  '1019': failed('expired'),
  '1025': failed('try-later', 'a prompt could not be shown (1025)'),
  '1031': failed('refused'),
  '1032': failed('refused'),
  '1037': failed('unreachable'),
  '1101': failed('misconfigured', 'a prompt was too long (1101)'),
  '2001': failed('wrong-pin'),
  '2028': failed('misconfigured', 'no such product: till and short code (2028)'),
  '2029': failed('try-later'),
  '8006': failed('account'),
  '9999': failed('try-later'),
  SFC_IC0003: failed('misconfigured', 'no such till or short code (SFC_IC0003)'),
}

/** What became of a prompt. A code that is not known decides nothing. */
export function resultOf(code: string): Meaning {
  return own(RESULTS, code) ?? { kind: 'unknown', alert: `result ${shown(code)}` }
}

type Answer = ReceiptAnswer['says']

function refusedTo(alert: string): Answer {
  return { kind: 'refused', alert }
}

/**
 * What a question about a payment came to (Transaction Status): `ResultCode` of its answer. With 0 the
 * answer says it. For a receipt that Daraja does not know no code is written anywhere but that of
 * reversals.
 */
export const ANSWERS: Readonly<Record<string, Answer | null>> = {
  '0': null,
  '15': { kind: 'unknown' },
  '17': { kind: 'unknown' },
  '18': refusedTo('the initiator’s credential is refused (18)'),
  '20': refusedTo('no such initiator (20)'),
  '21': refusedTo('the initiator may not ask about payments (21)'),
  '22': refusedTo('the initiator may not ask about payments (22)'),
  '24': refusedTo('a field is missing (24)'),
  '25': refusedTo('a field is refused (25)'),
  '26': { kind: 'unknown' },
  '29': refusedTo('no such command (29)'),
  '2001': refusedTo('the initiator’s credential is refused (2001)'),
  '2006': refusedTo('the initiator is not active (2006)'),
  '2028': refusedTo('the short code is not the initiator’s (2028)'),
  '8006': refusedTo('the initiator’s credential is locked (8006)'),
  '100000000': { kind: 'unknown' },
  '100000001': { kind: 'unknown' },
  '100000002': { kind: 'unknown' },
  '100000010': refusedTo('the account may not ask about payments (100000010)'),
  '100000011': { kind: 'unknown' },
  R000002: { kind: 'unknown-receipt' },
}

/** What a code of such an answer means; null where the answer itself says it. */
export function answerOf(code: string): Answer | null {
  const found = own(ANSWERS, code)
  return found === undefined ? { kind: 'unknown', alert: `result ${shown(code)}` } : found
}

/** `TransactionStatus`, in small letters: what became of the payment. */
const STATES: Readonly<Record<string, { readonly kind: 'done' } | Answer>> = {
  completed: { kind: 'done' } as const,
  failed: { kind: 'not-done' },
  cancelled: { kind: 'not-done' },
  canceled: { kind: 'not-done' },
  declined: { kind: 'not-done' },
  expired: { kind: 'not-done' },
  pending: { kind: 'unknown' },
  authorized: { kind: 'unknown' },
}

/** A state that is not known decides nothing. */
export function stateOf(word: string) {
  const found = own(STATES, word.trim().toLowerCase())
  return found ?? ({ kind: 'unknown', alert: `state ${shown(word)}` } as const)
}

/** Why a request was turned away at the door: `errorCode`, and where that says little, the text. */
type Refusal = Meaning | readonly (readonly [text: RegExp, meaning: Meaning])[]

const OTHERWISE = /(?:)/

export const REFUSALS: Readonly<Record<string, Refusal>> = {
  '400.002.02': [
    [/phone ?number|party ?a\b|msisdn/i, failed('account')],
    [OTHERWISE, failed('misconfigured', 'a field is refused (400.002.02)')],
  ],
  '400.002.05': failed('misconfigured', 'a request is refused (400.002.05)'),
  // The token was made anew once already.
  '404.001.03': again(MINUTE_MS, 'the token is refused (404.001.03)'),
  '400.003.01': again(MINUTE_MS, 'the token is refused (400.003.01)'),
  '400.008.01': keys('400.008.01'),
  '400.008.02': keys('400.008.02'),
  '401.002.01': keys('401.002.01'),
  '404.001.01': failed('misconfigured', 'baseUrl is wrong (404.001.01)'),
  '405.001': failed('misconfigured', 'baseUrl is wrong (405.001)'),
  '500.001.1001': [
    [/being processed/i, { kind: 'pending' }],
    // Of this phone: others are asked all the while.
    [/lock subscriber/i, { ...again(MINUTE_MS), isOfPayer: true }],
    [/merchant does not exist|wrong credential/i, keys('500.001.1001')],
    [OTHERWISE, { kind: 'unknown', alert: 'error 500.001.1001' }],
  ],
  '500.002.1001': { kind: 'pending' },
  '500.003.02': again(MINUTE_MS / 2),
  '500.003.03': again(MINUTE_MS, 'the quota is used up (500.003.03)'),
  '500.003.1001': { kind: 'unknown' },
  '00.002.1001': again(5 * MINUTE_MS),
  '15': { kind: 'pending' },
  '17': { kind: 'unknown' },
  '18': failed('misconfigured', 'the operator’s password is refused (18)'),
  '20': failed('misconfigured', 'no such initiator (20)'),
  '21': failed('misconfigured', 'the initiator may not (21)'),
  '22': failed('misconfigured', 'the initiator may not (22)'),
  '24': failed('misconfigured', 'a field is missing (24)'),
  '25': failed('misconfigured', 'a field is refused (25)'),
  '26': again(MINUTE_MS / 2),
  '29': failed('misconfigured', 'no such command (29)'),
  // Cached there, and sent on later by itself.
  '100000000': { kind: 'unknown' },
  '100000001': again(MINUTE_MS),
  '100000002': again(MINUTE_MS),
  '100000010': failed('misconfigured', 'the account may not (100000010)'),
  '100000011': again(MINUTE_MS),
} // prettier-ignore

/** Why a request was turned away. A code that is not known may stand for something that was done. */
export function refusalOf(code: string, text: string): Meaning {
  const found = own(REFUSALS, code)
  if (found === undefined) return { kind: 'unknown', alert: `error ${shown(code)}` }
  if ('kind' in found) return found
  const [, meaning] = found.find(([pattern]) => pattern.test(text)) ?? []
  return meaning ?? { kind: 'unknown', alert: `error ${shown(code)}` }
}

function own<Value>(table: Readonly<Record<string, Value>>, code: string): Value | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined
}

/** Somebody else's text, made fit for an alert: what may be a phone number is left out. */
function shown(code: string): string {
  const plain = code.replace(/[^\w.]/g, '').replace(/\d{10,}/g, '…')
  return plain.slice(0, 16) || 'without a code'
}
