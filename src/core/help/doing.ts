import type { Say, TextKey } from '../wording/text-key.ts'

/** What somebody was doing who asks to be called: where on the line the request came from. */
export const DOINGS = [
  'menu',
  'pay',
  'standing',
  'family',
  'visits',
  'receipts',
  'pin',
  'join',
  'sms',
  'staff',
] as const

export type Doing = (typeof DOINGS)[number]

/** The words that the menus of members have for it, so that both sides of a call say the same. */
const WORDS = {
  menu: 'resume.again',
  pay: 'main.pay',
  standing: 'main.standing',
  family: 'main.family',
  visits: 'main.visit',
  receipts: 'main.receipts',
  pin: 'other.pin',
  join: 'help.joining',
  staff: 'help.staff',
} as const satisfies Readonly<Record<Exclude<Doing, 'sms'>, TextKey>>

export function doingText(say: Say, doing: Doing): string {
  return doing === 'sms' ? 'SMS' : say(WORDS[doing])
}
