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
