import { date } from '../../core/dates.ts'
import { monthNamed } from '../../core/month-names.ts'
import { readWrittenDay } from '../../core/written-date.ts'

/** Digits of a number that spreadsheets keep; later ones become zeros. */
const KEPT_DIGITS = 15

/** So many zeros in a row after the kept digits are no chance. */
const LOST_DIGITS_MIN = 3

/**
 * What a spreadsheet program has done to the text of one cell, in words for whoever sent it, so that
 * it is not what stood there; null when nothing shows. For phones, accounts, and all that follows.
 */
export function spoiltText(text: string): string | null {
  const cell = text.trim()
  if (cell.startsWith('=')) return 'is a formula of a spreadsheet: save what it shows'
  // `1.23457E+10`, `1,23457E+10`, `1E+15`, `12.3E9`: a reference such as 12E34 has no sign.
  if (/^[-+]?\d{1,3}(?:[.,]\d+E[-+]?|E[-+])\d{1,3}$/i.test(cell))
    return 'is a number that a spreadsheet has shortened: its digits are lost'
  if (/^#{2,}$/.test(cell)) return 'was hidden by a column too narrow when the file was saved'
  if (/^#[\p{L}/0]{1,12}[!?]?$/u.test(cell) || /^Err:\d{3}$/i.test(cell))
    return 'is the fault of a formula in a spreadsheet'
  return null
}

/**
 * The same for what identifies something (a reference, a card): also days that were made of it
 * (`12-3` becomes `12-mars`), decimals (`1234.0`) and marks between thousands (`1,234,567`).
 */
export function spoiltReference(text: string): string | null {
  const cell = text.trim()
  const spoilt = spoiltText(cell)
  if (spoilt) return spoilt
  if (isMadeDay(cell)) return 'is a day that a spreadsheet has made of it'
  const isGrouped = /^\d{1,3}([ ,.'\u00a0\u2009\u202f\u2019])\d{3}(?:\1\d{3})*$/.test(cell)
  if (isGrouped || /^\d+[.,]\d+$/.test(cell))
    return 'is a number that a spreadsheet has written anew'
  return null
}

/** The same for a number of a register, in which spaces and marks may stand as people like. */
export function spoiltNumber(text: string): string | null {
  const isDay = isMadeDay(text.trim())
  return isDay ? 'is a day that a spreadsheet has made of it' : spoiltText(text)
}

/**
 * Looks whether long numbers of a column have lost their last digits: together they have more zeros
 * after the fifteenth digit than chance has, and nothing else.
 */
export function lostDigits(): {
  readonly take: (text: string) => void
  readonly areLost: () => boolean
} {
  let zeros = 0
  let isOther = false
  return {
    take: (text) => {
      const tail = /^\d+$/.test(text) ? text.slice(KEPT_DIGITS) : ''
      zeros += tail.length
      isOther ||= /[^0]/.test(tail)
    },
    areLost: () => zeros >= LOST_DIGITS_MIN && !isOther,
  }
}

/** A cell without the marks by which it is kept a text: `'0712` and `="0712"`. */
export function bareCell(text: string): string {
  const cell = text.replace(/[\u00a0\u202f]/g, ' ').trim()
  const formula = /^="([^"]*)"$/.exec(cell)
  return (formula?.[1] ?? cell.replace(/^'(?=[^'])/, '')).trim()
}

/** A long whole number without the decimals that a spreadsheet has added: `254722000111.0`. */
export function withoutDecimals(text: string): string {
  return text.replace(/^(\+?\d{7,})[.,]0+$/, '$1')
}

const LATEST = date('2099-12-31')

/** `12-mars`, `Nov-26`, `2026-03-12 00:00:00`, `12/03/26`. */
function isMadeDay(cell: string): boolean {
  const [, first = '', second = ''] = /^([\p{L}\d]+)\.?[-/. ]([\p{L}\d]+)\.?$/u.exec(cell) ?? []
  const word = /^\d{1,4}$/.test(first) ? second : /^\d{1,4}$/.test(second) ? first : ''
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (monthNamed(plain) !== null) return true
  return /^\d+\D/.test(cell) && readWrittenDay(cell, null, LATEST).kind !== 'none'
}
