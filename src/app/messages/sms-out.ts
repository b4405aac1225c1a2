import type { Instant } from '../../core/dates.ts'
import { ownLanguage } from '../../core/statutes/own-language.ts'
import type { Wording } from '../../core/messages/message-wording.ts'
import { type Voice, voiceOf } from '../../core/messages/voice.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { smsParts } from '../../core/text/gsm7.ts'
import { languageSpokenOn } from '../../store/calls/callers.ts'
import { enqueue, enqueueAll } from '../../store/messages/messages.ts'
import { insertWordings } from '../../store/messages/wordings.ts'
import type { ReadTx, Tx } from '../../store/store.ts'
import type { Desk, ReadDesk } from '../desk.ts'
import type { Priority } from './priorities.ts'

export type SmsOut = {
  /** Its id in the outbox, where that is noted elsewhere. */
  readonly id?: string
  readonly mutual: string | null
  readonly to: PhoneNumber
  readonly text: string
  readonly priority: Priority
  /** What the message is about: a second one of the same key is not sent. */
  readonly about: string
  /** What it is looked at again for before it leaves, in the words of `sending/recheck.ts`. */
  readonly subject?: string
  /** In which words it is, where a report tells that apart. */
  readonly wording?: Wording
  /** Not before this; at once when left out. */
  readonly notBefore?: Instant
}

/** Puts an SMS into the outbox; it leaves after the commit. Returns whether it was new. */
export async function queueSms(desk: Desk, sms: SmsOut): Promise<boolean> {
  const { tx, now } = desk
  await keepWordings(tx, [sms], now)
  return enqueue(tx, rowOf(desk, sms, now), now)
}

/** The same for many. */
export async function queueAllSms(desk: Desk, messages: readonly SmsOut[]): Promise<void> {
  const { tx, now } = desk
  const rows = messages.map((sms) => rowOf(desk, sms, now))
  await keepWordings(tx, messages, now)
  await enqueueAll(tx, rows, now)
}

function rowOf({ ports }: ReadDesk, sms: SmsOut, now: Instant) {
  return {
    outbox_id: sms.id ?? ports.ids.id(),
    kind: 'sms' as const,
    mutual_id: sms.mutual,
    recipient: sms.to,
    text: sms.text,
    intent_id: null,
    priority: sms.priority,
    not_before: sms.notBefore ?? now,
    dedupe_key: sms.about,
    parts: smsParts(sms.text),
    subject: sms.subject ?? null,
    wording: sms.wording?.id ?? null,
  }
}

/** Keeps the words that messages are in, each once. */
export async function keepWordings(
  tx: Tx,
  messages: readonly { readonly wording?: Wording }[],
  now: Instant,
): Promise<void> {
  const wordings = messages.flatMap(({ wording }) => wording ?? [])
  if (wordings.length > 0) await insertWordings(tx, wordings, now)
}

/** How to speak to a phone in the name of a mutual: in its owner's language, else the mutual's. */
export async function voiceFor(tx: ReadTx, mutual: Mutual, phone: PhoneNumber): Promise<Voice> {
  const language = await languageSpokenOn(tx, phone)
  return voiceOf(mutual, language ?? ownLanguage(mutual))
}
