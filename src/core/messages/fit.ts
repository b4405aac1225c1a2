import { septets, SMS_SEPTETS } from '../text/gsm7.ts'
import { CATALOGUES, type Language, LANGUAGE_CODES } from '../wording/catalogue.ts'
import type { TextKey, Values } from '../wording/text-key.ts'
import { errandTexts } from './longest-errands.ts'
import { ofHouseholds, ofLives, ofReminders, toManagers } from './longest-lives.ts'
import { ofCash, toAnybody, toClinics, toMembers } from './longest-sms.ts'
import {
  bare,
  bareCashOnly,
  cashOnly,
  intoAccount,
  intoShortAccount,
  longest,
  title,
} from './longest.ts'
import { HINTS, LABELS, TITLES } from './places.ts'
import { type Voice, voiceOf } from './voice.ts'

/** Texts of a mutual in one language. */
export type OwnTexts = Readonly<Partial<Record<TextKey, string>>>

/** A text that does not fit, and by how many septets where it is worst. */
type Misfit = { readonly key: TextKey; readonly over: number }

/**
 * Which of a mutual's own texts do not fit: messages that use them, each with the longest plausible
 * values, into one SMS; texts of screens into their place. Empty when all do.
 */
export function misfits(language: Language, own: OwnTexts): Misfit[] {
  return [...messageMisfits(language, own), ...placeMisfits(language, own)]
}

/** Every message there is with the longest plausible values, always in the same order. */
export function longestMessages(language: Language, own: OwnTexts = {}): string[] {
  return [longest, bare, cashOnly, intoAccount, intoShortAccount, bareCashOnly].flatMap((mutual) =>
    messagesOf(voiceOf({ ...mutual, wording: { [language]: own } }, language)),
  )
}

function messagesOf(voice: Voice): string[] {
  return [
    ...[toClinics, toMembers, ofCash, toAnybody].flatMap((texts) => texts(voice)),
    ...[ofLives, ofHouseholds, ofReminders, toManagers].flatMap((texts) => texts(voice)),
    ...Object.values(errandTexts(voice)),
  ]
}

/** A message that is too long is put down to each text in it that is longer than ours. */
function messageMisfits(language: Language, own: OwnTexts): Misfit[] {
  const tooLong = longestMessages(language, own).filter((text) => sizeOf(text) > SMS_SEPTETS)
  if (tooLong.length === 0) return []
  const longer = keysOf(own).filter(
    (key) => key.startsWith('sms.') && sizeOf(own[key]) > sizeOf(CATALOGUES[language][key]),
  )
  const most = new Map<TextKey, number>()
  for (const message of tooLong) {
    const over = overBy(message, SMS_SEPTETS)
    const within = longer.filter((key) => isWithin(message, own[key] ?? ''))
    for (const key of within.length > 0 ? within : longer) {
      most.set(key, Math.max(over, most.get(key) ?? 0))
    }
  }
  return [...most].map(([key, over]) => ({ key, over }))
}

/** Whether the words of a text stand in a message, with anything in place of its values. */
function isWithin(message: string, text: string): boolean {
  let at = 0
  for (const part of text.split(/\{\w+\}/)) {
    const found = message.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return true
}

function placeMisfits(language: Language, own: OwnTexts): Misfit[] {
  const said = messageKeys(language)
  return keysOf(own).flatMap((key) => {
    if (said.has(key)) return []
    const over = overBy(filled(own[key] ?? ''), roomOf(key))
    return over > 0 ? [{ key, over }] : []
  })
}

/** Texts that messages are made of: they were measured within these. */
function messageKeys(language: Language): ReadonlySet<string> {
  const said = new Set<string>()
  const { say, ...voice } = voiceOf(longest, language)
  messagesOf({ ...voice, say: (key, ...values) => (said.add(key), say(key, ...values)) })
  return new Set([...said].filter((key) => key.startsWith('sms.')))
}

/**
 * What a hint, a title and a choice may be together on one screen, with `CON `, both ways out and
 * the longest line of any: the walk through all screens with texts of this length proves it.
 */
const HINT_SEPTETS = 40
const TITLE_SEPTETS = 40
const LABEL_SEPTETS = 24

/** What has its place among others is as long as the longest of ours, in whatever language. */
export function roomOf(key: TextKey): number {
  const ours = LANGUAGE_CODES.map((code) => sizeOf(filled(CATALOGUES[code][key])))
  if (HINTS.has(key)) return Math.max(HINT_SEPTETS, ...ours)
  if (TITLES.has(key)) return Math.max(TITLE_SEPTETS, ...ours)
  return Math.max(LABELS.has(key) ? LABEL_SEPTETS : 0, ...ours)
}

/** With the longest plausible values. */
export function filled(text: string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => VALUES[name as ScreenValue] ?? NAME)
}

type ScreenKey = Exclude<TextKey, `sms.${string}`>
type ScreenValue = { [Key in ScreenKey]: keyof Values<Key> }[ScreenKey]

const MONEY = 'KSh 12,345,678.90'
const DAY = '28/12/2026'
const NAME = 'Oluwaseunfunmilayo A'

/** Of screens; what is not here is a name. */
const VALUES: Readonly<Partial<Record<ScreenValue, string>>> = {
  ...{ amount: MONEY, fee: MONEY, each: MONEY, patient: MONEY, share: MONEY, total: MONEY },
  ...{ date: DAY, from: DAY, to: DAY, since: DAY, until: DAY, when: '28/12 23:59' },
  ...{ most: '99', left: '9', years: '99', count: '99999', members: '99999' },
  ...{ code: 'K7QR42-8', number: '041233741-8', phone: '+254712345678', ref: 'JP26-0038112' },
  ...{ wallet: title, bill: '600100' },
}

function keysOf(own: OwnTexts): TextKey[] {
  return Object.keys(own) as TextKey[]
}

function sizeOf(text: string | undefined): number {
  return septets(text ?? '') ?? Infinity
}

function overBy(text: string | undefined, room: number): number {
  return Math.max(0, sizeOf(text) - room)
}
