import { date, instantOf } from '../dates.ts'
import { memberNumberFrom } from '../member-number.ts'
import { minor } from '../money.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { Voice } from './voice.ts'

/** A mutual, a person and sums as long as they plausibly get. */
export const longest: Voice['mutual'] = {
  name: 'Mutuelle des Pêcheurs réunis',
  currency: 'KES',
  timeZone: 'Africa/Nairobi',
  serviceCode: '*384*12345#',
  helpPhone: '+254712345678' as PhoneNumber,
  contact: { name: 'Oluwaseunfunmila', phone: '+254712345678' as PhoneNumber },
  wallets: [{ wallet: 'sandbox', payBill: null }],
}
export const bare: Voice['mutual'] = {
  ...longest,
  ...{ serviceCode: null, helpPhone: null, contact: null },
}
/** It takes cash and its bank only: it says how to pay rather than what to dial. */
export const cashOnly: Voice['mutual'] = { ...longest, wallets: [] }
/** It has an account that members pay into by themselves, with as long a name as one may have. */
export const intoAccount: Voice['mutual'] = {
  ...longest,
  wallets: [{ wallet: 'bank', payBill: null, label: 'Compte 0123456789012 Caisse de Thiaroye' }],
}
/** The same with one that every message has room for. */
export const intoShortAccount: Voice['mutual'] = {
  ...longest,
  wallets: [{ wallet: 'bank', payBill: null, label: 'Compte 012345678901234' }],
}
export const bareCashOnly: Voice['mutual'] = { ...bare, wallets: [] }
/** As long as an installation file may call a wallet. */
export const title = 'Vodacom M-Pesa'
export const amount = minor(999_999_999)
export const number = memberNumberFrom('041233741')
export const day = date('2026-12-28')
export const at = instantOf(day, '23:59', longest.timeZone)
export const phone = '+254712345678' as PhoneNumber
export const name = 'Oluwaseunfunmilayo Adebayo-Ogunleye'
