import { createHash } from 'node:crypto'
import { type PhoneNumber, readInternational } from '../../../core/phone-number.ts'

/** Who paid, as far as M-PESA says: a whole number, or what is left of one. */
type Payer = { readonly payerPhone: PhoneNumber | null; readonly payerHint?: string }

/**
 * Reads a payer's number: whole (`254711000222`, `0711000222`, `711000222`), masked
 * (`2547 ***** 222`, `25470****149`), or its SHA-256. Of the last two nobody can be told for certain.
 */
export function readPayer(value: unknown): Payer {
  const text =
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  const digits = text.replace(/^\+/, '')
  if (/^(?:254|0)?[17]\d{8}$/.test(digits)) {
    const payerPhone = readInternational(`+254${digits.slice(-9)}`)
    return { payerPhone }
  }
  if (/^[0-9a-f]{64}$/i.test(text)) return { payerPhone: null, payerHint: text.toLowerCase() }
  if (/^[\d\s*]{9,20}$/.test(text) && text.includes('*')) {
    return { payerPhone: null, payerHint: text.replace(/\s/g, '') }
  }
  return { payerPhone: null }
}

/** `254711000222`, as Daraja wants it; null for a phone that no M-PESA account has. */
export function darajaPhone(phone: PhoneNumber): string | null {
  return /^\+254[17]\d{8}$/.test(phone) ? phone.slice(1) : null
}

const HASH = /^[0-9a-f]{64}$/

/** What a hash is made of: `254711000222`, and as other installations have seen it. */
const HASHED: readonly ((digits: string) => string)[] = [
  (digits) => digits,
  (digits) => `+${digits}`,
  (digits) => `0${digits.slice(3)}`,
]

/**
 * What a hint says of a phone. A hash is of one number alone; a mask leaves the first and the last
 * digits, and how many are hidden is not always told, since both `25470****149` and `2547*****126`
 * are seen.
 */
export const PAYER_HINTS = {
  isOfOne: (hint: string): boolean => HASH.test(hint),
  fits: (hint: string, phone: PhoneNumber): boolean => {
    const digits = darajaPhone(phone)
    if (digits === null) return false
    if (HASH.test(hint)) return HASHED.some((of) => sha256(of(digits)) === hint)
    return isMaskOf(hint, digits) || isMaskOf(hint, `0${digits.slice(3)}`)
  },
}

function isMaskOf(mask: string, digits: string): boolean {
  const [, start = '', end = ''] = /^(\d*)\*+(\d*)$/.exec(mask) ?? []
  // Less than six digits would fit a good part of all phones.
  if (start.length + end.length < 6 || start.length + end.length >= digits.length) return false
  return digits.startsWith(start) && digits.endsWith(end)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
