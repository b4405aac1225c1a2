import { checkMemberNumber, type MemberNumber } from './member-number.ts'
import { cleanInput } from './text/input.ts'

/**
 * The one member number in what a payer typed as the account: `41220537 HALIMA`, `acc 41220537`,
 * `#4122053-7`, `4122 0537`, `41220537/1`, also in digits of another script. Null when there is none, or more than one; a number
 * in several pieces counts only when no other digits stand beside it.
 */
export function numberInAccount(text: string): MemberNumber | null {
  const chunks = chunksOf(cleanInput(text))
  const whole = checkMemberNumber(chunks.map(digitsOf).join(''))
  if (whole) return whole
  const numbers = new Set(chunks.flatMap((chunk) => numberOf(chunk) ?? []))
  const [only, other] = numbers
  return only && other === undefined ? only : null
}

/** Runs of digits, with what people write between the digits of one number. */
function chunksOf(text: string): string[] {
  return text
    .split(/[\s#:;,*()]+/)
    .map((word) => (isDigits(word) ? word.replace(/[oO]/g, '0').replace(/[iIlL]/g, '1') : word))
    .flatMap((word) => word.match(/\d[\d.\-/]*/g) ?? [])
}

/** Letters that look like digits are digits where nothing else stands beside them. */
function isDigits(word: string): boolean {
  return /^[\doOiIlL.\-/]+$/.test(word) && /\d/.test(word)
}

/** With or without the suffix of somebody of the household, whose money is the household's. */
function numberOf(chunk: string): MemberNumber | null {
  return (
    checkMemberNumber(digitsOf(chunk)) ??
    checkMemberNumber(digitsOf(chunk.replace(/\/\d{1,2}$/, '')))
  )
}

function digitsOf(chunk: string): string {
  return chunk.replace(/\D/g, '')
}
