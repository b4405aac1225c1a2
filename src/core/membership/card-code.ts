import { type MemberNumber, readMemberNumber } from '../member-number.ts'

/** What stands in the code of a membership card: whose it is, and a check. It proves nothing and names nobody. */
type CardCode = {
  readonly number: MemberNumber
  /** The code of the mutual, in capitals. */
  readonly mutual: string
  /** The keyed check of both, `CHECK_LENGTH` capitals. */
  readonly check: string
}

/** Enough that a code of something else, or a misread one, is not taken for a card. */
const CHECK_LENGTH = 4

/** What the check is made from. */
export function checkedText(number: MemberNumber, mutual: string): string {
  return `card/${number}/${mutual.toLowerCase()}`
}

/** The check as the card has it, from the seal of the text that is checked. */
export function checkOf(seal: string): string {
  return seal.slice(0, CHECK_LENGTH).toUpperCase()
}

/** `ML1:04123378:UMOJA:9F3A`: only signs that make a small code. */
export function cardText({ number, mutual, check }: CardCode): string {
  return `ML1:${number}:${mutual.toUpperCase()}:${check}`
}

/** A scanner types as a keyboard of some country does: what divides the parts may be another sign. */
const CARD = /^ML1[^A-Z0-9](\d{8,9})[^A-Z0-9]([A-Z0-9][A-Z0-9-]*)[^A-Z0-9]([A-F0-9]{4})$/

/** What a scanner typed, where it is the code of a card; null otherwise. */
export function readCardText(text: string): CardCode | null {
  const [, digits, mutual, check] = CARD.exec(text.trim().toUpperCase()) ?? []
  const number = digits === undefined ? null : readMemberNumber(digits)
  if (!number || mutual === undefined || check === undefined) return null
  return { number, mutual, check }
}

/** `041 233 78`, as people say it aloud. */
export function spokenNumber(number: MemberNumber): string {
  return number.replace(/(\d{3})(?=\d)/g, '$1 ')
}
