import type { Callback, Received, ReceiptQuestion, Wallet } from '../../../app/wallet.ts'
import type { Instant } from '../../../core/dates.ts'
import { type Currency, times, wholeUnit } from '../../../core/money.ts'
import type { Limits } from '../../../core/payments/terms.ts'
import { jsonOf } from '../../json.ts'
import { type MpesaParts, type MpesaSettings, PATHS } from './account.ts'
import { readPrompted, TAKEN, unreadable } from './callback.ts'
import { checkAccount } from './check.ts'
import { daraja } from './client.ts'
import { balanceIn, readAsked, readConfirmed } from './pay-bill.ts'
import { PAYER_HINTS } from './payer.ts'
import { prompt, query } from './prompt.ts'
import { pull } from './pull.ts'
import { register } from './register.ts'
import { readReversal, readStatus } from './result.ts'
import { askAbout, initiatorOf } from './status.ts'

const MINUTE_MS = 60 * 1000

const TITLE = 'M-PESA'

/**
 * An M-PESA account in Kenya, by Safaricom's Daraja (reference/mobile-money.md 2). Prompts are STK
 * pushes; what payers send by themselves comes as C2B confirmations.
 */
export function mpesaWallet(parts: MpesaParts): Wallet {
  const { settings } = parts
  const api = daraja(parts)
  const initiator = initiatorOf(parts)
  return {
    ...{ name: settings.name, kind: settings.kind, currency: settings.currency },
    title: TITLE,
    offerTo: (_phone, currency) => ({ title: TITLE, reach: 'yes', ...limitsIn(currency) }),
    stepOf: wholeUnit,
    // Of the same amount Daraja takes none within two minutes, and of any none within one.
    pauses: { anyMs: MINUTE_MS, sameAmountMs: 2 * MINUTE_MS },
    payerHints: PAYER_HINTS,
    prompt: (asked) => prompt(parts, api, asked),
    query: (asked) => query(parts, api, asked),
    receive: (callback) => receive(callback, settings),
    balanceIn: (callback) => balanceIn(callback, settings.currency),
    check: () => checkAccount(parts, api),
    register: () => register(parts, api),
    ...(initiator && {
      askAbout: (asked: ReceiptQuestion) => askAbout(parts, api, initiator, asked),
    }),
    ...(settings.pullNumber && {
      pull: (from: Instant, to: Instant) => pull(parts, api, from, to),
    }),
  }
}

/** What Safaricom lets a payer pay, in whole shillings: at once, and in a day. */
const LIMITS = { least: 1, most: 250_000, perDay: 500_000 } as const

function limitsIn(currency: Currency): Limits {
  const shillings = (count: number) => times(wholeUnit(currency), count)
  const { least, most, perDay } = LIMITS
  return { least: shillings(least), most: shillings(most), perDay: shillings(perDay) }
}

function receive(callback: Callback, settings: MpesaSettings): Received {
  const body = jsonOf(callback.raw)
  switch (callback.path) {
    case PATHS.told:
      return readPrompted(callback, body, settings.currency)
    case PATHS.paid:
      return readConfirmed(body, settings)
    case PATHS.asked:
      return readAsked(body, settings)
    case PATHS.status:
      return readStatus(callback, body, settings.currency)
    case PATHS.late:
      // Not in time means nothing: the answer may come all the same.
      return { kind: 'events', events: [], reply: TAKEN }
    case PATHS.returned:
      return readReversal(body, settings.currency)
    default:
      return unreadable('no such address')
  }
}
