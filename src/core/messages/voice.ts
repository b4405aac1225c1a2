import { civilDateAt, formatDayMonth, type Instant, timeOfDayAt } from '../dates.ts'
import { formatMoney, type Minor } from '../money.ts'
import { canPrompt, payInto } from '../payments/prompt-wallet.ts'
import type { Mutual } from '../statutes/statutes.ts'
import { foldName, SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { type Language, LANGUAGES, sayIn } from '../wording/catalogue.ts'
import type { Say } from '../wording/text-key.ts'

/** Who speaks in an SMS, and in which language. */
export type Voice = {
  readonly say: Say
  readonly language: Language
  readonly mutual: Pick<
    Mutual,
    'name' | 'currency' | 'timeZone' | 'serviceCode' | 'helpPhone' | 'wallets'
  > &
    Partial<Pick<Mutual, 'wording' | 'contact'>>
}

/** Characters of a mutual's name that an SMS has room for. */
const MUTUAL_NAME_LENGTH = 20

/** A mutual's voice in a language, in its own words where its statutes have any. */
export function voiceOf(mutual: Voice['mutual'], language: Language): Voice {
  return { say: sayIn(language, mutual.wording?.[language]), language, mutual }
}

/** The mutual's name as it opens a message. */
export function mutualName({ mutual }: Voice): string {
  return foldName(mutual.name, MUTUAL_NAME_LENGTH)
}

export function money(
  { mutual, language }: Pick<Voice, 'language'> & { readonly mutual: Pick<Mutual, 'currency'> },
  amount: Minor,
): string {
  return formatMoney(amount, mutual.currency, LANGUAGES[language].thousands)
}

/** `02/04 14:05` on a wall where the mutual is. */
export function moment({ mutual: { timeZone } }: Voice, at: Instant): string {
  return `${formatDayMonth(civilDateAt(at, timeZone))} ${timeOfDayAt(at, timeZone)}`
}

/** Sentences of one SMS; the `welcome` ones follow in order as long as there is room. */
export function sentences(needed: readonly string[], welcome: readonly string[] = []): string {
  let text = needed.join(' ')
  for (const sentence of welcome) {
    const longer = `${text} ${sentence}`
    if ((septets(longer) ?? Infinity) <= SMS_SEPTETS) text = longer
  }
  return text
}

/** How to reach the mutual: its service code, where it has one, or its telephone. */
export function dial({ say, mutual }: Voice): string[] {
  return mutual.serviceCode
    ? [say('sms.dial', { code: mutual.serviceCode })]
    : call({ say, mutual })
}

/** Characters of an account that have room beside anything else. A part of it would be another. */
const ACCOUNT_LENGTH = 22

/**
 * How to pay: on a call, into the account of the mutual, or in cash to a person where nobody is asked
 * by phone. An account with a long name is read on the call.
 */
export function howToPay(voice: Voice): string[] {
  const { say, mutual } = voice
  if (canPrompt(mutual)) return dial(voice)
  const { helpPhone: phone } = mutual
  const label = payInto(mutual)
  if (label) return label.length <= ACCOUNT_LENGTH ? [say('sms.pay.to', { label })] : dial(voice)
  return [phone ? say('sms.pay.cash-call', { phone }) : say('sms.pay.cash')]
}

export function call({
  say,
  mutual,
}: Pick<Voice, 'say'> & { readonly mutual: Pick<Mutual, 'helpPhone'> }): string[] {
  return mutual.helpPhone ? [say('sms.call', { phone: mutual.helpPhone })] : []
}
