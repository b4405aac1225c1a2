import {
  timeOfDayAt,
  civilDateAt,
  type Instant,
  instant,
  instantOf,
  parseDate,
} from '../../../core/dates.ts'
import type { WalletSettings } from '../../../installation.ts'
import type { TokenKeeper } from '../../outgoing/token.ts'

export type MpesaSettings = Extract<WalletSettings, { kind: 'mpesa' }>

/** What an account's adapter is given besides its settings. */
export type MpesaParts = {
  readonly settings: MpesaSettings
  readonly tokens: TokenKeeper
  readonly now: () => Instant
  /** The whole address of ours that ends so. */
  readonly callbackUrl: (path: string) => string
  readonly timeoutMs?: number
}

/** The walls whose time Daraja writes and reads, without a zone. */
const NAIROBI = 'Africa/Nairobi'

/** Where Daraja tells us: no word in it that it forbids in addresses. */
export const PATHS = {
  told: 'told',
  paid: 'paid',
  asked: 'asked',
  status: 'status',
  late: 'late',
  pulled: 'pulled',
  returned: 'returned',
} as const

/** `20260314101602`, as walls in Nairobi show it. */
export function timestampOf(at: Instant): string {
  const day = civilDateAt(at, NAIROBI).replaceAll('-', '')
  const seconds = String(Math.floor(at / 1000) % 60).padStart(2, '0')
  return `${day}${timeOfDayAt(at, NAIROBI).replace(':', '')}${seconds}`
}

/** The moment of such a timestamp, in text or as a number; null when it is none. */
export function readTimestamp(value: unknown): Instant | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(String(value))
  if (!match) return null
  const [, year, month, of, hour = '', minute = '', second = ''] = match
  const day = parseDate(`${year}-${month}-${of}`)
  if (!day || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return instant(instantOf(day, `${hour}:${minute}`, NAIROBI) + Number(second) * 1000)
}

/** Who we are, in requests about prompts; the same moment must stand in both. */
export function signed({ shortCode, passkey }: MpesaSettings, at: Instant) {
  const Timestamp = timestampOf(at)
  const Password = Buffer.from(`${shortCode}${passkey}${Timestamp}`).toString('base64')
  return { BusinessShortCode: shortCode, Password, Timestamp }
}
